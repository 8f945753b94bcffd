import { h, write } from "../player/dom";
import type { Say } from "../player/words";
import { CHECK_WORDS, droppedSentence, stateSentence } from "./phrases";
import type { Plan } from "./plan";
import type { Capture } from "./state";

const SECOND = 1000;
const MARKS = { yes: "✓", no: "!", unknown: "–" };

export interface Acts {
  go(): void;
  again(): void;
  enough(): void;
  leave(): void;
  retry(): void;
  film(): void;
  voice(): boolean;
}

/** The stage: the picture with what was found drawn over it, one large number, what is looked at, and few buttons. */
export class View {
  readonly video = h("video", { muted: true, playsinline: true, "aria-hidden": "true" });
  readonly canvas = h("canvas", { "aria-hidden": "true" });
  readonly root: HTMLElement;
  private readonly big = h("p", { class: "camera-big", "aria-hidden": "true" });
  private readonly line = h("p", { class: "camera-line" });
  private readonly note = h("p", { class: "camera-note" });
  private readonly status = h("p", { class: "sr", role: "status", "aria-live": "polite" });
  private readonly bar = h("progress", { max: 1, hidden: true });
  private readonly checks = h("ul", { class: "camera-checks" });
  private readonly main = h("button", { type: "button", class: "primary", click: () => this.acts.go() });
  private readonly again: HTMLButtonElement;
  private readonly enough: HTMLButtonElement;
  private readonly retry: HTMLButtonElement;
  private readonly film: HTMLButtonElement;
  private readonly leave: HTMLButtonElement;
  private readonly rows = new Map<string, { row: HTMLElement; mark: HTMLElement; state: HTMLElement }>();

  constructor(private readonly plan: Plan, private readonly say: Say, private readonly acts: Acts, voice: boolean | null) {
    this.again = h("button", { type: "button", click: () => acts.again() }, say("camera.again"));
    this.enough = h("button", { type: "button", click: () => acts.enough() }, say("camera.enough"));
    this.retry = h("button", { type: "button", class: "primary", click: () => acts.retry() }, say("camera.retry"));
    this.film = h("button", { type: "button", click: () => acts.film() }, say("camera.use-film"));
    this.leave = h("button", { type: "button", class: "quiet", click: () => acts.leave() }, say("camera.leave"));
    const speak = voice !== null && h("button", { type: "button", class: "quiet", "aria-pressed": String(voice), click: (event) => {
      (event.currentTarget as HTMLElement).setAttribute("aria-pressed", String(acts.voice()));
    } }, say("camera.voice"));
    this.video.muted = true;
    this.root = h("section", { class: "camera-stage", "aria-label": say("camera.stage") },
      h("div", { class: "camera-picture" }, this.video, this.canvas, this.big, this.line),
      h("div", { class: "camera-side" }, this.bar, this.note, this.checks, h("div", { class: "buttons" }, this.main, this.again, this.enough, this.retry, this.film), h("div", { class: "buttons" }, speak, this.leave)),
      this.status);
  }

  show(state: Capture): void {
    const { phase } = state;
    const changed = this.root.dataset.phase !== phase;
    this.root.dataset.phase = phase;
    this.root.dataset.way = state.way ?? "";
    const sentence = stateSentence(state, this.plan.takes, this.say);
    write(this.line, sentence);
    write(this.status, sentence);
    write(this.big, this.number(state));
    this.showNote(state);
    this.showBar(state);
    this.showChecks(state);
    this.showButtons(state, changed);
  }

  private number(state: Capture): string {
    if (state.phase === "recording" && state.count > 0) return String(state.count);
    if (state.phase !== "countdown" && state.phase !== "recording" && state.phase !== "between") return "";
    return String(Math.max(0, Math.ceil((state.length - state.elapsed) / SECOND)));
  }

  private showNote(state: Capture): void {
    const dropped = state.dropped && state.phase !== "between" ? droppedSentence(state.dropped, this.say) : "";
    // What could not be read is done again under its own number.
    const again = state.phase === "between" && state.dropped === "unread";
    const offline = state.online ? "" : this.say("camera.offline");
    const take = state.phase !== "film" && this.plan.takes > 1 ? this.say("camera.take", { number: Math.min(this.plan.takes, state.takes.length + (again ? 0 : 1)), of: this.plan.takes }) : "";
    const notes = state.dropped === "unread" ? state.notes : [];
    write(this.note, [take, dropped, ...notes, offline].filter(Boolean).join(" "));
  }

  private showBar(state: Capture): void {
    const { phase, progress } = state;
    this.bar.hidden = !["loading", "film", "summing", "reading"].includes(phase);
    this.bar.setAttribute("aria-label", stateSentence(state, this.plan.takes, this.say));
    if (progress > 0) this.bar.value = progress;
    else this.bar.removeAttribute("value");
  }

  private showChecks(state: Capture): void {
    this.checks.hidden = state.phase !== "framing";
    if (this.checks.hidden) return;
    for (const { name, well } of state.checks) {
      const { row, mark, state: told } = this.rowOf(name);
      const how = well === null ? "unknown" : well ? "yes" : "no";
      row.dataset.well = how;
      write(mark, MARKS[how]);
      write(told, this.say(well === null ? "camera.check-unknown" : well ? "camera.check-well" : "camera.check-not"));
    }
  }

  private rowOf(name: keyof typeof CHECK_WORDS): { row: HTMLElement; mark: HTMLElement; state: HTMLElement } {
    const known = this.rows.get(name);
    if (known) return known;
    const mark = h("span", { class: "camera-mark", "aria-hidden": "true" });
    const told = h("span", { class: "sr" });
    const row = h("li", {}, mark, " ", this.say(CHECK_WORDS[name]), " ", told);
    this.checks.append(row);
    const made = { row, mark, state: told };
    this.rows.set(name, made);
    return made;
  }

  private showButtons(state: Capture, changed: boolean): void {
    const { phase, dropped } = state;
    const names = {
      framing: "camera.start-now", countdown: "camera.start-now", recording: "camera.stop", between: dropped ? "camera.again" : "camera.next",
    } as Partial<Record<Capture["phase"], string>>;
    const name = names[phase];
    const had = this.root.contains(document.activeElement);
    this.main.hidden = !name;
    if (name) write(this.main, this.say(name));
    this.again.hidden = phase !== "between" || dropped !== null;
    this.enough.hidden = phase !== "between" || state.takes.length < (dropped === "unread" ? 2 : 1);
    this.retry.hidden = phase !== "failed";
    this.film.hidden = phase !== "failed";
    this.leave.hidden = phase === "done";
    write(this.leave, this.say(phase === "film" ? "camera.cancel" : "camera.leave"));
    // A button that goes away must not take the keyboard with it.
    const next = [this.main, this.retry, this.leave].find((button) => !button.hidden);
    if (changed && had && (document.activeElement === document.body || (document.activeElement as HTMLElement).hidden)) next?.focus();
  }

  /** The keyboard begins where something can be done. */
  focus(): void {
    [this.main, this.retry, this.leave].find((button) => !button.hidden)?.focus({ preventScroll: true });
  }
}
