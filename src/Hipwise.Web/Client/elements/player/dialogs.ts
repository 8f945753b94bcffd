import { itemAt, upcoming } from "./course";
import { h } from "./dom";
import type { Sheet } from "./sheet";
import type { Session } from "./state";
import type { Say } from "./words";

interface Choice {
  text: string;
  kind?: "primary" | "danger";
  act(): void;
}

/** Asks one thing over the page and waits; closing it without a choice changes nothing. */
export function ask(into: HTMLElement, title: string, text: string, choices: Choice[], closed: () => void, close: string): void {
  const buttons = choices.map((choice) => h("button", { type: "button", class: choice.kind ?? null, click: () => {
    dialog.close();
    choice.act();
  } }, choice.text));
  const heading = h("h2", { id: "player-ask" }, title);
  const dialog: HTMLDialogElement = h("dialog", { class: "player-dialog", "aria-labelledby": "player-ask", close: () => {
    dialog.remove();
    closed();
  } }, heading, text === "" ? null : h("p", {}, text), h("div", { class: "player-choices" }, ...buttons,
    h("button", { type: "button", class: "quiet", click: () => dialog.close() }, close)));
  into.append(dialog);
  dialog.showModal();
}

/** Reasons for leaving an exercise out. */
export function skipChoices(sheet: Sheet, skip: (reason: string) => void): Choice[] {
  return sheet.skipReasons.filter((reason) => reason.asked).map((reason) => ({ text: reason.name, act: () => skip(reason.id) }));
}

/** What can be done instead of the exercise that is on or comes next. */
export function swapChoices(sheet: Sheet, state: Session, say: Say, swap: (exercise: string) => void): Choice[] {
  const place = upcoming(sheet, state);
  if (!place) return [];
  const planned = sheet.items[place.item]!;
  const now = itemAt(sheet, state, place.item);
  const others = planned.variants.filter((one) => one.item.exercise !== now.exercise).map((one) => ({
    text: one.harder ? say("player.harder", { exercise: one.item.name }) : say("player.easier", { exercise: one.item.name }),
    act: () => swap(one.item.exercise),
  }));
  return now === planned ? others : [{ text: say("player.as-planned", { exercise: planned.name }), act: () => swap(planned.exercise) }, ...others];
}
