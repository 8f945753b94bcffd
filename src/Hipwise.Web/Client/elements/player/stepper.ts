import { h, icon, write } from "./dom";
import type { Say } from "./words";

/** A number with a button on each side. */
export class Stepper {
  readonly root: HTMLElement;
  private value = 0;
  private readonly title = h("span", { class: "label" });
  private readonly number = h("output", {});
  private readonly less: HTMLButtonElement;
  private readonly more: HTMLButtonElement;

  constructor(private readonly say: Say, by: number, changed: (value: number) => void) {
    const move = (step: number): void => {
      this.show(Math.max(0, Math.round((this.value + step) * 100) / 100));
      changed(this.value);
    };
    this.less = h("button", { type: "button", click: () => move(-by) }, icon("M5 12h14"));
    this.more = h("button", { type: "button", click: () => move(by) }, icon("M5 12h14M12 5v14"));
    this.root = h("div", { class: "stepper", role: "group" }, this.title, h("div", {}, this.less, this.number, this.more));
  }

  name(text: string): void {
    write(this.title, text);
    this.root.setAttribute("aria-label", text);
    this.less.setAttribute("aria-label", this.say("player.less", { what: text }));
    this.more.setAttribute("aria-label", this.say("player.more", { what: text }));
  }

  show(value: number): void {
    this.value = value;
    write(this.number, String(value));
  }
}
