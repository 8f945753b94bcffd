import type { SessionEvent, SetEvent, Skipped } from "./events";
import type { Work } from "./sheet";

/** A set of an exercise, by its place in the sheet. */
export interface Place {
  item: number;
  set: number;
}

/** What is known of the last set while its answers are open. */
export interface Draft {
  event: SetEvent;
  /** Id under which it was already told, or null. */
  loggedId: string | null;
  changed: boolean;
}

export interface Session {
  id: string;
  day: string;
  block: string;
  phase: "ready" | "work" | "rest" | "finished" | "stopped";
  /** Why there is a countdown before the set. */
  cause: "first" | "next" | "switch" | "again";
  paused: boolean;
  /** True while an earlier set is looked at again in the middle of the next. */
  editing: boolean;
  /** The set that is on, or from which the next is looked for. */
  place: Place;
  elapsed: number;
  length: number;
  activeMs: number;
  /** Line → exercise done instead. */
  chosen: Record<string, string>;
  leftOut: string[];
  /** What was told as left out, with the reason. */
  skipped?: Skipped[];
  sets: SetEvent[];
  draft: Draft | null;
}

export type Answer = Pick<SetEvent, "effort" | "pain" | "felt" | "tingling" | "tipped"> & { done?: Partial<Work> };

export type Input =
  | { kind: "tick"; ms: number; hidden?: boolean }
  | { kind: "pause" | "resume" | "next" | "back" | "save" | "flush" }
  | { kind: "answer"; answer: Answer }
  | { kind: "skip"; reason: string }
  | { kind: "swap"; exercise: string }
  | { kind: "stop"; reason: "enough" | "safety-sign" };

export type CueName = "ready" | "go" | "repetition" | "up" | "hold" | "down" | "soon" | "rest" | "last" | "ended" | "paused" | "finished";

export type Effect = { kind: "send"; event: SessionEvent } | { kind: "cue"; cue: CueName; count?: number };

/** Time and chance come from outside. */
export interface Stamp {
  at: string;
  id(): string;
}

export interface Outcome {
  state: Session;
  effects: Effect[];
}
