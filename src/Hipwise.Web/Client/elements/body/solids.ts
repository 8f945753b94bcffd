import type { Bone } from "./data";

const ringOf = 10;
const capRings = 3;

/** Triangles of solids put together: one mesh for all that moves together. */
export class Solid {
  readonly positions: number[] = [];
  readonly normals: number[] = [];
  readonly indices: number[] = [];

  add(bone: Bone): this {
    if (bone.kind === "rod") this.rod(smooth(points(bone.numbers, 4), 3));
    else if (bone.kind === "ball") this.ball(bone.numbers);
    else this.sheet(smooth(points(bone.numbers, 3), 3), smooth(points(bone.edge, 3), 3), bone.thickness);
    return this;
  }

  /** A box around a middle: x, y, z and its sizes. */
  box([x, y, z, width, height, depth]: number[]): this {
    const half = [width! / 2, height! / 2, depth! / 2];
    for (let axis = 0; axis < 3; axis++) {
      for (const sign of [-1, 1]) {
        const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
        const first = this.positions.length / 3;
        for (const [a, b] of [[-1, -1], [1, -1], [1, 1], [-1, 1]] as const) {
          const place = [x!, y!, z!];
          const normal = [0, 0, 0];
          place[axis]! += sign * half[axis]!;
          place[u]! += a * half[u]!;
          place[v]! += b * half[v]!;
          normal[axis] = sign;
          this.push(place, normal);
        }
        const order = sign > 0 ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2];
        this.indices.push(...order.map((i) => first + i));
      }
    }
    return this;
  }

  /** A tube with round ends through points with radii. */
  rod(line: number[][]): void {
    const first = this.positions.length / 3;
    let rings = 0;
    let side: number[] = aside(direction(line, 0));
    for (let i = 0; i < line.length; i++) {
      const along = direction(line, i);
      side = unit(minus(side, along, dot(side, along)));
      const other = cross(along, side);
      const ends = i === 0 ? capAngles().reverse().map((angle) => -angle) : i === line.length - 1 ? capAngles() : [];
      for (const angle of i === 0 ? [...ends, 0] : [0, ...ends]) {
        this.ring(line[i]!, along, side, other, angle);
        rings++;
      }
    }
    this.join(first, rings, ringOf);
  }

  ball([x, y, z, a, b, c]: number[]): void {
    const first = this.positions.length / 3;
    const rings = 9;
    for (let i = 0; i < rings; i++) {
      const up = (Math.PI * i) / (rings - 1) - Math.PI / 2;
      for (let k = 0; k < ringOf + 2; k++) {
        const turn = (2 * Math.PI * k) / (ringOf + 2);
        const n = [Math.cos(up) * Math.cos(turn), Math.sin(up), -Math.cos(up) * Math.sin(turn)];
        this.push([x! + a! * n[0]!, y! + b! * n[1]!, z! + c! * n[2]!], unit([n[0]! / a!, n[1]! / b!, n[2]! / c!]));
      }
    }
    this.join(first, rings, ringOf + 2);
  }

  sheet(from: number[][], to: number[][], thickness: number): void {
    const steps = 4;
    const grid = Array.from({ length: steps + 1 }, (_, s) => from.map((p, i) => p.map((v, k) => v + ((to[i]![k]! - v) * s) / steps)));
    const normal = (s: number, i: number): number[] => {
      const [up, down] = [grid[Math.max(0, s - 1)]![i]!, grid[Math.min(steps, s + 1)]![i]!];
      const [left, right] = [grid[s]![Math.max(0, i - 1)]!, grid[s]![Math.min(from.length - 1, i + 1)]!];
      return unit(cross(minus(right, left, 1), minus(down, up, 1)));
    };
    for (const face of [1, -1]) {
      const first = this.positions.length / 3;
      grid.forEach((row, s) => row.forEach((p, i) => {
        const n = normal(s, i).map((v) => face * v);
        this.push(p.map((v, k) => v + (n[k]! * thickness) / 2), n);
      }));
      for (let s = 0; s < steps; s++) {
        for (let i = 0; i < from.length - 1; i++) {
          const a = first + s * from.length + i;
          const b = a + from.length;
          this.indices.push(...(face > 0 ? [a, a + 1, b, a + 1, b + 1, b] : [a, b, a + 1, a + 1, b, b + 1]));
        }
      }
    }
  }

  private ring(point: number[], along: number[], side: number[], other: number[], angle: number): void {
    const [r, shift] = [point[3]! * Math.cos(angle), point[3]! * Math.sin(angle)];
    for (let k = 0; k < ringOf; k++) {
      const turn = (2 * Math.PI * k) / ringOf;
      const out = [0, 1, 2].map((axis) => Math.cos(turn) * side[axis]! + Math.sin(turn) * other[axis]!);
      this.push([0, 1, 2].map((axis) => point[axis]! + shift * along[axis]! + r * out[axis]!),
        [0, 1, 2].map((axis) => Math.cos(angle) * out[axis]! + Math.sin(angle) * along[axis]!));
    }
  }

  private join(first: number, rings: number, size: number): void {
    for (let i = 0; i < rings - 1; i++) {
      for (let k = 0; k < size; k++) {
        const a = first + i * size + k;
        const b = first + i * size + ((k + 1) % size);
        this.indices.push(a, b, a + size, b, b + size, a + size);
      }
    }
  }

  private push(place: number[], normal: number[]): void {
    this.positions.push(place[0]!, place[1]!, place[2]!);
    this.normals.push(normal[0]!, normal[1]!, normal[2]!);
  }
}

/** Points in between, on a smooth way through all of them (Catmull and Rom). */
export function smooth(line: number[][], steps: number): number[][] {
  if (line.length < 3) return line;
  const dense: number[][] = [];
  for (let i = 0; i < line.length - 1; i++) {
    const [a, b, c, d] = [line[Math.max(0, i - 1)]!, line[i]!, line[i + 1]!, line[Math.min(line.length - 1, i + 2)]!];
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      dense.push(b.map((v, k) => v + 0.5 * t * (c[k]! - a[k]! + t * (2 * a[k]! - 5 * v + 4 * c[k]! - d[k]! + t * (3 * (v - c[k]!) + d[k]! - a[k]!)))));
    }
  }
  return [...dense, line.at(-1)!];
}

function points(numbers: number[], size: number): number[][] {
  return Array.from({ length: numbers.length / size }, (_, i) => numbers.slice(size * i, size * (i + 1)));
}

function capAngles(): number[] {
  return Array.from({ length: capRings }, (_, i) => (Math.PI / 2) * ((i + 1) / capRings));
}

const dot = (a: number[], b: number[]): number => a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
const minus = (a: number[], b: number[], times: number): number[] => [0, 1, 2].map((k) => a[k]! - times * b[k]!);
const cross = (a: number[], b: number[]): number[] =>
  [a[1]! * b[2]! - a[2]! * b[1]!, a[2]! * b[0]! - a[0]! * b[2]!, a[0]! * b[1]! - a[1]! * b[0]!];
const direction = (line: number[][], i: number): number[] => unit(minus(line[Math.min(line.length - 1, i + 1)]!, line[Math.max(0, i - 1)]!, 1));

function unit(a: number[]): number[] {
  const length = Math.hypot(a[0]!, a[1]!, a[2]!) || 1;
  return [a[0]! / length, a[1]! / length, a[2]! / length];
}

function aside(along: number[]): number[] {
  return unit(cross(along, Math.abs(along[1]!) < 0.9 ? [0, 1, 0] : [1, 0, 0]));
}
