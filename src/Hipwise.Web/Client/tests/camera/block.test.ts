import { expect, test } from "vitest";
import { FRAME_BYTES, HEAD_BYTES, readBlock, writeFrames, writeHead } from "../../elements/camera/block";
import { STRIDE, type Frame } from "../../elements/camera/landmarks";
import { standing } from "./people";

const HEAD = { width: 480, height: 360, model: "heavy" } as const;

function block(frames: Frame[]): Uint8Array<ArrayBuffer> {
  const [head, body] = [writeHead(HEAD), writeFrames(frames)];
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return whole;
}

test("what was written is read again, to the bit", () => {
  const frames: Frame[] = [
    { ...standing(), time: 1.25, persons: 2, roll: 0.0625 },
    { time: 1.5, persons: 0, roll: NaN, image: null, world: null },
    { ...standing(0.3), time: 1e6 + 1 / 3, roll: -1 }];
  const { head, frames: again } = readBlock(block(frames));
  expect(head).toEqual(HEAD);
  expect(again).toEqual(frames);
});

test("the bytes are where the server looks for them", () => {
  const bytes = block([{ ...standing(), time: 0.5, persons: 1, roll: NaN }]);
  expect([...bytes.subarray(0, HEAD_BYTES)]).toEqual([0x48, 0x57, 0x4c, 0x31, 1, 0, 33, 0, 0xe0, 1, 0x68, 1, 2, 0, 0, 0]);
  expect(FRAME_BYTES).toBe(16 + 2 * 33 * 4 * 4);
  const view = new DataView(bytes.buffer);
  expect(view.getFloat64(HEAD_BYTES, true)).toBe(0.5);
  expect(view.getUint8(HEAD_BYTES + 8)).toBe(1);
  expect(view.getFloat32(HEAD_BYTES + 12, true)).toBeNaN();
  expect(view.getFloat32(HEAD_BYTES + 16, true)).toBe(0.5);
  expect(view.getFloat32(HEAD_BYTES + 16 + STRIDE * 4, true)).toBe(0);
});

test("a frame that was cut off is left out, and what is no take is refused", () => {
  const bytes = block([standing(), { ...standing(), time: 1 }]);
  expect(readBlock(bytes.slice(0, bytes.length - 1)).frames).toHaveLength(1);
  expect(() => readBlock(bytes.slice(1))).toThrow();
  expect(() => readBlock(new Uint8Array(3))).toThrow();
});
