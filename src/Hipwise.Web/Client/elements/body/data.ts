/** What the server tells of the body; see Features/Body. */
export interface Bone {
  kind: "rod" | "ball" | "sheet";
  numbers: number[];
  edge: number[];
  thickness: number;
}

export interface Muscle {
  row: number;
  side: "left" | "right";
  layer: number;
  area: number;
  volume: number;
}

export interface Posture {
  block: string;
  rows: { length: number; arms: number[] }[];
}

export interface Geometry {
  version: string;
  placesAlong: number;
  segments: { name: string; bones: Bone[] }[];
  muscles: Muscle[];
  rows: { id: string; name: string; page: string | null }[];
  layers: string[];
  standing: Posture;
}

export interface Things {
  blocks: number[][];
  weights: { segment: number; at: number[]; kilograms: number }[];
  bands: { from: number; start: number[]; to: number; end: number[] }[];
}

export interface Motion {
  times: number[];
  isCarried: boolean;
  missing: number;
  scales: number[];
  rows: { left: number; right: number; at: number }[];
  things: Things;
  blocks: string;
}

const placeUnit = 1e-4;
const turnUnit = 1 / 32767;
const activationUnit = 1e-4;
const segmentSize = 7;

/** Moments of a movement as the server packs them, two bytes a number, the lower first. */
export class Moments {
  readonly count: number;
  private readonly numbers: Int16Array;
  private readonly size: number;
  private readonly paths: number;
  private readonly activations: number;

  constructor(packed: string, segments: number, private readonly muscles: number, private readonly along: number) {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    this.numbers = Int16Array.from({ length: bytes.length / 2 }, (_, i) => view.getInt16(2 * i, true));
    this.paths = segmentSize * segments;
    this.activations = this.paths + 3 * along * muscles;
    this.size = this.activations + muscles;
    this.count = Math.floor(this.numbers.length / this.size);
  }

  /** Place (m) and turn (unit quaternion) of a segment between two moments. */
  segment(at: number, segment: number, place: number[], turn: number[]): void {
    const [a, b, t] = this.between(at);
    const [i, j] = [a + segmentSize * segment, b + segmentSize * segment];
    for (let k = 0; k < 3; k++) place[k] = placeUnit * this.mix(i + k, j + k, t);
    let dot = 0;
    for (let k = 3; k < 7; k++) dot += this.numbers[i + k]! * this.numbers[j + k]!;
    const sign = dot < 0 ? -1 : 1;
    let norm = 0;
    for (let k = 0; k < 4; k++) {
      turn[k] = turnUnit * ((1 - t) * this.numbers[i + 3 + k]! + t * sign * this.numbers[j + 3 + k]!);
      norm += turn[k]! * turn[k]!;
    }
    for (let k = 0; k < 4; k++) turn[k] = turn[k]! / Math.sqrt(norm);
  }

  /** Places along a muscle (m) between two moments, three numbers each. */
  path(at: number, muscle: number, places: Float32Array): void {
    const [a, b, t] = this.between(at);
    const from = this.paths + 3 * this.along * muscle;
    for (let k = 0; k < 3 * this.along; k++) places[k] = placeUnit * this.mix(a + from + k, b + from + k, t);
  }

  /** Activation of a muscle, 0 to 1; -1 where none is known. */
  activation(at: number, muscle: number): number {
    const [a, b, t] = this.between(at);
    const from = this.activations + muscle;
    const value = activationUnit * this.mix(a + from, b + from, t);
    return value < 0 ? -1 : value;
  }

  get muscleCount(): number {
    return this.muscles;
  }

  private between(at: number): [number, number, number] {
    const held = Math.min(Math.max(at, 0), this.count - 1);
    const first = Math.min(Math.floor(held), Math.max(0, this.count - 2));
    return [first * this.size, Math.min(first + 1, this.count - 1) * this.size, held - first];
  }

  private mix(i: number, j: number, t: number): number {
    return (1 - t) * this.numbers[i]! + t * this.numbers[j]!;
  }
}
