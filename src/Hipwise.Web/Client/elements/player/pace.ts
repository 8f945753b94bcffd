import type { Item, Sheet, SheetSet } from "./sheet";

/** A stretch of one repetition. */
export interface Stretch {
  name: "move" | "up" | "hold" | "down";
  ms: number;
}

/** Where a set stands after some time. */
export interface Pulse {
  /** Repetitions whole behind, or seconds held. */
  done: number;
  /** The repetition that runs, from 1, or the seconds of a hold that are left. */
  count: number;
  stretch: Stretch["name"];
  /** Seconds left in this stretch, rounded up. */
  stretchLeft: number;
  /** How much of the repetition, or of the hold, is behind: 0 to 1. */
  part: number;
}

const SECOND = 1000;

/** The stretches of one repetition: with a hold it is held at the top, otherwise it is lowered first, as a tempo is read. */
export function stretches(item: Item, sheet: Sheet): Stretch[] {
  const { tempo, holdSeconds } = item;
  if (tempo && holdSeconds) return timed([["up", tempo.up], ["hold", holdSeconds], ["down", tempo.down]]);
  if (tempo) return timed([["down", tempo.down], ["hold", tempo.pause], ["up", tempo.up]]);
  return timed([["move", sheet.secondsPerRepetition], ["hold", holdSeconds ?? 0]]);
}

function timed(parts: [Stretch["name"], number][]): Stretch[] {
  return parts.filter(([, seconds]) => seconds > 0).map(([name, seconds]) => ({ name, ms: seconds * SECOND }));
}

/** How long a set takes at its pace. */
export function lengthOf(item: Item, set: SheetSet, sheet: Sheet): number {
  if (set.work.repetitions === null) return (set.work.holdSeconds ?? 0) * SECOND;
  return set.work.repetitions * repetitionMs(item, sheet);
}

function repetitionMs(item: Item, sheet: Sheet): number {
  return stretches(item, sheet).reduce((sum, one) => sum + one.ms, 0) || SECOND;
}

/** Where a set stands `elapsed` milliseconds after its first repetition began. */
export function pulse(item: Item, set: SheetSet, sheet: Sheet, elapsed: number): Pulse {
  const total = lengthOf(item, set, sheet);
  const now = Math.min(elapsed, total);
  if (set.work.repetitions === null) {
    const left = Math.ceil((total - now) / SECOND);
    return { done: Math.floor(now / SECOND), count: left, stretch: "hold", stretchLeft: left, part: total ? now / total : 1 };
  }
  const each = repetitionMs(item, sheet);
  const done = Math.min(set.work.repetitions, Math.floor(now / each + 1e-9));
  const inside = done === set.work.repetitions ? each : now - done * each;
  return { done, count: Math.min(done + 1, set.work.repetitions), ...within(stretches(item, sheet), inside), part: inside / each };
}

function within(parts: Stretch[], inside: number): Pick<Pulse, "stretch" | "stretchLeft"> {
  let from = 0;
  for (const one of parts) {
    if (inside < from + one.ms) return { stretch: one.name, stretchLeft: Math.ceil((from + one.ms - inside) / SECOND) };
    from += one.ms;
  }
  return { stretch: parts.at(-1)?.name ?? "move", stretchLeft: 0 };
}
