import type { Check } from "./framing";

export type Phase =
  | "choosing" | "asking" | "loading" | "framing" | "countdown" | "recording" | "reading" | "between" | "film" | "summing" | "done" | "failed";

export type Failure = "refused" | "no-camera" | "busy" | "insecure" | "unsupported" | "unplugged" | "engine" | "film" | "film-long" | "server";

/** A take whose landmarks went to the server; null until it told what it read. */
export interface Taken {
  number: number;
  usable: boolean | null;
}

export interface Capture {
  phase: Phase;
  way: "camera" | "film" | null;
  failure: Failure | null;
  /** 0-1 of what is being fetched or read. */
  progress: number;
  elapsed: number;
  length: number;
  checks: Check[];
  /** How long all has been well (ms), and nobody has been there. */
  well: number;
  gone: number;
  /** True when this take showed a second person. */
  crowded: boolean;
  takes: Taken[];
  /** False while the server cannot be reached. */
  online: boolean;
  /** Repetitions so far in this take. */
  count: number;
  /** What to do where a take could not be read. */
  notes: string[];
  /** Why the last take was not kept, or null. */
  dropped: "short" | "hidden" | "unread" | null;
}

export type Input =
  | { kind: "choose"; way: "camera" | "film" }
  | { kind: "granted" | "ready" | "go" | "end" | "again" | "cancel" | "unplugged" | "hidden" | "filmed" | "summed" | "restart" | "enough" }
  | { kind: "restore"; count: number; more: boolean }
  | { kind: "fail"; failure: Failure }
  | { kind: "progress"; part: number }
  | { kind: "seen"; checks: Check[] }
  | { kind: "tick"; ms: number }
  | { kind: "online"; up: boolean }
  | { kind: "read"; number: number; usable: boolean; notes?: string[] }
  | { kind: "counted"; count: number };

export type CueName = "framing" | "hint" | "ready" | "soon" | "go" | "gone" | "count" | "end" | "again" | "rest" | "done" | "failed";

export type Effect =
  | { kind: "cue"; cue: CueName; count?: number; hint?: string }
  | { kind: "ask" | "load" | "begin" | "finish" | "drop" | "sum" | "close" | "forget" | "film" | "restore" };

export interface Outcome {
  state: Capture;
  effects: Effect[];
}
