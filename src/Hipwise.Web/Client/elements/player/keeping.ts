import { forgetAllTakes } from "../camera/shelf";
import type { Sheet } from "./sheet";
import type { Session } from "./state";
import { drop, keep, kept, keysOf } from "./store";

const START = "hipwise.player.";
/** A session left for longer than this is over. */
const STALE = 24 * 60 * 60 * 1000;

interface Kept {
  at: number;
  sheet: Sheet;
  state: Session;
}

export function nameOf(sheet: Pick<Sheet, "day" | "block">): string {
  return `${sheet.day}.${sheet.block}`;
}

/** The session of this day and kind as it was left, with the sheet it goes by. */
export function keptSession(name: string, now: number): Kept | null {
  for (const key of keysOf(START)) if (now - (read(key)?.at ?? 0) > STALE) drop(key);
  return read(START + name);
}

export function keepSession(name: string, sheet: Sheet, state: Session, now: number): void {
  keep(START + name, JSON.stringify({ at: now, sheet, state }));
}

export function dropSession(name: string): void {
  drop(START + name);
}

/** Everything this browser keeps of sessions, when the person deleted it all. */
export async function forgetEverything(): Promise<void> {
  keysOf("hipwise.").forEach(drop);
  forgetAllTakes();
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) await caches.delete(name);
}

function read(key: string): Kept | null {
  try {
    return JSON.parse(kept(key) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}
