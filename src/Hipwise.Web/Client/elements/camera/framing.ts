import { Point, type Frame } from "./landmarks";
import type { Plan, Rules, View } from "./plan";

/** What is looked at before a take, in the order told: the first that is not well is said aloud. */
export const CHECKS = ["seen", "one", "whole", "size", "view", "light", "level", "rate"] as const;
export type CheckName = (typeof CHECKS)[number];

export interface Check {
  name: CheckName;
  /** Null where it cannot be known. */
  well: boolean | null;
  /** Which sentence tells what to do. */
  hint: string;
}

/** What is known of the picture at one moment. */
export interface Sight {
  frame: Frame;
  width: number;
  height: number;
  /** Mean brightness, 0-1. */
  brightness: number;
  /** Results a second, or null before it is known. */
  rate: number | null;
}

const WHOLE = [
  Point.nose, Point.leftShoulder, Point.rightShoulder, Point.leftHip, Point.rightHip, Point.leftKnee, Point.rightKnee, Point.leftAnkle, Point.rightAnkle,
  Point.leftFoot, Point.rightFoot,
];
const DEGREE = Math.PI / 180;

/** Looks at one moment; without anyone nothing else about the person can be said. */
export function look(sight: Sight, plan: Pick<Plan, "view" | "rules">): Check[] {
  const { frame } = sight;
  const { rules, view } = plan;
  const points = frame.image;
  const about = (well: boolean): boolean | null => (points ? well : null);
  const hints: Record<CheckName, [boolean | null, string]> = {
    seen: [points !== null, "nobody"],
    one: [about(frame.persons <= 1), "two"],
    whole: [points && isWhole(points, rules), points ? cutAt(points, rules) : "cut"],
    size: [points && extent(points) >= rules.smallest, "far"],
    view: [points && facing(sight, rules, view), view],
    light: [sight.brightness >= rules.dark, "dark"],
    level: [Number.isNaN(frame.roll) ? null : Math.abs(frame.roll) <= rules.tilt * DEGREE, "tilted"],
    rate: [sight.rate === null ? null : sight.rate >= rules.tooSlow, "slow"],
  };
  return CHECKS.map((name) => ({ name, well: hints[name][0], hint: hints[name][1] }));
}

/** A slow device or poor light is told, but does not keep anyone from beginning. */
export function mayBegin(checks: readonly Check[]): boolean {
  return checks.length > 0 && checks.every(({ name, well }) => well !== false || name === "rate" || name === "light");
}

function isWhole(points: Float32Array, rules: Rules): boolean {
  return WHOLE.every((point) => isIn(points, point, rules.margin)) && seenShare(points, rules) >= 0.8;
}

// From the side the far limb is hidden behind the near one: most points must be seen, not each.
function seenShare(points: Float32Array, rules: Rules): number {
  return WHOLE.filter((point) => points[point * 4 + 3]! >= rules.visible).length / WHOLE.length;
}

function isIn(points: Float32Array, point: number, margin: number): boolean {
  const [x, y] = [points[point * 4]!, points[point * 4 + 1]!];
  return x >= margin && x <= 1 - margin && y >= margin && y <= 1 - margin;
}

function cutAt(points: Float32Array, rules: Rules): string {
  const out = (list: number[]): boolean => list.some((point) => !isIn(points, point, rules.margin));
  if (out([Point.leftFoot, Point.rightFoot, Point.leftAnkle, Point.rightAnkle])) return "feet";
  return out([Point.nose]) ? "head" : "cut";
}

function extent(points: Float32Array): number {
  const range = (axis: number): number => {
    const values = WHOLE.map((point) => points[point * 4 + axis]!);
    return Math.max(...values) - Math.min(...values);
  };
  return Math.max(range(0), range(1));
}

/** True when the person stands to the camera as wanted; between the two views neither is. */
function facing({ frame, width, height }: Sight, rules: Rules, view: View): boolean {
  const points = frame.image!;
  const at = (point: number): [number, number] => [points[point * 4]! * width, points[point * 4 + 1]! * height];
  const middle = (a: number, b: number): [number, number] => [(at(a)[0] + at(b)[0]) / 2, (at(a)[1] + at(b)[1]) / 2];
  const distance = (a: [number, number], b: [number, number]): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
  const trunk = distance(middle(Point.leftShoulder, Point.rightShoulder), middle(Point.leftHip, Point.rightHip));
  const ratio = distance(at(Point.leftShoulder), at(Point.rightShoulder)) / Math.max(trunk, 1);
  return view === "sagittal" ? ratio <= rules.narrow : ratio >= rules.wide;
}
