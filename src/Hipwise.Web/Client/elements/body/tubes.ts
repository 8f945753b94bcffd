import type { Moments, Muscle } from "./data";

const around = 7;

// A tube whose radius swells like the sine of its way holds about this share of the cylinder around it.
const fullness = 0.5;
const tendonShare = 0.28;
const thickest = 0.042;
const cubicMetre = 1e-6;

/** Colours as red, green, blue from 0 to 1. */
export type Colour = readonly [number, number, number];

/** Numbers of a ring: its middle and radius, and two directions at right angles to the path. */
const ringSize = 12;
const colourSize = 4;

/**
 * All muscles as one mesh of tubes along their paths, the outer layers first so that they can be left out together. What changes is one row of
 * numbers a muscle (`rows`): its rings and its colour. The graphics processor lays the tubes along them (see `corners`, `lay` and flesh.ts).
 */
export class Tubes {
  /** A row of `rowSize` numbers each muscle: its rings, then its colour. */
  readonly rows: Float32Array;
  readonly rowSize: number;
  /** Which ring of which muscle a corner is on, and how far around (rad). */
  readonly corners: Float32Array;
  readonly indices: Uint32Array;
  private readonly order: number[];
  private readonly radius: Float32Array;
  private readonly rest: Float32Array;
  private readonly places: Float32Array;

  constructor(private readonly muscles: readonly Muscle[], private readonly along: number, standing: Moments) {
    this.order = muscles.map((_, m) => m).sort((a, b) => muscles[a]!.layer - muscles[b]!.layer || a - b);
    this.rowSize = ringSize * along + colourSize;
    this.rows = new Float32Array(this.rowSize * muscles.length);
    this.places = new Float32Array(3 * along);
    [this.radius, this.rest] = [new Float32Array(muscles.length), new Float32Array(muscles.length)];
    muscles.forEach((muscle, m) => {
      standing.path(0, m, this.places);
      this.rest[m] = this.length();
      this.radius[m] = Math.min(thickest, Math.sqrt((cubicMetre * muscle.volume) / (fullness * Math.PI * this.rest[m]!)));
    });
    [this.corners, this.indices] = [this.turnAround(), this.join()];
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

  /** Lays the rings of all muscles along the paths of a moment. */
  place(moments: Moments, at: number): void {
    for (let m = 0; m < this.muscles.length; m++) {
      moments.path(at, m, this.places);
      const slimmer = Math.sqrt(this.rest[m]! / Math.max(1e-3, this.length()));
      this.ring(m * this.rowSize, this.radius[m]! * Math.min(1.25, Math.max(0.75, slimmer)));
    }
  }

  /** Paints every muscle. */
  paint(colour: (muscle: number) => Colour): void {
    for (let m = 0; m < this.muscles.length; m++) this.rows.set(colour(m), m * this.rowSize + ringSize * this.along);
  }

  /** Where every corner lies as rings are now, three numbers each. */
  lay(): Float32Array {
    const positions = new Float32Array(this.corners.length);
    const rows = this.rows;
    for (let v = 0; v < positions.length; v += 3) {
      const ring = this.corners[v + 1]! * this.rowSize + ringSize * this.corners[v]!;
      const [c, s] = [Math.cos(this.corners[v + 2]!), Math.sin(this.corners[v + 2]!)];
      for (let k = 0; k < 3; k++) positions[v + k] = rows[ring + k]! + rows[ring + 3]! * (c * rows[ring + 4 + k]! + s * rows[ring + 8 + k]!);
    }
    return positions;
  }

  private length(): number {
    let sum = 0;
    const p = this.places;
    for (let i = 3; i < p.length; i += 3) {
      const x = p[i]! - p[i - 3]!;
      const y = p[i + 1]! - p[i - 2]!;
      const z = p[i + 2]! - p[i - 1]!;
      sum += Math.sqrt(x * x + y * y + z * z);
    }
    return sum;
  }

  // Rings at right angles to the path, each turned as little as may be against the one before.
  private ring(from: number, belly: number): void {
    const p = this.places;
    const rows = this.rows;
    const last = this.along - 1;
    let sx = 0;
    let sy = 0;
    let sz = 0;
    for (let i = 0; i <= last; i++) {
      const a = 3 * Math.max(0, i - 1);
      const b = 3 * Math.min(last, i + 1);
      let dx = p[b]! - p[a]!;
      let dy = p[b + 1]! - p[a + 1]!;
      let dz = p[b + 2]! - p[a + 2]!;
      const step = Math.sqrt(dx * dx + dy * dy + dz * dz) || 1;
      dx /= step;
      dy /= step;
      dz /= step;
      if (i === 0) {
        const steep = Math.abs(dy) >= 0.9;
        sx = steep ? 0 : -dz;
        sy = steep ? dz : 0;
        sz = steep ? -dy : dx;
      }
      const off = sx * dx + sy * dy + sz * dz;
      sx -= off * dx;
      sy -= off * dy;
      sz -= off * dz;
      const size = Math.sqrt(sx * sx + sy * sy + sz * sz) || 1;
      sx /= size;
      sy /= size;
      sz /= size;
      const ring = from + ringSize * i;
      rows[ring] = p[3 * i]!;
      rows[ring + 1] = p[3 * i + 1]!;
      rows[ring + 2] = p[3 * i + 2]!;
      rows[ring + 3] = belly * (tendonShare + (1 - tendonShare) * Math.sin((Math.PI * i) / last)) * (i === 0 || i === last ? 0.35 : 1);
      rows[ring + 4] = sx;
      rows[ring + 5] = sy;
      rows[ring + 6] = sz;
      rows[ring + 8] = dy * sz - dz * sy;
      rows[ring + 9] = dz * sx - dx * sz;
      rows[ring + 10] = dx * sy - dy * sx;
    }
  }

  private turnAround(): Float32Array {
    const corners: number[] = [];
    for (const m of this.order) {
      for (let i = 0; i < this.along; i++) {
        for (let k = 0; k < around; k++) corners.push(i, m, (2 * Math.PI * k) / around);
      }
    }
    return Float32Array.from(corners);
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

/** The colour of a value from 0 to 1 between even stops. */
export function between(stops: readonly Colour[], value: number): Colour {
  const place = Math.min(1, Math.max(0, value)) * (stops.length - 1);
  const first = Math.min(Math.floor(place), stops.length - 2);
  const t = place - first;
  const [a, b] = [stops[first]!, stops[first + 1]!];
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])];
}
