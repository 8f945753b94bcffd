import { h, write } from "../player/dom";
import type { Say } from "../player/words";
import type { Live } from "./live";
import { noteSentences, stateSentence } from "./phrases";
import type { Plan } from "./plan";

export interface Acts {
  look(channel: number): void;
  stop(): void;
  again(): void;
  leave(): void;
  sound(): boolean;
}

/** The live view: a light, the seconds of the squeeze that is under way, how many were held, and the envelope. Only words and counts are read out. */
export class View {
  readonly canvas: HTMLCanvasElement;
  readonly root: HTMLElement;
  private readonly light = h("p", { class: "emg-light" });
  private readonly big = h("p", { class: "emg-seconds", "aria-hidden": "true" });
  private readonly goal: HTMLElement;
  private readonly bar: HTMLProgressElement;
  private readonly count = h("span", { class: "emg-number" }, "0");
  private readonly status = h("p", { class: "sr", role: "status", "aria-live": "polite" });
  private readonly notes = h("ul", { class: "emg-notes", hidden: true });
  private readonly channel: HTMLSelectElement;
  private readonly chooser: HTMLElement;
  private readonly stop: HTMLButtonElement;
  private readonly again: HTMLButtonElement;
  private readonly leave: HTMLButtonElement;

  constructor(private readonly plan: Plan, private readonly say: Say, acts: Acts, sound: boolean) {
    this.canvas = h("canvas", { class: "emg-trace", role: "img", "aria-label": say("emg.live.trace", { seconds: plan.window }) });
    this.bar = h("progress", { max: plan.goal, value: 0, "aria-hidden": "true" });
    this.goal = h("span", { class: "emg-goal", "aria-hidden": "true" }, say("emg.live.of-goal", { goal: plan.goal }));
    this.channel = h("select", { id: "emg-channel", change: () => acts.look(this.channel.selectedIndex) });
    this.chooser = h("div", { class: "emg-channel", hidden: true }, h("label", { for: "emg-channel", class: "label" }, say("emg.live.channel")), this.channel);
    this.stop = h("button", { type: "button", class: "primary", click: () => acts.stop() }, say("emg.live.stop"));
    this.again = h("button", { type: "button", class: "primary", click: () => acts.again() }, say("emg.live.again"));
    this.leave = h("button", { type: "button", class: "quiet", click: () => acts.leave() }, say("emg.live.leave"));
    const tones = h("button", { type: "button", class: "quiet", "aria-pressed": String(sound), click: () => tones.setAttribute("aria-pressed", String(acts.sound())) }, say("emg.live.sound"));
    this.root = h("section", { class: "emg-stage", "aria-label": say("emg.live.stage") },
      h("div", { class: "emg-now" }, this.light,
        h("div", { class: "emg-squeeze" }, h("p", { class: "emg-time" }, this.big, this.goal), this.bar),
        h("p", { class: "emg-held" }, this.count, h("span", {}, say("emg.live.held", { goal: plan.goal })))),
      h("figure", { class: "emg-figure" }, this.canvas, h("figcaption", { class: "soft small" }, `${say("emg.live.trace", { seconds: plan.window })}. ${say("emg.live.threshold", { times: plan.threshold })}.`)),
      this.notes, h("div", { class: "emg-acts" }, h("div", { class: "buttons" }, this.stop, this.again, tones, this.leave), this.chooser), this.status);
  }

  show(state: Live): void {
    const { phase } = state;
    const changed = this.root.dataset.phase !== phase;
    this.root.dataset.phase = phase;
    this.root.dataset.active = String(state.active);
    this.root.dataset.reached = String(state.seconds >= this.plan.goal);
    const sentence = stateSentence(state, this.plan, this.say);
    write(this.light, sentence);
    write(this.big, phase === "resting" ? (state.left > 0 ? String(Math.ceil(state.left)) : "…") : state.seconds.toFixed(1));
    this.goal.hidden = phase === "resting";
    this.bar.value = phase === "resting" ? 0 : Math.min(state.seconds, this.plan.goal);
    write(this.count, String(state.count));
    // What flickers between active and at rest is not read out; a count is.
    write(this.status, phase === "live" ? (state.count > 0 ? this.say("emg.live.said-held", { count: state.count }) : "") : sentence);
    this.showNotes(noteSentences(state, this.say));
    this.showChannels(state);
    this.showButtons(state, changed);
  }

  private showNotes(notes: string[]): void {
    this.notes.hidden = notes.length === 0;
    const shown = [...this.notes.children].map((one) => one.textContent);
    if (notes.length !== shown.length || notes.some((note, i) => note !== shown[i])) this.notes.replaceChildren(...notes.map((note) => h("li", {}, note)));
  }

  private showChannels({ channels, channel }: Live): void {
    this.chooser.hidden = channels.length < 2;
    if (this.channel.options.length !== channels.length) this.channel.replaceChildren(...channels.map(({ name }) => h("option", {}, name)));
    if (this.channel.selectedIndex !== channel) this.channel.selectedIndex = channel;
  }

  private showButtons({ phase }: Live, changed: boolean): void {
    const had = this.root.contains(document.activeElement);
    this.stop.hidden = !["resting", "live", "unplugged"].includes(phase);
    this.again.hidden = phase !== "failed";
    write(this.again, this.say("emg.live.retry"));
    // A button that goes away must not take the keyboard with it.
    if (changed && had && (document.activeElement === document.body || (document.activeElement as HTMLElement).hidden)) this.focus();
  }

  /** The keyboard begins where something can be done. */
  focus(): void {
    [this.stop, this.again, this.leave].find((button) => !button.hidden)?.focus({ preventScroll: true });
  }
}
