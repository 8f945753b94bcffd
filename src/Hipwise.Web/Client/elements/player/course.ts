import type { SetEvent } from "./events";
import type { Item, Sheet, SheetSet } from "./sheet";
import type { Place, Session } from "./state";

/** The exercise that is done at a place: the one of the sheet, or the variant chosen instead. */
export function itemAt(sheet: Sheet, state: Pick<Session, "chosen">, index: number): Item {
  const item = sheet.items[index]!;
  const chosen = state.chosen[item.line];
  return item.variants.find((one) => one.item.exercise === chosen)?.item ?? item;
}

export function setAt(sheet: Sheet, state: Pick<Session, "chosen">, place: Place): SheetSet {
  return itemAt(sheet, state, place.item).sets[place.set]!;
}

/** Why no more of a line is done today, or null: it was left out, it hurt too much, or it tingled. */
export function endOf(sheet: Sheet, state: Session, line: string): "left-out" | "pain" | "tingling" | null {
  if (state.leftOut.includes(line)) return "left-out";
  const { draft } = state;
  const known = state.sets.filter((set) => set.id !== draft?.loggedId);
  const sets = [...known, ...(draft ? [draft.event] : [])].filter((set) => set.line === line);
  if (sets.some((set) => isTooMuch(sheet, set))) return "pain";
  return sets.some((set) => set.tingling) ? "tingling" : null;
}

export function isTooMuch(sheet: Sheet, set: Pick<SetEvent, "pain">): boolean {
  return set.pain !== undefined && set.pain > sheet.painAcceptable;
}

/** True while fewer sets of a line were done than the sheet has, all rounds together. */
export function isUnfinished(sheet: Sheet, state: Session, line: string): boolean {
  const asked = sheet.items.reduce((sum, item, index) => sum + (item.line === line ? itemAt(sheet, state, index).sets.length : 0), 0);
  return state.sets.filter((set) => set.line === line).length < asked;
}

/** The first place from here on that is to be done, or null at the end. */
export function firstFrom(sheet: Sheet, state: Session, from: Place | null): Place | null {
  if (!from) return null;
  for (let item = from.item; item < sheet.items.length; item++) {
    const set = item === from.item ? from.set : 0;
    const here = itemAt(sheet, state, item);
    if (set < here.sets.length && !endOf(sheet, state, here.line)) return { item, set };
  }
  return null;
}

/** What comes next: nothing is decided while the answers about the last set are still open. */
export function upcoming(sheet: Sheet, state: Session): Place | null {
  return firstFrom(sheet, state, state.place);
}

/** All sets of the day as they stand, for the progress. */
export function progress(sheet: Sheet, state: Session): { done: number; total: number } {
  const left = countFrom(sheet, state, upcoming(sheet, state));
  const working = state.phase === "work" ? 1 : 0;
  const done = state.sets.length + (state.draft && !state.draft.loggedId ? 1 : 0);
  return { done, total: done + Math.max(left, working) };
}

function countFrom(sheet: Sheet, state: Session, place: Place | null): number {
  if (!place) return 0;
  const next = firstFrom(sheet, state, { item: place.item, set: place.set + 1 });
  return 1 + countFrom(sheet, state, next);
}
