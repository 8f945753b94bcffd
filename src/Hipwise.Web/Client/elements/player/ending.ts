import { h } from "./dom";
import { time } from "./phrases";
import type { Sheet } from "./sheet";
import type { Session } from "./state";
import type { Say } from "./words";

const SECOND = 1000;

/** The last page of a session: what was done, and where to go. */
export function ending(sheet: Sheet, state: Session, stop: "enough" | "safety-sign" | null, pending: HTMLElement, say: Say): HTMLElement {
  const facts = h("dl", { class: "ending-facts" },
    h("div", {}, h("dt", {}, say("player.sets")), h("dd", {}, String(state.sets.length))),
    h("div", {}, h("dt", {}, say("player.time")), h("dd", {}, time(state.activeMs / SECOND))));
  const [title, text] = stop === "safety-sign" ? [say("player.stopped-title"), say("player.stopped-text")]
    : stop === "enough" ? [say("player.enough-title"), say("player.enough-text")]
    : [say("player.finished-title"), say("player.finished-text")];
  const safety = h("a", { class: "button primary", href: "/checkup/safety/1" }, say("player.to-safety"));
  const today = h("a", { class: stop === "safety-sign" ? "button" : "button primary", href: "/" }, say("player.to-today"));
  return h("section", { class: "ending" }, h("h1", { tabindex: "-1" }, title), h("p", { class: "lead" }, text), facts, leftOut(sheet, state, say), pending,
    h("div", { class: "buttons" }, stop === "safety-sign" ? safety : null, today));
}

/** What was left out and why; nothing when all was done. */
function leftOut(sheet: Sheet, state: Session, say: Say): HTMLElement | null {
  const skipped = state.skipped ?? [];
  if (skipped.length === 0) return null;
  const named = sheet.items.flatMap((item) => [item, ...item.variants.map((one) => one.item)]);
  const lines = skipped.map(({ exercise, reason }) => h("li", {}, h("b", {}, named.find((item) => item.exercise === exercise)?.name ?? exercise), ": ",
    sheet.skipReasons.find((one) => one.id === reason)?.name ?? ""));
  return h("section", { class: "ending-left" }, h("h2", {}, say("player.left-out")), h("ul", {}, ...lines));
}
