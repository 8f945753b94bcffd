/** A session as the server writes it for the player (`SheetJson`); every word, dose and limit in it comes from there. */
export interface Sheet {
  block: string;
  title: string;
  day: string;
  seconds: number;
  readySeconds: number;
  switchSeconds: number;
  secondsPerRepetition: number;
  painSafe: number;
  painAcceptable: number;
  loadStepKg: number;
  /** Exercises that limits leave out today. */
  leftOut?: string[];
  items: Item[];
  felt: Option[];
  skipReasons: SkipReason[];
  bands: Option[];
  changes?: string[];
}

export interface Option {
  id: string;
  name: string;
}

export interface SkipReason extends Option {
  /** False when nobody chooses it: the player tells it by itself. */
  asked: boolean;
}

/** One exercise; in a session of several rounds the same line comes once a round. */
export interface Item {
  line: string;
  exercise: string;
  name: string;
  setup: string;
  steps: string[];
  cues: string[];
  drawn: boolean;
  /** The screen whose live cues fit, where a camera may look on. */
  camera?: string | null;
  tempo: { down: number; pause: number; up: number } | null;
  /** Seconds that each repetition is held. */
  holdSeconds: number | null;
  load: string | null;
  /** Most sets and most load that a limit allows. */
  mostSets?: number | null;
  mostLoadKg?: number | null;
  effort: string | null;
  perSide: boolean;
  why: string[];
  changes: string[];
  sets: SheetSet[];
  variants: Variant[];
}

export interface Variant {
  harder: boolean;
  item: Item;
}

export type Side = "left" | "right";

export interface SheetSet {
  side: Side | null;
  number: number;
  of: number;
  work: Work;
  restSeconds: number;
}

export interface Work {
  repetitions: number | null;
  holdSeconds: number | null;
  loadKg: number | null;
  band: string | null;
}
