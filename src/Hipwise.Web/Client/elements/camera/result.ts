import { h } from "../player/dom";
import type { Say } from "../player/words";

/** What the server read from all takes of a side. */
export interface Result {
  taken?: number;
  measures: { name: string; value: string; note?: string | null }[];
  missing: { name: string; text: string }[];
  /** What to do for a better reading, or why there is none. */
  notes: string[];
  /** Fields of the form, named as in an answers file. */
  fields: Record<string, string>;
}

/** Shows a result and puts its values into the form that keeps them. */
export function showResult(result: Result, place: HTMLElement, form: HTMLFormElement, say: Say): void {
  place.replaceChildren(
    h("h2", { tabindex: "-1" }, say(result.measures.length > 0 ? "camera.result" : "camera.nothing")),
    result.measures.length > 0 && h("dl", { class: "camera-values" }, ...result.measures.map(({ name, value, note }) =>
      h("div", {}, h("dt", {}, name), h("dd", {}, h("strong", {}, value), note ? h("span", { class: "soft" }, note) : null)))) || "",
    list("camera.missing", result.missing.map(({ name, text }) => `${name}: ${text}`), say),
    list("camera.better", result.notes, say));
  form.querySelectorAll("[data-measured]").forEach((one) => one.remove());
  for (const [name, value] of Object.entries(result.fields)) form.append(h("input", { type: "hidden", name, value, "data-measured": true }));
  place.hidden = false;
  form.hidden = result.measures.length === 0;
}

function list(title: string, lines: string[], say: Say): Node {
  return lines.length === 0 ? h("span", { hidden: true }) : h("div", { class: "notice" }, h("h3", {}, say(title)), h("ul", {}, ...lines.map((line) => h("li", {}, line))));
}
