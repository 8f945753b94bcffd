import { describe, expect, test } from "vitest";
import { progress, upcoming } from "../elements/player/course";
import { begin, wake } from "../elements/player/session";
import { Fake, hold, item, repetitions, sheet, usual } from "./fake";

describe("a session", () => {
  test("runs from the first countdown to the end without a touch", () => {
    const fake = new Fake(usual()).until("finished");
    expect(fake.sent.map((event) => event.kind)).toEqual(["begin", "set", "set", "set", "set", "set", "finish"]);
    expect(fake.sets.map((set) => [set.line, set.side, set.number, set.done.repetitions ?? set.done.holdSeconds])).toEqual([
      ["one", "left", 1, 4], ["one", "right", 1, 4], ["one", "left", 2, 4], ["one", "right", 2, 4], ["two", undefined, 1, 20]]);
    expect(fake.sets.every((set) => set.effort === undefined && set.pain === undefined && set.replaces === undefined)).toBe(true);
    expect(new Set(fake.sent.map((event) => event.id)).size).toBe(fake.sent.length);
    // Ready, four sets of 4 x 5 s, side changes and rests, ready again, a hold, and its last rest.
    expect(fake.state.activeMs / 1000).toBeCloseTo(10 + 4 * 20 + 8 + (30 + 8) + 8 + (30 + 10) + 20 + 20, 0);
  });

  test("does not depend on how its time is cut into ticks", () => {
    const coarse = new Fake(usual());
    for (let i = 0; i < 400 && coarse.state.phase !== "finished"; i++) coarse.do({ kind: "tick", ms: 700 });
    const fine = new Fake(usual()).until("finished");
    const told = (fake: Fake) => fake.sets.map(({ line, side, done }) => ({ line, side, done }));
    expect(told(coarse)).toEqual(told(fine));
    expect(Math.abs(coarse.state.activeMs - fine.state.activeMs)).toBeLessThan(1);
  });

  test("stands still while it is paused", () => {
    const fake = new Fake(usual()).run(15);
    const before = fake.state.elapsed;
    fake.do({ kind: "pause" }).run(600);
    expect(fake.state.elapsed).toBe(before);
    expect(fake.do({ kind: "resume" }).until("finished").sets).toHaveLength(5);
  });

  test("takes the answers of the rest with the set", () => {
    const fake = new Fake(usual()).until("work").do({ kind: "next" });
    fake.do({ kind: "answer", answer: { effort: 6 } }).do({ kind: "answer", answer: { pain: 1, done: { repetitions: 3 } } });
    expect(fake.sets).toHaveLength(0);
    fake.until("work");
    expect(fake.sets).toMatchObject([{ effort: 6, pain: 1, done: { repetitions: 3 }, planned: { repetitions: 4 } }]);
  });

  test("guides a hold within each repetition", () => {
    const fake = new Fake(sheet(item("one", [repetitions(2)], { holdSeconds: 4, tempo: { down: 1, pause: 0, up: 1 } }))).until("rest");
    expect(fake.cues.filter((cue) => ["up", "hold", "down"].includes(cue))).toEqual(["up", "hold", "down", "up", "hold", "down"]);
  });

  test("counts down the last three seconds and no others", () => {
    const fake = new Fake(sheet(item("one", [hold(30)]))).until("work");
    const before = fake.cues.length;
    fake.until("rest");
    expect(fake.cues.slice(before).filter((cue) => cue === "soon")).toHaveLength(3);
  });
});

describe("an exercise ends", () => {
  test.each([{ pain: 6 }, { tingling: true }])("for good when %o", (answer) => {
    const fake = new Fake(usual()).until("work").do({ kind: "next" }).do({ kind: "answer", answer });
    expect(upcoming(fake.sheet, fake.state)).toEqual({ item: 1, set: 0 });
    expect(fake.cues).toContain("ended");
    fake.until("finished");
    expect(fake.sets.map((set) => set.line)).toEqual(["one", "two"]);
    const reason = "pain" in answer ? "pain" : "tingling";
    expect(fake.sent.filter((event) => event.kind === "skip")).toMatchObject([{ line: "one", exercise: "one", reason }]);
    expect(fake.sent.at(-1)).toMatchObject({ kind: "finish" });
  });

  test("and leaves nothing out when its last set hurt", () => {
    const fake = new Fake(sheet(item("one", [hold(5)]), item("two", [hold(5)]))).until("work").until("rest").do({ kind: "answer", answer: { pain: 8 } }).until("finished");
    expect(fake.sent.filter((event) => event.kind === "skip")).toEqual([]);
  });

  test("without a word about it when the pain was a slip that was corrected", () => {
    const fake = new Fake(sheet(item("one", [hold(5)]), item("two", [hold(5)]), item("one", [hold(5)])));
    fake.until("work").until("rest").do({ kind: "answer", answer: { pain: 9 } }).until("work");
    fake.do({ kind: "back" }).do({ kind: "answer", answer: { pain: 1 } }).do({ kind: "save" }).do({ kind: "resume" }).until("finished");
    expect(fake.standing.map((set) => set.line)).toEqual(["one", "two", "one"]);
    expect(fake.sent.filter((event) => event.kind === "skip")).toEqual([]);
  });

  test("and what a stop leaves undone is told once, with the reason", () => {
    const rest = (reason: "enough" | "safety-sign") => new Fake(usual()).until("work").do({ kind: "next" }).do({ kind: "answer", answer: { tingling: true } })
      .until("work").do({ kind: "stop", reason }).sent.filter((event) => event.kind === "skip");
    for (const reason of ["enough", "safety-sign"] as const) expect(rest(reason)).toMatchObject([{ line: "one", reason: "tingling" }, { line: "two", reason: "stopped" }]);
    const left = new Fake(usual()).do({ kind: "skip", reason: "no-time" }).do({ kind: "stop", reason: "enough" });
    expect(left.sent.filter((event) => event.kind === "skip")).toMatchObject([{ line: "one", reason: "no-time" }, { line: "two", reason: "stopped" }]);
  });

  test("but not at the pain that is still acceptable, nor when the tap was a mistake", () => {
    const fake = new Fake(usual()).until("work").do({ kind: "next" });
    fake.do({ kind: "answer", answer: { pain: 9 } }).do({ kind: "answer", answer: { pain: 5 } });
    expect(upcoming(fake.sheet, fake.state)).toEqual({ item: 0, set: 1 });
    expect(fake.until("finished").sets).toHaveLength(5);
  });

  test("in all rounds when it is left out", () => {
    const fake = new Fake(sheet(item("one", [hold(5)]), item("two", [hold(5)]), item("one", [hold(5)]), item("two", [hold(5)])));
    fake.do({ kind: "skip", reason: "no-time" }).until("finished");
    expect(fake.sent.filter((event) => event.kind === "skip")).toMatchObject([{ line: "one", exercise: "one", reason: "no-time" }]);
    expect(fake.sets.map((set) => set.line)).toEqual(["two", "two"]);
  });

  test("and the session with it when nothing is left", () => {
    const fake = new Fake(sheet(item("one", [hold(5)]))).do({ kind: "skip", reason: "no-time" });
    expect(fake.state.phase).toBe("finished");
    expect(fake.sent.map((event) => event.kind)).toEqual(["begin", "skip", "finish"]);
  });
});

describe("it can be changed", () => {
  const swappable = () => sheet(item("one", [hold(20), hold(20, 20, { number: 2, of: 2 })], {
    variants: [{ harder: false, item: item("one", [hold(10), hold(10, 20, { number: 2, of: 2 })], { exercise: "easier" }) }] }));

  test("to a variant and back", () => {
    const fake = new Fake(swappable()).until("work").do({ kind: "swap", exercise: "easier" });
    expect(fake.state.phase).toBe("ready");
    fake.until("rest").do({ kind: "swap", exercise: "one" }).until("finished");
    expect(fake.sets.map((set) => [set.line, set.exercise, set.done.holdSeconds])).toEqual([["one", "easier", 10], ["one", "one", 20]]);
  });

  test("to a variant that has no sets in this round", () => {
    const none = { harder: true, item: item("one", [], { exercise: "harder" }) };
    const fake = new Fake(sheet(item("one", [hold(20)], { variants: [none] }), item("two", [hold(5)])));
    fake.do({ kind: "swap", exercise: "harder" }).until("finished");
    expect(fake.sets.map((set) => set.line)).toEqual(["two"]);
  });

  test("afterwards, by a telling that replaces the first", () => {
    const fake = new Fake(usual()).until("work").until("ready").until("work").do({ kind: "back" });
    expect(fake.state).toMatchObject({ paused: true, editing: true, phase: "work" });
    fake.do({ kind: "answer", answer: { effort: 7, done: { repetitions: 2 } } }).do({ kind: "save" }).do({ kind: "resume" }).until("finished");
    const [first, second] = fake.sets;
    expect(second).toMatchObject({ replaces: first!.id, effort: 7, done: { repetitions: 2 }, at: first!.at });
    expect(fake.standing).toHaveLength(5);
  });

  test("and a correction to too much pain ends the exercise that is on", () => {
    const fake = new Fake(usual()).until("work").until("ready").until("work").do({ kind: "back" });
    fake.do({ kind: "answer", answer: { pain: 8 } }).do({ kind: "save" }).do({ kind: "resume" }).until("finished");
    expect(fake.standing.map((set) => set.line)).toEqual(["one", "two"]);
  });

  test("nothing is told twice when nothing was corrected", () => {
    const fake = new Fake(usual()).until("work").until("ready").until("work").do({ kind: "back" }).do({ kind: "save" });
    expect(fake.sets).toHaveLength(1);
  });

  test("a set that is broken off keeps what was done of it", () => {
    const fake = new Fake(usual()).until("work").run(11).do({ kind: "stop", reason: "enough" });
    expect(fake.sets).toMatchObject([{ done: { repetitions: 2 } }]);
    expect(fake.sent.at(-1)).toMatchObject({ kind: "stop", reason: "enough" });
    expect(fake.run(60).sent.map((event) => event.kind)).toEqual(["begin", "set", "skip", "skip", "stop"]);
  });
});

describe("it survives", () => {
  test("a reload at any moment, with every set told once", () => {
    const whole = new Fake(usual()).until("finished");
    for (let seconds = 1; seconds < whole.state.activeMs / 1000; seconds += 13) {
      const fake = new Fake(usual()).run(seconds).do({ kind: "flush" });
      fake.state = wake(fake.sheet, JSON.parse(JSON.stringify(fake.state)));
      expect(fake.state.paused).toBe(true);
      fake.do({ kind: "resume" }).until("finished");
      expect(fake.standing.map((set) => [set.line, set.side, set.number])).toEqual(whole.standing.map((set) => [set.line, set.side, set.number]));
    }
  });

  test("answers after the set was already told", () => {
    const fake = new Fake(usual()).until("work").do({ kind: "next" }).do({ kind: "flush" });
    expect(fake.sets).toHaveLength(1);
    fake.do({ kind: "answer", answer: { effort: 4 } }).until("work");
    expect(fake.sets).toMatchObject([{}, { effort: 4, replaces: fake.sets[0]!.id }]);
  });

  test("being out of sight: a rest ends in a pause, not in the next set", () => {
    const fake = new Fake(usual()).until("work").until("ready").run(60, true);
    expect(fake.state).toMatchObject({ phase: "ready", paused: true });
    expect(fake.do({ kind: "resume" }).until("finished").standing).toHaveLength(5);
  });

  test("a computer that slept", () => {
    const fake = new Fake(usual()).until("work").do({ kind: "tick", ms: 3_600_000 });
    expect(fake.state).toMatchObject({ phase: "ready", paused: true });
    expect(fake.state.activeMs).toBeLessThan(60_000);
  });
});

test("the progress grows by one a set and ends at the whole", () => {
  const fake = new Fake(usual());
  expect(progress(fake.sheet, fake.state)).toEqual({ done: 0, total: 5 });
  fake.until("work").until("ready");
  expect(progress(fake.sheet, fake.state)).toEqual({ done: 1, total: 5 });
  expect(progress(fake.sheet, fake.until("finished").state)).toEqual({ done: 5, total: 5 });
});

test("a session begun anew names the one that was left", () => {
  const fake = new Fake(usual());
  const [first] = begin(usual(), fake.stamp, fake.state.id).effects;
  expect(first).toMatchObject({ kind: "send", event: { kind: "begin", restarts: fake.state.id } });
  expect(fake.sent[0]).not.toHaveProperty("restarts");
});
