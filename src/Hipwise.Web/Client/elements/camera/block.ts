import { MODELS, POINTS, STRIDE, type Frame, type Model } from "./landmarks";

const VERSION = 1;
const MARK = [0x48, 0x57, 0x4c, 0x31];
const FLOAT = 4;
export const HEAD_BYTES = 16;
export const FRAME_BYTES = 16 + 2 * STRIDE * FLOAT;

export interface Head {
  width: number;
  height: number;
  model: Model;
}

/** Begins a take: who finds the points, and in pictures of which size. */
export function writeHead({ width, height, model }: Head): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEAD_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(MARK);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, POINTS, true);
  view.setUint16(8, width, true);
  view.setUint16(10, height, true);
  view.setUint8(12, MODELS.indexOf(model));
  return bytes;
}

/** Frames one after the other; where nobody was seen every number is NaN. */
export function writeFrames(frames: readonly Frame[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(frames.length * FRAME_BYTES);
  const view = new DataView(bytes.buffer);
  frames.forEach((frame, i) => {
    const at = i * FRAME_BYTES;
    view.setFloat64(at, frame.time, true);
    view.setUint8(at + 8, Math.min(255, frame.persons));
    view.setFloat32(at + 12, frame.roll, true);
    for (let k = 0; k < STRIDE; k++) {
      view.setFloat32(at + 16 + k * FLOAT, frame.image?.[k] ?? NaN, true);
      view.setFloat32(at + 16 + (STRIDE + k) * FLOAT, frame.world?.[k] ?? NaN, true);
    }
  });
  return bytes;
}

/** Reads what was written; a last frame that was cut off is left out. */
export function readBlock(bytes: Uint8Array<ArrayBuffer>): { head: Head; frames: Frame[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD_BYTES || MARK.some((letter, i) => bytes[i] !== letter) || view.getUint16(4, true) !== VERSION || view.getUint16(6, true) !== POINTS) {
    throw new Error("These are no landmarks.");
  }

  const head = { width: view.getUint16(8, true), height: view.getUint16(10, true), model: MODELS[view.getUint8(12)]! };
  const frames: Frame[] = [];
  for (let at = HEAD_BYTES; at + FRAME_BYTES <= bytes.length; at += FRAME_BYTES) {
    const numbers = (from: number) => Float32Array.from({ length: STRIDE }, (_, k) => view.getFloat32(from + k * FLOAT, true));
    const image = numbers(at + 16), world = numbers(at + 16 + STRIDE * FLOAT);
    const seen = !Number.isNaN(image[0]);
    frames.push({
      time: view.getFloat64(at, true), persons: view.getUint8(at + 8), roll: view.getFloat32(at + 12, true),
      image: seen ? image : null, world: seen ? world : null,
    });
  }

  return { head, frames };
}
