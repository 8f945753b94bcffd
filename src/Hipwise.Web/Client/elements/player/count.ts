import { itemAt, setAt } from "./course";
import { write, h } from "./dom";
import { pulse } from "./pace";
import { phaseWords } from "./phrases";
import type { Sheet } from "./sheet";
import type { Session } from "./state";
import type { Say } from "./words";

const SECOND = 1000;
const SVG = "http://www.w3.org/2000/svg";

/** The large number in its ring: repetitions or seconds, and what to do now. */
export class Count {
  readonly root: HTMLElement;
  private readonly phase = h("p", { class: "count-phase" });
  private readonly number = h("p", { class: "count-number" });
  private readonly below = h("p", { class: "count-below" });
  private readonly arc = circle("count-arc");

  constructor(private readonly say: Say) {
    const ring = document.createElementNS(SVG, "svg");
    ring.setAttribute("viewBox", "0 0 100 100");
    ring.setAttribute("class", "count-ring");
    ring.append(circle("count-track"), this.arc);
    this.root = h("div", { class: "count", role: "timer" }, ring, h("div", { class: "count-words" }, this.phase, this.number, this.below));
  }

  show(sheet: Sheet, state: Session): void {
    if (state.phase === "work") return this.showWork(sheet, state);
    const left = Math.max(0, Math.ceil((state.length - state.elapsed) / SECOND));
    this.fill(phaseWords(sheet, state, this.say), String(left), this.say("player.seconds"), state.length ? 1 - state.elapsed / state.length : 0);
  }

  private showWork(sheet: Sheet, state: Session): void {
    const item = itemAt(sheet, state, state.place.item);
    const set = setAt(sheet, state, state.place);
    const now = pulse(item, set, sheet, state.elapsed);
    if (set.work.repetitions === null) {
      this.fill(this.say("player.hold"), String(now.count), this.say("player.seconds"), 1 - now.part);
      return;
    }
    const word = now.stretch === "move" ? this.say("player.move") : this.stretchWord(now.stretch);
    this.fill(word, String(now.count), this.say("player.of-count", { count: set.work.repetitions }), now.part);
  }

  private stretchWord(name: "up" | "hold" | "down"): string {
    if (name === "up") return this.say("player.up");
    return name === "hold" ? this.say("player.hold") : this.say("player.down");
  }

  private fill(phase: string, number: string, below: string, part: number): void {
    write(this.phase, phase);
    write(this.number, number);
    this.number.classList.toggle("long", number.length > 2);
    write(this.below, below);
    this.arc.setAttribute("stroke-dashoffset", (1 - Math.min(1, Math.max(0, part))).toFixed(3));
  }
}

function circle(name: string): SVGCircleElement {
  const one = document.createElementNS(SVG, "circle");
  const attributes = { class: name, cx: "50", cy: "50", r: "46", pathLength: "1", "stroke-dasharray": "1 1" };
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  return one as SVGCircleElement;
}
