/** What the page says about one filmed screen; every figure in it is knowledge. */
export interface Plan {
  /** How often it is to be done; each is one take. */
  takes: number;
  /** Longest time of a take (s). */
  seconds: number;
  /** After so many repetitions a take is over; null where only time ends it. */
  repetitions: number | null;
  /** From where the camera looks. */
  view: View;
  rules: Rules;
  /** Where the engine and its models are. */
  engine: Engine;
  /** Where takes go, live and as a whole. */
  live: string;
  post: string;
  /** Where the body model follows them. */
  follow: string;
}

/** From in front or behind, or from one side. */
export type View = "frontal" | "sagittal";

export interface Rules {
  /** Time to get into place (s). */
  countdown: number;
  /** Between takes (s). */
  rest: number;
  /** How long all must be well before the countdown begins (s). */
  steady: number;
  /** After this long without anyone a take ends (s). */
  gone: number;
  /** A take that is shorter than this is done again (s). */
  shortest: number;
  /** Below this the lighter model is taken, and below the other one it is said (results/s). */
  slow: number;
  tooSlow: number;
  /** How many frames a model is tried on. */
  trialFrames: number;
  /** Visibility from which a point counts as seen, 0-1. */
  visible: number;
  /** Distance from the edge (fraction of the picture). */
  margin: number;
  /** Smallest extent of a person (fraction of the picture's larger side). */
  smallest: number;
  /** Shoulders against trunk, in the picture: wider is a view from the front or behind, narrower one from the side. */
  wide: number;
  narrow: number;
  /** Mean brightness, 0-1. */
  dark: number;
  /** Turn of the camera (deg). */
  tilt: number;
  /** Between two things said about how someone moves (s). */
  cue: number;
  /** Widest picture that is worked on (px), and pictures a second of a film. */
  width: number;
  filmRate: number;
  /** Longest film (s). */
  filmSeconds: number;
}

export interface Engine {
  loader: string;
  binary: string;
  models: Record<"lite" | "full" | "heavy", string>;
}
