import type { SessionEvent, SetEvent } from "../elements/player/events";
import { begin, step } from "../elements/player/session";
import type { Item, Sheet, SheetSet } from "../elements/player/sheet";
import type { CueName, Input, Outcome, Session, Stamp } from "../elements/player/state";

/** A session on a clock of its own: everything sent and told is written down. */
export class Fake {
  readonly sent: SessionEvent[] = [];
  readonly cues: CueName[] = [];
  state!: Session;
  private ids = 0;
  private now = 0;

  constructor(readonly sheet: Sheet) {
    this.follow(begin(sheet, this.stamp));
  }

  get stamp(): Stamp {
    return { at: new Date(this.now).toISOString(), id: () => `id-${(this.ids += 1)}` };
  }

  get sets(): SetEvent[] {
    return this.sent.filter((event) => event.kind === "set");
  }

  /** Sets as the server has them: those that were replaced count no more. */
  get standing(): SetEvent[] {
    const replaced = new Set(this.sets.map((set) => set.replaces));
    return this.sets.filter((set) => !replaced.has(set.id));
  }

  do(input: Input): this {
    this.follow(step(this.sheet, this.state, input, this.stamp));
    return this;
  }

  run(seconds: number, hidden = false): this {
    for (let ms = 0; ms < seconds * 1000; ms += 100) {
      this.now += 100;
      this.do({ kind: "tick", ms: 100, hidden });
    }
    return this;
  }

  /** Runs until a phase is reached. */
  until(phase: Session["phase"]): this {
    for (let i = 0; this.state.phase !== phase; i++) {
      if (i > 100_000 || this.state.paused) throw new Error(`never reached ${phase}: ${JSON.stringify(this.state)}`);
      this.now += 100;
      this.do({ kind: "tick", ms: 100 });
    }
    return this;
  }

  private follow({ state, effects }: Outcome): void {
    this.state = state;
    for (const effect of effects) {
      if (effect.kind === "send") this.sent.push(structuredClone(effect.event));
      else this.cues.push(effect.cue);
    }
  }
}

const WORK = { repetitions: null, holdSeconds: null, loadKg: null, band: null };

export function repetitions(count: number, restSeconds = 20, more: Partial<SheetSet> = {}): SheetSet {
  return { side: null, number: 1, of: 1, work: { ...WORK, repetitions: count }, restSeconds, ...more };
}

export function hold(seconds: number, restSeconds = 20, more: Partial<SheetSet> = {}): SheetSet {
  return { ...repetitions(0, restSeconds, more), work: { ...WORK, holdSeconds: seconds } };
}

export function item(line: string, sets: SheetSet[], more: Partial<Item> = {}): Item {
  return {
    line, exercise: line, name: line, setup: "", steps: [], cues: [], drawn: false, tempo: null, holdSeconds: null, load: null, effort: null,
    perSide: false, why: [], changes: [], sets, variants: [], ...more,
  };
}

export function sheet(...items: Item[]): Sheet {
  return {
    block: "practice", title: "Practice", day: "2026-11-22", seconds: 300, readySeconds: 10, switchSeconds: 8, secondsPerRepetition: 3, painSafe: 2,
    painAcceptable: 5, loadStepKg: 1, items, felt: [], skipReasons: [], bands: [],
  };
}

/** Two sets on each side, then one hold. */
export function usual(): Sheet {
  const side = (which: "left" | "right", number: number): SheetSet => repetitions(4, which === "left" ? 0 : 30, { side: which, number, of: 2 });
  return sheet(
    item("one", [side("left", 1), side("right", 1), side("left", 2), side("right", 2)], { tempo: { down: 2, pause: 1, up: 2 } }),
    item("two", [hold(20)]));
}
