import { Point, STRIDE, type Frame } from "../../elements/camera/landmarks";
import type { Plan, Rules } from "../../elements/camera/plan";

export const RULES: Rules = {
  countdown: 5, rest: 10, steady: 2, gone: 3, shortest: 2, slow: 12, tooSlow: 8, trialFrames: 12, visible: 0.5, margin: 0.02, smallest: 0.45, wide: 0.5,
  narrow: 0.35, dark: 0.2, tilt: 5, width: 480, cue: 4, filmRate: 30, filmSeconds: 120,
};

export function plan(more: Partial<Plan> = {}): Plan {
  return { takes: 1, seconds: 20, repetitions: null, view: "frontal", rules: RULES, engine: { loader: "", binary: "", models: { lite: "", full: "", heavy: "" } }, live: "", post: "", follow: "", ...more };
}

/** Someone who stands in the middle of a picture of 400 by 400 and faces the camera; `width` is that of the shoulders. */
export function standing(width = 0.16, more: Partial<Frame> = {}): Frame {
  const image = new Float32Array(STRIDE);
  const place = (point: number, x: number, y: number): void => image.set([x, y, 0, 0.99], point * 4);
  place(Point.nose, 0.5, 0.1);
  const pairs: [number, number, number][] = [
    [Point.leftShoulder, Point.rightShoulder, 0.2], [Point.leftElbow, Point.rightElbow, 0.33], [Point.leftWrist, Point.rightWrist, 0.45],
    [Point.leftHip, Point.rightHip, 0.45], [Point.leftKnee, Point.rightKnee, 0.68], [Point.leftAnkle, Point.rightAnkle, 0.9],
    [Point.leftHeel, Point.rightHeel, 0.92], [Point.leftFoot, Point.rightFoot, 0.94]];
  for (const [left, right, y] of pairs) {
    place(left, 0.5 + width / 2, y);
    place(right, 0.5 - width / 2, y);
  }

  return { time: 0, persons: 1, roll: NaN, image, world: new Float32Array(STRIDE), ...more };
}
