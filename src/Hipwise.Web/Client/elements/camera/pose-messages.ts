/** What the page tells the worker. */
export type Order =
  | { kind: "load"; loader: string; binary: string; model: string; persons: number }
  | { kind: "find"; id: number; picture: ImageBitmap; time: number };

/** What the worker tells the page. */
export type Report =
  | { kind: "progress"; part: number }
  | { kind: "loaded" }
  | { kind: "broken"; text: string }
  | Found;

/** The points of one picture; null where nobody was seen. */
export interface Found {
  kind: "found";
  id: number;
  time: number;
  width: number;
  height: number;
  persons: number;
  image: Float32Array | null;
  world: Float32Array | null;
  /** How long it took (ms). */
  took: number;
  /** Mean of the picture, 0-1. */
  brightness: number;
}
