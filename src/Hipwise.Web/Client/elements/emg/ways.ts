import { h } from "../player/dom";
import type { Say } from "../player/words";
import type { Plan } from "./plan";
import { portsOf } from "./serial";

const SPEEDS = [9600, 19200, 38400, 57600, 115200, 230400, 250000, 460800, 500000, 921600, 1000000, 2000000];
const USUAL = 115200;

export interface Chosen {
  connect(): void;
  file(file: File): void;
}

/** The two ways in, and what a sensor or a table may leave open. */
export class Ways {
  private readonly speed: HTMLSelectElement;
  private readonly mains: HTMLSelectElement;
  private readonly rate: HTMLInputElement;
  private readonly input: HTMLInputElement;

  constructor(place: HTMLElement, plan: Plan, say: Say, chosen: Chosen) {
    this.speed = h("select", { id: "emg-speed" }, ...SPEEDS.map((speed) => h("option", { value: speed, selected: speed === USUAL }, String(speed))));
    this.mains = h("select", { id: "emg-mains" }, h("option", { value: "" }, say("emg.live.mains-auto")), ...plan.mains.map((hz) => h("option", { value: hz }, say("emg.live.mains-hz", { hz }))));
    this.rate = h("input", { id: "emg-rate", type: "number", class: "number", min: plan.leastRate, step: "any", inputmode: "decimal" });
    this.input = h("input", { type: "file", class: "sr", tabindex: "-1", "aria-hidden": "true", "data-file": true, change: () => this.take(chosen) });
    const field = (name: string, control: HTMLElement): HTMLElement => h("div", {}, h("label", { class: "label", for: control.id }, say(name)), control);
    const ports = portsOf();
    const replay = h("button", { type: "button", class: ports ? null : "primary", click: () => this.pick() }, say("emg.live.replay"));
    place.replaceChildren(
      h("p", { class: ports ? "" : "notice" }, say(ports ? "emg.live.lines" : "emg.live.no-serial")),
      h("div", { class: "buttons" }, ports && h("button", { type: "button", class: "primary", click: () => chosen.connect() }, say("emg.live.connect")), replay, this.input),
      h("p", { class: "hint" }, say("emg.live.replay-hint")),
      h("details", {}, h("summary", {}, say("emg.live.options")), h("div", { class: "emg-options" },
        ports && field("emg.live.speed", this.speed), field("emg.live.mains", this.mains), field("emg.live.file-rate", this.rate))));
  }

  get baudRate(): number {
    return Number(this.speed.value);
  }

  /** Mains that are taken out (Hz); null when they are looked for. */
  get line(): number | null {
    return this.mains.value === "" ? null : Number(this.mains.value);
  }

  /** What the person says of a table without times; null when nothing. */
  get fileRate(): number | null {
    return this.rate.value !== "" && this.rate.valueAsNumber > 0 ? this.rate.valueAsNumber : null;
  }

  pick(): void {
    this.input.click();
  }

  private take(chosen: Chosen): void {
    const file = this.input.files?.[0];
    this.input.value = "";
    if (file) chosen.file(file);
  }
}
