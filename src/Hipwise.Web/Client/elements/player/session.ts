import { endOf, isUnfinished, itemAt, setAt, upcoming } from "./course";
import { told, type SessionEvent, type SetEvent } from "./events";
import { lengthOf, pulse } from "./pace";
import type { Item, Sheet } from "./sheet";
import type { Answer, CueName, Effect, Input, Outcome, Place, Session, Stamp } from "./state";

const SECOND = 1000;
/** Last seconds of a countdown that are told one by one. */
const SOON = 3;
/** A countdown that ended longer ago than this was not seen by anyone. */
const UNSEEN = 1000;

/** Begins a session; one that was left and is begun anew with it is named, so that the day counts once. */
export function begin(sheet: Sheet, stamp: Stamp, restarts?: string): Outcome {
  const state: Session = {
    id: stamp.id(), day: sheet.day, block: sheet.block, phase: "ready", cause: "first", paused: false, editing: false,
    place: { item: 0, set: 0 }, elapsed: 0, length: 0, activeMs: 0, chosen: {}, leftOut: [], skipped: [], sets: [], draft: null,
  };
  const run = new Run(sheet, state, stamp);
  run.send({ id: stamp.id(), at: stamp.at, kind: "begin", block: sheet.block, day: sheet.day, ...(restarts && { restarts }) });
  run.getReady("first");
  return run.outcome;
}

/** A session as it was kept, ready to go on: a set that was under way begins anew. */
export function wake(sheet: Sheet, kept: Session): Session {
  const state = { ...structuredClone(kept), paused: true };
  if (state.phase !== "work") return state;
  return { ...state, phase: "ready", cause: "again", elapsed: 0, length: sheet.readySeconds * SECOND };
}

export function step(sheet: Sheet, before: Session, input: Input, stamp: Stamp): Outcome {
  const run = new Run(sheet, structuredClone(before), stamp);
  if (before.phase !== "finished" && before.phase !== "stopped") run.take(input);
  return run.outcome;
}

/** One step: changes a copy of the state and gathers what follows from it. */
class Run {
  private readonly effects: Effect[] = [];

  constructor(private readonly sheet: Sheet, private readonly state: Session, private readonly stamp: Stamp) {}

  get outcome(): Outcome {
    return { state: this.state, effects: this.effects };
  }

  take(input: Input): void {
    switch (input.kind) {
      case "tick": return this.tick(input.ms, input.hidden ?? false);
      case "pause": return this.pause();
      case "resume": return this.resume();
      case "next": return this.next();
      case "back": return this.back();
      case "save": return this.save();
      case "flush": return this.tell();
      case "answer": return this.answer(input.answer);
      case "skip": return this.skip(input.reason);
      case "swap": return this.swap(input.exercise);
      case "stop": return this.stop(input.reason);
    }
  }

  send(event: SessionEvent): void {
    this.effects.push({ kind: "send", event });
  }

  private cue(cue: CueName, count?: number): void {
    this.effects.push(count === undefined ? { kind: "cue", cue } : { kind: "cue", cue, count });
  }

  private tick(ms: number, hidden: boolean): void {
    const { state } = this;
    let left = ms;
    while (left > 0 && !state.paused && this.runs) {
      const now = Math.min(left, state.length - state.elapsed);
      this.advance(now);
      left -= now;
      if (state.elapsed >= state.length) this.over(hidden || left > UNSEEN);
    }
  }

  private get runs(): boolean {
    return this.state.phase !== "finished" && this.state.phase !== "stopped";
  }

  private advance(ms: number): void {
    const { state } = this;
    const before = state.elapsed;
    state.elapsed += ms;
    state.activeMs += ms;
    const guided = state.phase === "work" && setAt(this.sheet, state, state.place).work.repetitions !== null;
    if (guided) this.tellPace(before);
    else this.tellSoon(before);
  }

  private tellSoon(before: number): void {
    const { length, elapsed } = this.state;
    const now = Math.ceil((length - elapsed) / SECOND);
    if (now >= 1 && now <= SOON && now < Math.ceil((length - before) / SECOND)) this.cue("soon", now);
  }

  private tellPace(before: number): void {
    const { state, sheet } = this;
    const item = itemAt(sheet, state, state.place.item);
    const set = setAt(sheet, state, state.place);
    const [was, is] = [pulse(item, set, sheet, before), pulse(item, set, sheet, state.elapsed)];
    if (state.elapsed >= state.length) return;
    if (is.count !== was.count) this.cue("repetition", is.count);
    if ((is.stretch !== was.stretch || is.count !== was.count) && is.stretch !== "move") this.cue(is.stretch);
  }

  /** The time of a phase is over; unseen, nothing new begins. */
  private over(unseen: boolean): void {
    if (this.state.phase === "work") return this.endSet();
    if (unseen && upcoming(this.sheet, this.state)) {
      this.getReady("again");
      return this.pause();
    }
    return this.goOn();
  }

  private goOn(): void {
    if (this.state.phase === "ready") this.work();
    else this.afterRest();
  }

  getReady(cause: Session["cause"]): void {
    const seconds = cause === "switch" ? this.sheet.switchSeconds : this.sheet.readySeconds;
    this.enter("ready", seconds);
    this.state.cause = cause;
    this.cue("ready");
  }

  private enter(phase: Session["phase"], seconds: number): void {
    Object.assign(this.state, { phase, elapsed: 0, length: seconds * SECOND });
  }

  private work(): void {
    const { state, sheet } = this;
    const place = upcoming(sheet, state);
    if (!place) return this.finish();
    this.commit();
    state.place = place;
    const item = itemAt(sheet, state, place.item);
    const set = setAt(sheet, state, place);
    this.enter("work", lengthOf(item, set, sheet) / SECOND);
    this.cue("go");
    const first = pulse(item, set, sheet, 0);
    if (set.work.repetitions !== null && first.stretch !== "move") this.cue(first.stretch);
  }

  private endSet(): void {
    const { state, sheet } = this;
    const { place } = state;
    const item = itemAt(sheet, state, place.item);
    const set = setAt(sheet, state, place);
    this.commit();
    state.draft = { event: this.eventOf(place), loggedId: null, changed: false };
    state.place = { item: place.item, set: place.set + 1 };
    const next = upcoming(sheet, state);
    if (!next) {
      this.enter("rest", set.restSeconds || sheet.readySeconds);
      return this.cue("last");
    }
    if (set.restSeconds > 0) {
      this.enter("rest", set.restSeconds);
      return this.cue("rest");
    }
    return this.getReady(this.causeOf(next, item.line, set.side));
  }

  private causeOf(next: Place, line: string, side: string | null): Session["cause"] {
    const item = itemAt(this.sheet, this.state, next.item);
    if (item.line !== line) return "next";
    return setAt(this.sheet, this.state, next).side === side ? "again" : "switch";
  }

  private eventOf(place: Place): SetEvent {
    const { state, sheet } = this;
    const item = itemAt(sheet, state, place.item);
    const set = setAt(sheet, state, place);
    const { done } = pulse(item, set, sheet, state.elapsed);
    const work = set.work.repetitions === null ? { holdSeconds: done } : { repetitions: done };
    return {
      id: this.stamp.id(), at: this.stamp.at, kind: "set", line: item.line, exercise: item.exercise, ...(set.side && { side: set.side }),
      number: set.number, of: set.of, planned: told(set.work), done: { ...told(set.work), ...work },
    };
  }

  private afterRest(): void {
    const next = upcoming(this.sheet, this.state);
    if (!next) return this.finish();
    const last = this.state.draft?.event ?? this.state.sets.at(-1);
    const cause = last ? this.causeOf(next, last.line, last.side ?? null) : "next";
    return cause === "again" ? this.work() : this.getReady(cause);
  }

  private pause(): void {
    if (this.state.paused) return;
    this.state.paused = true;
    this.cue("paused");
  }

  private resume(): void {
    if (this.state.editing) this.save();
    this.state.paused = false;
  }

  private next(): void {
    if (this.state.paused) return this.resume();
    return this.state.phase === "work" ? this.endSet() : this.goOn();
  }

  private answer(answer: Answer): void {
    const { state } = this;
    if (!state.draft) return;
    const { done, ...rest } = answer;
    const before = upcoming(this.sheet, state);
    Object.assign(state.draft.event, rest, { done: { ...state.draft.event.done, ...done } });
    state.draft.changed = true;
    if (state.editing) return;
    const after = upcoming(this.sheet, state);
    if (JSON.stringify(before) !== JSON.stringify(after)) this.reroute(after);
  }

  /** An answer changed what comes next. */
  private reroute(next: Place | null): void {
    const { state } = this;
    if (!next) this.enter("rest", this.sheet.readySeconds);
    else if (state.phase === "ready") {
      const { line, side } = state.draft!.event;
      this.getReady(this.causeOf(next, line, side ?? null));
    }
    if (endOf(this.sheet, state, state.draft!.event.line)) this.cue("ended");
  }

  private back(): void {
    const { state } = this;
    const last = state.sets.at(-1);
    if (state.draft || !last) return;
    state.draft = { event: structuredClone(last), loggedId: last.id, changed: false };
    state.editing = true;
    this.pause();
  }

  private save(): void {
    const { state, sheet } = this;
    if (!state.editing) return;
    state.editing = false;
    this.commit();
    if (endOf(sheet, state, itemAt(sheet, state, state.place.item).line)) this.leave();
  }

  /** What is known of the last set is told, and no longer asked. */
  private commit(): void {
    this.tell();
    this.state.draft = null;
  }

  private tell(): void {
    const { draft, sets } = this.state;
    if (!draft || (draft.loggedId && !draft.changed)) return;
    const at = sets.findIndex((set) => set.id === draft.loggedId);
    const { replaces: _, ...bare } = draft.event;
    const event: SetEvent = draft.loggedId ? { ...bare, id: this.stamp.id(), replaces: draft.loggedId } : bare;
    if (at < 0) sets.push(event);
    else sets[at] = event;
    Object.assign(draft, { event: structuredClone(event), loggedId: event.id, changed: false });
    this.send(event);
  }

  private skip(reason: string): void {
    const { state, sheet } = this;
    this.save();
    this.keepPart();
    const place = upcoming(sheet, state);
    if (!place) return;
    const item = itemAt(sheet, state, place.item);
    this.tellSkip(item, reason);
    state.leftOut.push(item.line);
    this.leave();
  }

  private tellSkip({ line, exercise }: Item, reason: string): void {
    (this.state.skipped ??= []).push({ line, exercise, reason });
    this.send({ id: this.stamp.id(), at: this.stamp.at, kind: "skip", line, exercise, reason });
  }

  /** At the end, when nothing can be corrected any more: what was still to do, and why it was not. */
  private tellRest(otherwise: string | null): void {
    const { state, sheet } = this;
    const lines = new Map(sheet.items.map((item, index) => [item.line, index]));
    for (const [line, index] of lines) {
      const reason = endOf(sheet, state, line) ?? otherwise;
      if (reason && reason !== "left-out" && isUnfinished(sheet, state, line)) this.tellSkip(itemAt(sheet, state, index), reason);
    }
  }

  private swap(exercise: string): void {
    const { state, sheet } = this;
    this.save();
    const place = upcoming(sheet, state);
    if (!place) return;
    this.keepPart();
    state.chosen[itemAt(sheet, state, place.item).line] = exercise;
    const sets = itemAt(sheet, state, place.item).sets.length;
    // A variant may have fewer sets, or none in this round.
    state.place = { item: place.item, set: Math.max(0, Math.min(place.set, sets - 1)) };
    this.leave();
  }

  /** A set that is left in the middle is kept as far as it went. */
  private keepPart(): void {
    const { state, sheet } = this;
    if (state.phase !== "work") return;
    const { done } = pulse(itemAt(sheet, state, state.place.item), setAt(sheet, state, state.place), sheet, state.elapsed);
    if (done > 0) state.draft = { event: this.eventOf(state.place), loggedId: null, changed: false };
  }

  /** Gets ready for what comes now, or asks about the last set, or ends. */
  private leave(): void {
    const { state, sheet } = this;
    if (upcoming(sheet, state)) {
      if (state.phase !== "rest") this.getReady("next");
    } else if (state.draft) {
      this.enter("rest", sheet.readySeconds);
      this.cue("last");
    } else {
      this.finish();
    }
  }

  private stop(reason: "enough" | "safety-sign"): void {
    this.save();
    this.keepPart();
    this.commit();
    this.tellRest("stopped");
    this.send({ id: this.stamp.id(), at: this.stamp.at, kind: "stop", reason });
    this.enter("stopped", 0);
  }

  private finish(): void {
    this.commit();
    this.tellRest(null);
    this.send({ id: this.stamp.id(), at: this.stamp.at, kind: "finish" });
    this.enter("finished", 0);
    this.cue("finished");
  }
}
