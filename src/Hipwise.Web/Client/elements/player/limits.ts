import type { Item, Sheet } from "./sheet";
import type { Session } from "./state";

interface Left {
  sheet: Sheet;
  state: Session;
}

/** A session that was left, within the limits of the page as it is now: a limit may have been set meanwhile. */
export function obey(left: Left, now: Sheet): Left {
  const barred = new Set(now.leftOut);
  const fresh = new Map(now.items.flatMap((item) => [item, ...item.variants.map((one) => one.item)]).map((item) => [item.exercise, item]));
  const bound = (item: Item): Item => within(item, fresh.get(item.exercise));
  const items = left.sheet.items.map((item) => ({
    ...bound(item), variants: item.variants.filter((one) => !barred.has(one.item.exercise)).map((one) => ({ ...one, item: bound(one.item) })),
  }));
  const state = structuredClone(left.state);
  for (const item of items) settle(item, state, barred, now);
  return { sheet: { ...left.sheet, items, leftOut: now.leftOut }, state };
}

/** The most load in kilograms that a limit allows for an exercise, or null. */
export function mostLoadOf(sheet: Sheet, exercise: string): number | null {
  const items = sheet.items.flatMap((item) => [item, ...item.variants.map((one) => one.item)]);
  return items.find((item) => item.exercise === exercise)?.mostLoadKg ?? null;
}

/** Another exercise for a line whose own is left out, or no more of it. */
function settle(item: Item, state: Session, barred: Set<string>, now: Sheet): void {
  const chosen = state.chosen[item.line];
  if (chosen !== undefined && barred.has(chosen)) delete state.chosen[item.line];
  if (!barred.has(state.chosen[item.line] ?? item.exercise)) return;
  const instead = now.items.find((one) => one.line === item.line)?.exercise;
  if (instead !== undefined && item.variants.some((one) => one.item.exercise === instead)) state.chosen[item.line] = instead;
  else if (!state.leftOut.includes(item.line)) state.leftOut.push(item.line);
}

function within(item: Item, fresh: Item | undefined): Item {
  const { mostSets, mostLoadKg } = fresh ?? {};
  const sets = item.sets.filter((set) => mostSets == null || set.number <= mostSets).map((set) => ({
    ...set, work: { ...set.work, loadKg: set.work.loadKg === null || mostLoadKg == null ? set.work.loadKg : Math.min(set.work.loadKg, mostLoadKg) },
  }));
  return { ...item, sets, ...(fresh && { mostSets, mostLoadKg }) };
}
