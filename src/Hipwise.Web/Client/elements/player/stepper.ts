import { h, icon, write } from "./dom";
import type { Say } from "./words";

/** The most that may be told, and why there is no more. */
export interface Most {
  value: number;
  why: string;
}

/** The value a step away, never below zero nor above the most; `held` when the most held it back. */
export function stepFrom(value: number, step: number, most: Most | null): { value: number; held: boolean } {
  const wanted = Math.max(0, Math.round((value + step) * 100) / 100);
  return most && wanted > most.value ? { value: most.value, held: true } : { value: wanted, held: false };
}

/** A number with a button on each side. */
export class Stepper {
  readonly root: HTMLElement;
  private value = 0;
  private most: Most | null = null;
  private readonly title = h("span", { class: "label" });
  private readonly number = h("output", {});
  private readonly why = h("p", { class: "stepper-why", role: "status" });
  private readonly less: HTMLButtonElement;
  private readonly more: HTMLButtonElement;

  constructor(private readonly say: Say, by: number, changed: (value: number) => void) {
    const move = (step: number): void => {
      const { value, held } = stepFrom(this.value, step, this.most);
      write(this.why, held ? this.most!.why : "");
      this.show(value);
      changed(value);
    };
    this.less = h("button", { type: "button", click: () => move(-by) }, icon("M5 12h14"));
    this.more = h("button", { type: "button", click: () => move(by) }, icon("M5 12h14M12 5v14"));
    this.root = h("div", { class: "stepper", role: "group" }, this.title, h("div", {}, this.less, this.number, this.more), this.why);
  }

  name(text: string): void {
    write(this.title, text);
    this.root.setAttribute("aria-label", text);
    this.less.setAttribute("aria-label", this.say("player.less", { what: text }));
    this.more.setAttribute("aria-label", this.say("player.more", { what: text }));
  }

  /** Holds the number at a limit from now on, or at none. */
  limit(most: Most | null): void {
    this.most = most;
    write(this.why, "");
  }

  show(value: number): void {
    this.value = value;
    write(this.number, String(value));
  }
}
