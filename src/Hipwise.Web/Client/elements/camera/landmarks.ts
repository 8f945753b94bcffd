/** Numbers of one frame: x, y, z and visibility of each of 33 points. */
export const POINTS = 33;
export const STRIDE = POINTS * 4;

/** The points that are looked at here, in the engine's order; left and right are the person's own. */
export const Point = {
  nose: 0, leftShoulder: 11, rightShoulder: 12, leftElbow: 13, rightElbow: 14, leftWrist: 15, rightWrist: 16, leftHip: 23, rightHip: 24,
  leftKnee: 25, rightKnee: 26, leftAnkle: 27, rightAnkle: 28, leftHeel: 29, rightHeel: 30, leftFoot: 31, rightFoot: 32,
} as const;

/** Pairs of points that a drawing joins. */
export const BONES: readonly (readonly [number, number])[] = [
  [Point.leftShoulder, Point.rightShoulder], [Point.leftHip, Point.rightHip],
  [Point.leftShoulder, Point.leftElbow], [Point.leftElbow, Point.leftWrist], [Point.rightShoulder, Point.rightElbow], [Point.rightElbow, Point.rightWrist],
  [Point.leftShoulder, Point.leftHip], [Point.rightShoulder, Point.rightHip],
  [Point.leftHip, Point.leftKnee], [Point.leftKnee, Point.leftAnkle], [Point.rightHip, Point.rightKnee], [Point.rightKnee, Point.rightAnkle],
  [Point.leftAnkle, Point.leftHeel], [Point.leftHeel, Point.leftFoot], [Point.rightAnkle, Point.rightHeel], [Point.rightHeel, Point.rightFoot],
];

/** What the engine saw at one moment. */
export interface Frame {
  /** Seconds. */
  time: number;
  persons: number;
  /** Of the camera about its line of sight (rad); NaN unknown. */
  roll: number;
  /** Fractions of the picture, depth and visibility of the person nearest to the middle; null where nobody was seen. */
  image: Float32Array | null;
  /** Metres. */
  world: Float32Array | null;
}

export const MODELS = ["lite", "full", "heavy"] as const;
export type Model = (typeof MODELS)[number];
