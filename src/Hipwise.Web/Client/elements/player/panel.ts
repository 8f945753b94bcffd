import { isTooMuch } from "./course";
import { mostLoadOf } from "./limits";
import { h, write } from "./dom";
import type { Sheet } from "./sheet";
import type { Answer, Draft } from "./state";
import { Stepper } from "./stepper";
import type { Say } from "./words";

const HIGHEST = 10;

/** The questions about the set that is just over. Two taps are enough, and none is needed. */
export class Panel {
  readonly root: HTMLFormElement;
  private readonly verdict = h("p", { class: "panel-verdict", role: "status" });
  private readonly title = h("h2", {});
  private readonly save: HTMLButtonElement;
  private readonly amounts = h("div", { class: "panel-amounts" });
  private readonly more = h("div", { class: "panel-amounts" });
  private readonly done: Stepper;
  private readonly load: Stepper;
  private readonly band: HTMLSelectElement;
  private shown = "";

  constructor(private readonly sheet: Sheet, private readonly say: Say, private readonly answer: (answer: Answer) => void, save: () => void) {
    this.done = new Stepper(say, 1, (value) => answer({ done: this.counts ? { repetitions: value } : { holdSeconds: value } }));
    this.load = new Stepper(say, sheet.loadStepKg, (value) => answer({ done: { loadKg: value > 0 ? value : undefined } }));
    this.band = h("select", { change: () => answer({ done: { band: this.band.value || undefined } }) });
    this.band.append(h("option", { value: "" }, say("player.no-band")), ...sheet.bands.map((one) => h("option", { value: one.id }, one.name)));
    h("label", { class: "stepper" }, h("span", { class: "label" }, say("player.band")), this.band);
    this.save = h("button", { type: "button", class: "primary", click: save }, say("player.save"));
    this.root = h("form", { class: "panel", "aria-label": say("player.how-was-it"), submit: (event) => event.preventDefault() },
      this.title, this.scale("effort"), this.scale("pain"), this.verdict, this.amounts, this.extras(), this.save);
  }

  private counts = true;

  /** Shows the answers as they stand; controls are set anew only for another set. */
  show(draft: Draft | null, editing: boolean): void {
    this.root.hidden = !draft;
    if (!draft) return;
    const { event } = draft;
    const which = `${event.line} ${event.side ?? ""} ${event.number} ${editing} ${event.at}`;
    if (which !== this.shown) this.fill(draft);
    this.shown = which;
    this.save.hidden = !editing;
    this.title.classList.toggle("editing", editing);
    write(this.title, editing ? this.say("player.correct-title", { number: event.number }) : this.say("player.how-was-it"));
    write(this.verdict, this.verdictOf(draft));
    this.verdict.classList.toggle("much", isTooMuch(this.sheet, event) || event.tingling === true);
    this.done.show(event.done.repetitions ?? event.done.holdSeconds ?? 0);
    this.load.show(event.done.loadKg ?? 0);
  }

  private verdictOf({ event }: Draft): string {
    if (event.tingling) return this.say("player.ends-tingling");
    if (isTooMuch(this.sheet, event)) return this.say("player.ends-pain", { limit: this.sheet.painAcceptable });
    if (event.pain === undefined) return "";
    return event.pain <= this.sheet.painSafe ? this.say("player.pain-fine") : this.say("player.pain-watch");
  }

  private fill({ event }: Draft): void {
    this.root.querySelectorAll<HTMLInputElement>("input").forEach((input) => {
      const named = input.name === "effort" || input.name === "pain" ? String(event[input.name] ?? "") === input.value : false;
      input.checked = named || (input.name === "felt" && (event.felt ?? []).includes(input.value)) || (input.name === "tingling" && event.tingling === true)
        || (input.name === "tipped" && event.tipped === true);
    });
    this.counts = event.planned.repetitions !== undefined;
    this.done.name(this.counts ? this.say("player.done-repetitions") : this.say("player.done-seconds"));
    this.load.name(this.say("player.load-kg"));
    const kg = mostLoadOf(this.sheet, event.exercise);
    this.load.limit(kg === null ? null : { value: kg, why: this.say("player.load-limit", { kg }) });
    this.band.value = event.done.band ?? "";
    // What was not planned can still be told, but does not stand in the way.
    this.amounts.replaceChildren(this.done.root);
    (event.planned.loadKg === undefined ? this.more : this.amounts).append(this.load.root);
    (event.planned.band === undefined ? this.more : this.amounts).append(this.band.parentElement!);
  }

  private scale(name: "effort" | "pain"): HTMLFieldSetElement {
    const numbers = Array.from({ length: HIGHEST + 1 }, (_, value) =>
      h("label", { "data-zone": name === "pain" ? this.zoneOf(value) : null },
        h("input", { type: "radio", name, value, change: () => this.answer({ [name]: value }) }), String(value)));
    const [title, low, high] = name === "effort"
      ? [this.say("player.effort"), this.say("player.effort-low"), this.say("player.effort-high")]
      : [this.say("player.pain"), this.say("player.pain-low"), this.say("player.pain-high")];
    return h("fieldset", {}, h("legend", {}, title), h("div", { class: "scale player-scale" }, ...numbers),
      h("p", { class: "scale-ends", "aria-hidden": "true" }, h("span", {}, `0: ${low}`), h("span", {}, `${HIGHEST}: ${high}`)));
  }

  private zoneOf(value: number): string {
    if (value <= this.sheet.painSafe) return "fine";
    return value <= this.sheet.painAcceptable ? "watch" : "much";
  }

  private extras(): HTMLElement {
    const chip = (name: string, value: string, text: string): HTMLElement =>
      h("label", { class: "choice" }, h("input", { type: "checkbox", name, value, change: () => this.tellChips() }), text);
    return h("details", { class: "panel-more" }, h("summary", {}, this.say("player.more-about")),
      h("div", { class: "pills" }, chip("tingling", "yes", this.say("player.tingling")), chip("tipped", "yes", this.say("player.tipped"))),
      h("fieldset", {}, h("legend", {}, this.say("player.felt")), h("div", { class: "pills" }, ...this.sheet.felt.map((one) => chip("felt", one.id, one.name)))), this.more);
  }

  private tellChips(): void {
    const checked = (name: string): HTMLInputElement[] => [...this.root.querySelectorAll<HTMLInputElement>(`input[name=${name}]:checked`)];
    this.answer({ felt: checked("felt").map((one) => one.value), tingling: checked("tingling").length > 0, tipped: checked("tipped").length > 0 });
  }
}
