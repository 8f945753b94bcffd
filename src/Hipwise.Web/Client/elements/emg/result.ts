import { h } from "../player/dom";
import type { Say } from "../player/words";
import type { Plan, Result } from "./plan";

/** Shows what the squeezes come to, and puts their lengths into the form that keeps them, where the page has one. */
export function showResult(result: Result, late: number, plan: Plan, place: HTMLElement, form: HTMLFormElement | null, say: Say): void {
  const { squeezes, count, broken, measures } = result;
  place.replaceChildren(
    h("h2", { tabindex: "-1" }, say("emg.live.result")),
    h("p", {}, squeezes.length === 0 ? say("emg.live.result-none") : say("emg.live.result-count", { count, total: squeezes.length, goal: plan.goal })),
    measures.length > 0 ? h("dl", { class: "emg-lengths" }, ...measures.map(({ name, value }) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))) : "",
    squeezes.length > 0 ? table(result, plan, say) : "",
    broken > 0 ? h("p", {}, say("emg.live.result-broken", { count: broken })) : "",
    squeezes.length > 0 ? h("p", { class: "soft" }, result.error) : "",
    Number.isFinite(late) ? h("p", { class: "soft" }, say("emg.live.result-late", { ms: Math.round(late) })) : "");
  place.hidden = false;
  if (form) keep(result, form);
}

export function hideResult(place: HTMLElement, form: HTMLFormElement | null): void {
  place.hidden = true;
  if (form) form.hidden = true;
}

function keep({ fields }: Result, form: HTMLFormElement): void {
  form.querySelectorAll("[data-measured]").forEach((one) => one.remove());
  for (const [name, value] of Object.entries(fields)) form.append(h("input", { type: "hidden", name, value, "data-measured": true }));
  form.hidden = Object.keys(fields).length === 0;
}

function table({ squeezes }: Result, { goal }: Plan, say: Say): Node {
  return h("table", { class: "emg-squeezes" },
    h("caption", { class: "sr" }, say("emg.live.squeezes")),
    h("thead", {}, h("tr", {}, ...[say("emg.live.number"), say("emg.live.length"), say("emg.live.held", { goal })].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...squeezes.map(({ seconds, reached }, i) =>
      h("tr", {}, h("td", {}, String(i + 1)), h("td", {}, `${seconds.toFixed(1)} s`), h("td", {}, say(reached ? "emg.live.yes" : "emg.live.no"))))));
}
