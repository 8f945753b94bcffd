import type { Moments, Muscle } from "./data";

const around = 7;

// A tube whose radius swells like the sine of its way holds about this share of the cylinder around it.
const fullness = 0.5;
const tendonShare = 0.28;
const thickest = 0.042;
const cubicMetre = 1e-6;

/** Colours as red, green, blue from 0 to 1. */
export type Colour = readonly [number, number, number];

/** All muscles as one mesh: tubes along their paths, the outer layers first so that they can be left out together. */
export class Tubes {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly colours: Float32Array;
  readonly indices: Uint32Array;
  private readonly order: number[];
  private readonly radius: Float32Array;
  private readonly rest: Float32Array;
  private readonly places: Float32Array;

  constructor(private readonly muscles: readonly Muscle[], private readonly along: number, standing: Moments) {
    this.order = muscles.map((_, m) => m).sort((a, b) => muscles[a]!.layer - muscles[b]!.layer || a - b);
    const vertices = muscles.length * along * around;
    [this.positions, this.normals, this.colours] = [new Float32Array(3 * vertices), new Float32Array(3 * vertices), new Float32Array(3 * vertices)];
    this.places = new Float32Array(3 * along);
    [this.radius, this.rest] = [new Float32Array(muscles.length), new Float32Array(muscles.length)];
    muscles.forEach((muscle, m) => {
      standing.path(0, m, this.places);
      this.rest[m] = this.length();
      this.radius[m] = Math.min(thickest, Math.sqrt((cubicMetre * muscle.volume) / (fullness * Math.PI * this.rest[m]!)));
    });
    this.indices = this.join();
  }

  /** Indices of a muscle: all have as many. */
  get indicesEach(): number {
    return 6 * around * (this.along - 1);
  }

  /** Where the indices of the first layer that is shown begin. */
  startOf(layer: number): number {
    return this.indicesEach * this.order.filter((m) => this.muscles[m]!.layer < layer).length;
  }

  /** The muscle that a triangle belongs to. */
  muscleAt(triangle: number): number {
    return this.order[Math.floor((3 * triangle) / this.indicesEach)]!;
  }

  /** Lays all tubes along the paths of a moment. */
  place(moments: Moments, at: number): void {
    this.order.forEach((m, slot) => {
      moments.path(at, m, this.places);
      const slimmer = Math.sqrt(this.rest[m]! / Math.max(1e-3, this.length()));
      this.lay(slot * this.along * around, this.radius[m]! * Math.min(1.25, Math.max(0.75, slimmer)));
    });
  }

  /** Paints every muscle; its ends are paler, as tendons are. */
  paint(colour: (muscle: number) => Colour, tendon: Colour): void {
    this.order.forEach((m, slot) => {
      const flesh = colour(m);
      for (let i = 0; i < this.along; i++) {
        const pale = i === 0 || i === this.along - 1 ? 0.75 : i === 1 || i === this.along - 2 ? 0.3 : 0;
        const [r, g, b] = [flesh[0] + pale * (tendon[0] - flesh[0]), flesh[1] + pale * (tendon[1] - flesh[1]), flesh[2] + pale * (tendon[2] - flesh[2])];
        let v = 3 * (slot * this.along + i) * around;
        for (let k = 0; k < around; k++) {
          this.colours[v++] = r;
          this.colours[v++] = g;
          this.colours[v++] = b;
        }
      }
    });
  }

  private length(): number {
    let sum = 0;
    const p = this.places;
    for (let i = 3; i < p.length; i += 3) sum += Math.hypot(p[i]! - p[i - 3]!, p[i + 1]! - p[i - 2]!, p[i + 2]! - p[i - 1]!);
    return sum;
  }

  // Rings at right angles to the path, each turned as little as may be against the one before.
  private lay(vertex: number, belly: number): void {
    const p = this.places;
    const last = this.along - 1;
    let [sx, sy, sz] = [0, 0, 0];
    for (let i = 0; i <= last; i++) {
      const [a, b] = [3 * Math.max(0, i - 1), 3 * Math.min(last, i + 1)];
      let [dx, dy, dz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
      const step = Math.hypot(dx, dy, dz) || 1;
      [dx, dy, dz] = [dx / step, dy / step, dz / step];
      if (i === 0) [sx, sy, sz] = Math.abs(dy) < 0.9 ? [-dz, 0, dx] : [0, dz, -dy];
      const off = sx * dx + sy * dy + sz * dz;
      [sx, sy, sz] = [sx - off * dx, sy - off * dy, sz - off * dz];
      const size = Math.hypot(sx, sy, sz) || 1;
      [sx, sy, sz] = [sx / size, sy / size, sz / size];
      const [ox, oy, oz] = [dy * sz - dz * sy, dz * sx - dx * sz, dx * sy - dy * sx];
      const radius = belly * (tendonShare + (1 - tendonShare) * Math.sin((Math.PI * i) / last)) * (i === 0 || i === last ? 0.35 : 1);
      for (let k = 0; k < around; k++) {
        const [c, s] = [cosines[k]!, sines[k]!];
        const [nx, ny, nz] = [c * sx + s * ox, c * sy + s * oy, c * sz + s * oz];
        const v = 3 * (vertex + i * around + k);
        [this.normals[v], this.normals[v + 1], this.normals[v + 2]] = [nx, ny, nz];
        this.positions[v] = p[3 * i]! + radius * nx;
        this.positions[v + 1] = p[3 * i + 1]! + radius * ny;
        this.positions[v + 2] = p[3 * i + 2]! + radius * nz;
      }
    }
  }

  private join(): Uint32Array {
    const indices = new Uint32Array(this.indicesEach * this.muscles.length);
    let next = 0;
    for (let slot = 0; slot < this.muscles.length; slot++) {
      for (let i = 0; i < this.along - 1; i++) {
        for (let k = 0; k < around; k++) {
          const a = (slot * this.along + i) * around + k;
          const b = (slot * this.along + i) * around + ((k + 1) % around);
          indices.set([a, b, a + around, b, b + around, a + around], next);
          next += 6;
        }
      }
    }
    return indices;
  }
}

const cosines = Array.from({ length: around }, (_, k) => Math.cos((2 * Math.PI * k) / around));
const sines = Array.from({ length: around }, (_, k) => Math.sin((2 * Math.PI * k) / around));

/** The colour of a value from 0 to 1 between even stops. */
export function between(stops: readonly Colour[], value: number): Colour {
  const place = Math.min(1, Math.max(0, value)) * (stops.length - 1);
  const first = Math.min(Math.floor(place), stops.length - 2);
  const t = place - first;
  const [a, b] = [stops[first]!, stops[first + 1]!];
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])];
}
