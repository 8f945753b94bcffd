import { describe, expect, test } from "vitest";
import { Lateness } from "../../elements/emg/lateness";
import { Outbox } from "../../elements/emg/outbox";
import { Player, unpack } from "../../elements/emg/recording";

/** As the server packs it: the head's length, the head, filled up, and one channel after the other. */
function pack(rate: number, channels: number[][]): ArrayBuffer {
  let head = JSON.stringify({ rate, count: channels[0]!.length, isCut: false, channels: channels.map((_, i) => ({ name: `c${i}`, unit: "", muscle: null, side: null })) });
  head += " ".repeat((4 - (head.length % 4)) % 4);
  const bytes = new ArrayBuffer(4 + head.length + 4 * channels.flat().length);
  new DataView(bytes).setInt32(0, head.length, true);
  new Uint8Array(bytes, 4, head.length).set(new TextEncoder().encode(head));
  new Float32Array(bytes, 4 + head.length).set(channels.flat());
  return bytes;
}

describe("a recording", () => {
  test("is unpacked and runs as fast as it was made", () => {
    const recording = unpack(pack(1000, [[1, 2, 3, 4], [5, 6, NaN, 8]]));
    const player = new Player(recording, 100);
    expect(player.due(100)).toEqual({ frames: [], made: 100 });
    expect(player.due(102.5)).toEqual({ frames: [[1, 5], [2, 6]], made: 100 });
    expect(player.isOver).toBe(false);
    expect(player.due(1000)).toEqual({ frames: [[3, NaN], [4, 8]], made: 102 });
    expect(player.isOver).toBe(true);
  });
});

describe("samples that go out", () => {
  test("go in blocks, each channel in turn, not oftener than asked", () => {
    const sent: { values: number[]; made: number }[] = [];
    const outbox = new Outbox(10, (block, made) => sent.push({ values: [...new Float32Array(block)], made }));
    outbox.put([[1, 2], [3, 4]], 100);
    outbox.pump(100);
    outbox.put([[5, 6]], 104);
    outbox.pump(105);
    expect(sent).toEqual([{ values: [1, 2, 3, 4], made: 100 }]);
    outbox.put([[7, 8]], 109);
    outbox.pump(110);
    expect(sent[1]).toEqual({ values: [5, 6, 7, 8], made: 104 });
    outbox.pump(200);
    expect(sent.length).toBe(2);
  });

  test("that piled up go in several messages, none lost", () => {
    const sent: ArrayBuffer[] = [];
    const outbox = new Outbox(10, (block) => sent.push(block));
    outbox.put(Array.from({ length: 20_000 }, (_, i) => [i, -i]), 0);
    outbox.pump(0);
    outbox.pump(50);
    const all = sent.flatMap((block) => [...new Float32Array(block)]);
    expect(all.length).toBe(40_000);
    expect(all[39_998]).toBe(19_999);
    expect(Math.max(...sent.map((block) => block.byteLength))).toBeLessThanOrEqual(1 << 16);
    expect(sent.every((block) => block.byteLength % 8 === 0)).toBe(true);
  });
});

test("lateness is from the oldest sample of a message to the frame that shows it", () => {
  const lateness = new Lateness();
  lateness.send(2, 110, 100);
  lateness.send(3, 120, 111);
  lateness.hear(2, 113);
  lateness.draw(116);
  lateness.hear(3, 124);
  lateness.draw(133);
  lateness.draw(150);
  expect(lateness.figures).toEqual({ answer: 4, late: 22, late95: 22 });
  expect(new Lateness().figures.late).toBeNaN();
});
