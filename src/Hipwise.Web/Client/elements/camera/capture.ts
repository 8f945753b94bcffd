import { mayBegin, type Check } from "./framing";
import type { Plan } from "./plan";
import type { Capture, CueName, Effect, Failure, Input, Outcome, Phase } from "./state";

const SECOND = 1000;
/** Last seconds of a countdown that are told one by one. */
const SOON = 3;
/** The same hint is said aloud again only after this long. */
const HINT_AGAIN = 5 * SECOND;

export function begin(): Capture {
  return {
    phase: "choosing", way: null, failure: null, progress: 0, elapsed: 0, length: 0, checks: [], well: 0, gone: 0, crowded: false, takes: [], online: true, count: 0, notes: [], dropped: null,
  };
}

/** One step of a capture: no page, no clock and no camera, only what follows from what. */
export function step(plan: Plan, before: Capture, input: Input): Outcome {
  const run = new Run(plan, structuredClone(before));
  run.take(input);
  return { state: run.state, effects: run.effects };
}

class Run {
  readonly effects: Effect[] = [];

  constructor(private readonly plan: Plan, readonly state: Capture) {}

  take(input: Input): void {
    switch (input.kind) {
      case "choose": return this.choose(input.way);
      case "granted": return this.during("asking", () => this.load());
      case "progress": return void (this.state.progress = input.part);
      case "ready": return this.during("loading", () => this.isReady());
      case "seen": return this.see(input.checks);
      case "tick": return this.tick(input.ms);
      case "go": return this.go();
      case "end": return this.during("recording", () => this.end());
      case "again": return this.again();
      case "enough": return this.during("between", () => this.enough());
      case "restore": return this.during("choosing", () => this.restore(input.count, input.more));
      case "hidden": return this.hide();
      case "unplugged": return this.unplug();
      case "cancel": case "restart": return this.leave();
      case "fail": return this.fail(input.failure);
      case "online": return void (this.state.online = input.up);
      case "read": return this.read(input.number, input.usable, input.notes ?? []);
      case "counted": return this.during("recording", () => this.count(input.count));
      case "filmed": return this.during("film", () => this.enter("summing"));
      case "summed": return this.during("summing", () => this.done());
    }
  }

  private during(phase: Phase, act: () => void): void {
    if (this.state.phase === phase) act();
  }

  private enter(phase: Phase, seconds = 0): void {
    Object.assign(this.state, { phase, elapsed: 0, length: seconds * SECOND, well: 0, gone: 0, progress: 0 });
  }

  private act(kind: Exclude<Effect["kind"], "cue">): void {
    this.effects.push({ kind });
  }

  private cue(cue: CueName, more: { count?: number; hint?: string } = {}): void {
    this.effects.push({ kind: "cue", cue, ...more });
  }

  private choose(way: "camera" | "film"): void {
    if (this.state.phase !== "choosing" && this.state.phase !== "failed") return;
    Object.assign(this.state, { way, failure: null, dropped: null, takes: way === "film" ? [] : this.state.takes });
    if (way === "film") return this.load();
    this.enter("asking");
    this.act("ask");
  }

  /** Takes from before the page was loaded again: they are read as they are, or another one is added. */
  private restore(count: number, more: boolean): void {
    this.state.takes = Array.from({ length: count }, (_, i) => ({ number: i + 1, usable: null }));
    this.act("restore");
    if (more) return this.choose("camera");
    this.state.way = "camera";
    this.sum();
  }

  private load(): void {
    this.enter("loading");
    this.act("load");
  }

  private isReady(): void {
    if (this.state.way === "camera") return this.frame();
    this.enter("film");
    this.act("film");
  }

  private frame(): void {
    this.enter("framing");
    this.state.checks = [];
    this.cue("framing");
  }

  private see(checks: Check[]): void {
    const { state } = this;
    state.checks = checks;
    if (state.phase === "recording") state.crowded ||= checks.some(({ name, well }) => name === "one" && well === false);
  }

  private get nobody(): boolean {
    return this.state.checks.some(({ name, well }) => name === "seen" && well === false);
  }

  private tick(ms: number): void {
    const before = this.state.elapsed;
    this.state.elapsed += ms;
    switch (this.state.phase) {
      case "framing": return this.wait(ms, before);
      case "countdown": return this.countDown(before);
      case "recording": return this.record(ms, before);
      case "between": return this.rest();
    }
  }

  /** Hands-free: all must be well for a while, and what is not is said now and then. */
  private wait(ms: number, before: number): void {
    const { state, plan } = this;
    if (mayBegin(state.checks)) {
      state.well += ms;
      if (state.well >= plan.rules.steady * SECOND) this.getReady();
      return;
    }

    state.well = 0;
    const wrong = state.checks.find(({ well }) => well === false);
    if (wrong && Math.floor(state.elapsed / HINT_AGAIN) > Math.floor(before / HINT_AGAIN)) this.cue("hint", { hint: wrong.hint });
  }

  private getReady(): void {
    this.enter("countdown", this.plan.rules.countdown);
    this.cue("ready", { count: this.plan.rules.countdown });
  }

  private countDown(before: number): void {
    const { state } = this;
    if (state.elapsed >= state.length) return this.begin();
    this.tellSoon(before);
  }

  private tellSoon(before: number): void {
    const { length, elapsed } = this.state;
    const now = Math.ceil((length - elapsed) / SECOND);
    if (now >= 1 && now <= SOON && now < Math.ceil((length - before) / SECOND)) this.cue("soon", { count: now });
  }

  private begin(): void {
    this.enter("recording", this.plan.seconds);
    Object.assign(this.state, { crowded: false, dropped: null, count: 0, notes: [] });
    this.act("begin");
    this.cue("go");
  }

  /** A take ends by its time, by hand, or when the person walked out of the picture. */
  private record(ms: number, before: number): void {
    const { state, plan } = this;
    state.gone = this.nobody ? state.gone + ms : 0;
    if (state.elapsed >= state.length || state.gone >= plan.rules.gone * SECOND) return this.end();
    if (state.gone >= SECOND && state.gone - ms < SECOND) return this.cue("gone");
    this.tellSoon(before);
  }

  /** The last repetition ends a take by itself. */
  private count(count: number): void {
    const { state, plan } = this;
    if (count <= state.count) return;
    state.count = count;
    if (plan.repetitions !== null && count >= plan.repetitions) this.end();
    else this.cue("count", { count });
  }

  private end(): void {
    const { state, plan } = this;
    if (state.elapsed - state.gone < plan.rules.shortest * SECOND) return this.dropTake("short");
    state.takes.push({ number: state.takes.length + 1, usable: null });
    this.enter("reading");
    this.act("finish");
    this.cue("end");
  }

  private dropTake(why: NonNullable<Capture["dropped"]>): void {
    this.act("drop");
    this.frame();
    this.state.dropped = why;
    this.cue("again", { hint: why });
  }

  private read(number: number, usable: boolean, notes: string[]): void {
    const { state, plan } = this;
    const take = state.takes[number - 1];
    if (!take) return;
    take.usable = usable;
    if (state.phase === "film" || state.phase !== "reading" || number !== state.takes.length) return;
    state.dropped = null;
    if (usable && state.takes.length >= plan.takes) return this.sum();
    this.enter("between", plan.rules.rest);
    if (!usable) Object.assign(state, { dropped: "unread", notes });
    this.cue(usable ? "rest" : "again", usable ? { count: plan.rules.rest } : { hint: "unread" });
  }

  /** What could not be read is done again; otherwise the next one comes. */
  private rest(): void {
    if (this.state.elapsed < this.state.length) return;
    if (this.state.dropped === "unread") return this.again();
    this.frame();
  }

  private again(): void {
    const { state } = this;
    if (state.phase !== "between") return;
    state.takes.pop();
    const { dropped, notes } = state;
    this.act("drop");
    this.frame();
    Object.assign(state, { dropped, notes });
  }

  /** The takes that there are will do. */
  private enough(): void {
    const { state } = this;
    if (state.dropped === "unread") {
      state.takes.pop();
      this.act("drop");
    }

    if (state.takes.length > 0) this.sum();
    else this.frame();
  }

  private go(): void {
    switch (this.state.phase) {
      case "framing": return this.getReady();
      case "countdown": return this.begin();
      case "recording": return this.end();
      case "between": return this.state.dropped === "unread" ? this.again() : this.frame();
    }
  }

  private sum(): void {
    this.enter("summing");
    this.act("sum");
  }

  private done(): void {
    this.enter("done");
    this.act("close");
    this.cue("done");
  }

  /** A page that is not seen gets no pictures: what was under way is done again. */
  private hide(): void {
    const { phase } = this.state;
    if (phase === "countdown") return this.frame();
    if (phase === "recording") this.dropTake("hidden");
  }

  private unplug(): void {
    if (this.state.way !== "camera" || ["reading", "summing", "done", "failed", "choosing"].includes(this.state.phase)) return;
    if (this.state.phase === "recording") this.act("drop");
    this.fail("unplugged");
  }

  private fail(failure: Failure): void {
    if (this.state.phase === "done") return;
    this.enter("failed");
    this.state.failure = failure;
    this.act("close");
    this.cue("failed", { hint: failure });
  }

  private leave(): void {
    const { online } = this.state;
    this.act("close");
    this.act("forget");
    Object.assign(this.state, begin(), { online });
  }
}
