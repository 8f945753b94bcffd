import { itemAt, setAt, upcoming } from "./course";
import type { Item, Sheet, SheetSet } from "./sheet";
import type { Session } from "./state";
import type { Say } from "./words";

const MINUTE = 60;

/** What is to be done in one set. */
export function doseOf(item: Item, set: SheetSet, sheet: Sheet, say: Say): string {
  const { repetitions, holdSeconds, loadKg, band } = set.work;
  const parts = [
    repetitions === null ? say("player.dose-hold", { seconds: holdSeconds ?? 0 }) : say("player.dose-repetitions", { count: repetitions }),
    repetitions !== null && item.holdSeconds ? say("player.dose-held", { seconds: item.holdSeconds }) : "",
    loadKg === null ? "" : say("player.kilograms", { kg: loadKg }),
    sheet.bands.find((one) => one.id === band)?.name ?? "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

export function sideOf(set: Pick<SheetSet, "side">, say: Say): string {
  if (set.side === "left") return say("player.left");
  return set.side === "right" ? say("player.right") : "";
}

export function setOf(set: SheetSet, say: Say): string {
  const side = sideOf(set, say);
  const number = say("player.set", { number: set.number, of: set.of });
  return side === "" ? number : `${side}, ${number}`;
}

export function time(seconds: number): string {
  return `${Math.floor(seconds / MINUTE)}:${String(Math.floor(seconds % MINUTE)).padStart(2, "0")}`;
}

/** One sentence about what comes, for voice and screen reader. */
export function nextSentence(sheet: Sheet, state: Session, say: Say): string {
  const place = upcoming(sheet, state);
  if (!place) return say("player.last-set");
  const item = itemAt(sheet, state, place.item);
  const set = setAt(sheet, state, place);
  if (state.phase === "ready" && state.cause === "switch") return say("player.switch-to", { side: sideOf(set, say).toLowerCase() });
  return say("player.get-ready-for", { exercise: item.name, set: setOf(set, say), dose: doseOf(item, set, sheet, say) });
}

/** The heading over what is on: what phase it is. */
export function phaseWords(sheet: Sheet, state: Session, say: Say): string {
  if (state.phase === "rest") return upcoming(sheet, state) ? say("player.rest") : say("player.last-set");
  if (state.phase === "ready") return state.cause === "switch" ? say("player.switch") : say("player.get-ready");
  return "";
}
