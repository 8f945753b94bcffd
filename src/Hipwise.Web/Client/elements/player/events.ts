import type { Side, Work } from "./sheet";

/** What the server is told, each once; `id` is made here, so that telling it twice is harmless. */
export type SessionEvent =
  | { id: string; at: string; kind: "begin"; block: string; day: string; restarts?: string }
  | SetEvent
  | ({ id: string; at: string; kind: "skip" } & Skipped)
  | { id: string; at: string; kind: "stop"; reason: "enough" | "safety-sign" }
  | { id: string; at: string; kind: "finish" };

export interface Skipped {
  line: string;
  exercise: string;
  reason: string;
}

export interface SetEvent {
  id: string;
  at: string;
  kind: "set";
  line: string;
  exercise: string;
  side?: Side;
  number: number;
  of: number;
  planned: Partial<Work>;
  done: Partial<Work>;
  effort?: number;
  pain?: number;
  felt?: string[];
  tingling?: boolean;
  tipped?: boolean;
  replaces?: string;
}

/** The parts of some work that say something. */
export function told(work: Work): Partial<Work> {
  return Object.fromEntries(Object.entries(work).filter(([, value]) => value !== null));
}
