import { describe, expect, test } from "vitest";
import { Course } from "../elements/body/course";
import { Moments, type Geometry, type Muscle } from "../elements/body/data";
import { Orbit } from "../elements/body/orbit";
import { parse } from "../elements/body/palette";
import { activationsByRow } from "../elements/body/rows";
import { Solid, smooth } from "../elements/body/solids";
import { between, Tubes, type Colour } from "../elements/body/tubes";

const along = 4;

/** Moments of one segment and muscles that run straight up, a decimetre apart. */
function packed(moments: { height: number; activations: number[] }[]): string {
  const numbers = moments.flatMap(({ height, activations }) => [
    0, height, 0, 0, 0, 0, 32767,
    ...activations.flatMap((_, m) => Array.from({ length: along }, (_, k) => [1000 * m, height + 1000 * k, 0]).flat()),
    ...activations.map((value) => Math.round(10000 * value)),
  ]);
  const bytes = new Uint8Array(2 * numbers.length);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, i) => view.setInt16(2 * i, number, true));
  return btoa(String.fromCharCode(...bytes));
}

const muscle = (row: number, layer: number, side: "left" | "right" = "right", area = 1): Muscle => ({ row, side, layer, area, volume: 100 });

describe("moments", () => {
  const moments = new Moments(packed([{ height: 0, activations: [0, 1] }, { height: 2000, activations: [1, 1] }]), 1, 2, along);

  test("are read in their units", () => {
    const [place, turn] = [[0, 0, 0], [0, 0, 0, 0]];
    moments.segment(1, 0, place, turn);
    expect(place[1]).toBeCloseTo(0.2, 6);
    expect(turn[3]).toBeCloseTo(1, 6);
    expect(moments.count).toBe(2);
  });

  test("are mixed between two, and held to the first and the last", () => {
    expect(moments.activation(0.25, 0)).toBeCloseTo(0.25, 6);
    expect(moments.activation(-3, 0)).toBe(0);
    expect(moments.activation(99, 0)).toBe(1);
    const path = new Float32Array(3 * along);
    moments.path(0.5, 1, path);
    expect(path[0]).toBeCloseTo(0.1, 5);
    expect(path[1]).toBeCloseTo(0.1, 5);
  });

  test("tell each row by its strands' cross-sections", () => {
    const geometry = { rows: [{}, {}], muscles: [muscle(0, 0, "right", 1), muscle(0, 0, "right", 3)] } as unknown as Geometry;
    expect(activationsByRow(geometry, moments, 0)).toEqual([[0, 75], [0, 0]]);
  });
});

describe("tubes", () => {
  const muscles = [muscle(0, 2), muscle(1, 0), muscle(2, 1)];
  const moments = new Moments(packed([{ height: 0, activations: [0, 0.5, 1] }]), 1, 3, along);
  const tubes = new Tubes(muscles, along, moments);

  test("have the outer layers first, so that they can be left out", () => {
    expect([0, 1, 2, 3].map((layer) => tubes.startOf(layer) / tubes.indicesEach)).toEqual([0, 1, 2, 3]);
    expect([0, 1, 2].map((slot) => tubes.muscleAt((slot * tubes.indicesEach) / 3))).toEqual([1, 2, 0]);
    expect(Math.max(...tubes.indices)).toBe(tubes.corners.length / 3 - 1);
  });

  test("lie around their paths, at the radius of each ring", () => {
    tubes.place(moments, 0);
    const laid = tubes.lay();
    expect(laid.every(Number.isFinite)).toBe(true);
    for (let v = 0; v < laid.length; v += 3) {
      const [ring, muscle] = [tubes.corners[v]!, tubes.corners[v + 1]!];
      const [x, y, z, radius] = tubes.rows.subarray(muscle * tubes.rowSize + 12 * ring);
      expect(Math.hypot(laid[v]! - x!, laid[v + 1]! - y!, laid[v + 2]! - z!)).toBeCloseTo(radius!, 5);
    }
  });

  test("are thicker in the middle, and a larger muscle is thicker", () => {
    const thickness = (volume: number): number => {
      const one = new Tubes([{ ...muscle(0, 0), volume }], along, moments);
      one.place(moments, 0);
      const laid = one.lay();
      const width = (ring: number): number => Math.max(...Array.from({ length: 7 }, (_, k) => Math.abs(laid[3 * (7 * ring + k)]!)));
      expect(width(1)).toBeGreaterThan(width(0));
      return width(1);
    };
    expect(thickness(200)).toBeGreaterThan(thickness(50));
  });

  test("take the colour of what they do", () => {
    tubes.paint((m) => (m === 1 ? [1, 0, 0] : [0, 0, 1]));
    expect([0, 1, 2].map((m) => tubes.rows[m * tubes.rowSize + 12 * along])).toEqual([0, 1, 0]);
  });
});

describe("colours", () => {
  const stops: Colour[] = [[0, 0, 0], [1, 0, 0], [1, 1, 1]];
  test("lie between their stops and never outside", () => {
    expect(between(stops, 0.25)).toEqual([0.5, 0, 0]);
    expect(between(stops, -1)).toEqual([0, 0, 0]);
    expect(between(stops, 2)).toEqual([1, 1, 1]);
  });

  test("are read as browsers tell them", () => {
    expect(parse("rgb(255, 0, 51)")).toEqual([1, 0, 0.2]);
    expect(parse("color(srgb 1 0.5 0)")).toEqual([1, 0.5, 0]);
  });
});

describe("solids", () => {
  test("are closed: every edge belongs to two triangles that run it in opposite ways", () => {
    const box = new Solid().box([0, 0, 0, 1, 2, 3]);
    expect(volumeOf(box)).toBeCloseTo(6, 9);
    const ball = new Solid().add({ kind: "ball", numbers: [1, 1, 1, 0.5, 0.5, 0.5], edge: [], thickness: 0 });
    expect(volumeOf(ball)).toBeGreaterThan(0.4);
    const rod = new Solid().add({ kind: "rod", numbers: [0, 0, 0, 0.1, 0, 1, 0, 0.1], edge: [], thickness: 0 });
    expect(volumeOf(rod)).toBeGreaterThan(0.028);
  });

  test("go smoothly through all their points", () => {
    const line = [[0, 0], [1, 1], [2, 0]];
    const dense = smooth(line, 3);
    expect(dense).toHaveLength(7);
    expect([dense[0], dense[3], dense[6]]).toEqual(line);
  });
});

describe("a course", () => {
  test("goes round, at its pace, only while it plays", () => {
    const course = new Course(4);
    course.pass(1);
    expect(course.place).toBe(0);
    course.playing = true;
    course.pass(1);
    expect(course.place).toBeCloseTo(0.25, 9);
    course.pace = 0.5;
    course.pass(2);
    expect(course.momentOf(41)).toBeCloseTo(20, 9);
    course.pass(4);
    expect(course.place).toBeCloseTo(0, 9);
  });

  test("is led by hand within its ends", () => {
    const course = new Course(4);
    course.seek(2);
    expect(course.place).toBe(1);
    course.seek(-1);
    expect(course.momentOf(40)).toBe(0);
  });
});

describe("an orbit", () => {
  test("turns by keys, never over the top, and comes home", () => {
    const orbit = new Orbit({ turn: 0, height: 0 });
    for (let i = 0; i < 30; i++) expect(orbit.key("ArrowUp")).toBe(true);
    expect(orbit.height).toBeLessThan(Math.PI / 2);
    expect(orbit.key("a")).toBe(false);
    orbit.key("-");
    orbit.key("Home");
    expect(orbit.eye(2)).toEqual([0, 0, 2]);
  });
});

// By the divergence theorem: right only when triangles look outward.
function volumeOf({ positions, indices }: Solid): number {
  let sum = 0;
  const at = (i: number): number[] => positions.slice(3 * i, 3 * i + 3);
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = [at(indices[i]!), at(indices[i + 1]!), at(indices[i + 2]!)] as [number[], number[], number[]];
    sum += (a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!) + a[1]! * (b[2]! * c[0]! - b[0]! * c[2]!) + a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!)) / 6;
  }
  return sum;
}
