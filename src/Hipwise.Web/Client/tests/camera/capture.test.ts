import { describe, expect, test } from "vitest";
import { begin, step } from "../../elements/camera/capture";
import { look, type Check } from "../../elements/camera/framing";
import type { Plan } from "../../elements/camera/plan";
import type { Capture, Effect, Input, Phase } from "../../elements/camera/state";
import { plan, RULES, standing } from "./people";

const TICK = 100;

function checks(persons: number): Check[] {
  const frame = persons === 0 ? { ...standing(), persons: 0, image: null, world: null } : { ...standing(), persons };
  return look({ frame, width: 400, height: 400, brightness: 0.5, rate: 20 }, plan());
}

/** A capture on a clock of its own, with a person before it, two, or nobody. */
class Fake {
  state: Capture = begin();
  readonly acts: string[] = [];
  readonly cues: string[] = [];
  persons = 1;

  constructor(readonly plan: Plan) {}

  do(...inputs: Input[]): this {
    for (const input of inputs) {
      const { state, effects } = step(this.plan, this.state, input);
      this.state = state;
      effects.forEach((effect: Effect) => (effect.kind === "cue" ? this.cues.push(effect.hint ? `${effect.cue}:${effect.hint}` : effect.cue) : this.acts.push(effect.kind)));
    }

    return this;
  }

  run(seconds: number): this {
    for (let ms = 0; ms < seconds * 1000; ms += TICK) this.do({ kind: "seen", checks: checks(this.persons) }, { kind: "tick", ms: TICK });
    return this;
  }

  until(phase: Phase): this {
    for (let i = 0; this.state.phase !== phase; i++) {
      if (i > 3000) throw new Error(`never reached ${phase}: ${JSON.stringify(this.state)}`);
      this.run(TICK / 1000);
    }

    return this;
  }

  ready(): this {
    return this.do({ kind: "choose", way: "camera" }, { kind: "granted" }, { kind: "progress", part: 0.5 }, { kind: "ready" });
  }
}

describe("a capture", () => {
  test("goes from the first touch to the end without another", () => {
    const fake = new Fake(plan()).ready();
    expect(fake.state.phase).toBe("framing");
    fake.until("recording").until("reading").do({ kind: "read", number: 1, usable: true });
    expect(fake.state.phase).toBe("summing");
    fake.do({ kind: "summed" });
    expect(fake.state.phase).toBe("done");
    expect(fake.acts).toEqual(["ask", "load", "begin", "finish", "sum", "close"]);
    expect(fake.cues).toEqual(["framing", "ready", "soon", "soon", "soon", "go", "soon", "soon", "soon", "end", "done"]);
  });

  test("takes as long as the plan says, however its time is cut", () => {
    const fake = new Fake(plan({ seconds: 7 })).ready().until("recording");
    fake.run(6.9);
    expect(fake.state.phase).toBe("recording");
    fake.run(0.2);
    expect(fake.state.phase).toBe("reading");
    const coarse = new Fake(plan({ seconds: 7 })).ready().until("recording").do({ kind: "tick", ms: 60_000 });
    expect(coarse.state.phase).toBe("reading");
  });

  test("ends earlier when that is enough; what could not be read does not count", () => {
    const fake = new Fake(plan({ takes: 3 })).ready().until("reading").do({ kind: "read", number: 1, usable: true });
    expect(fake.state.phase).toBe("between");
    fake.do({ kind: "go" }).until("reading").do({ kind: "read", number: 2, usable: false, notes: ["more light"] }, { kind: "enough" });
    expect(fake.state.phase).toBe("summing");
    expect(fake.state.takes).toHaveLength(1);
    expect(fake.acts.slice(-2)).toEqual(["drop", "sum"]);
  });

  test("goes on without takes when enough is said of one that could not be read", () => {
    const fake = new Fake(plan({ takes: 3 })).ready().until("reading").do({ kind: "read", number: 1, usable: false }, { kind: "enough" });
    expect(fake.state.phase).toBe("framing");
    expect(fake.state.takes).toHaveLength(0);
  });

  test("reads takes from before, or adds one to them", () => {
    const read = new Fake(plan({ takes: 3 })).do({ kind: "restore", count: 2, more: false });
    expect(read.state.phase).toBe("summing");
    expect(read.acts).toEqual(["restore", "sum"]);
    const more = new Fake(plan({ takes: 3 })).do({ kind: "restore", count: 2, more: true }, { kind: "granted" }, { kind: "ready" });
    expect(more.acts).toEqual(["restore", "ask", "load"]);
    more.do({ kind: "read", number: 1, usable: true }, { kind: "read", number: 2, usable: true }).until("reading").do({ kind: "read", number: 3, usable: true });
    expect(more.state.phase).toBe("summing");
  });

  test("does as many takes as wanted and rests between them", () => {
    const fake = new Fake(plan({ takes: 3 })).ready();
    for (const number of [1, 2, 3]) fake.until("reading").do({ kind: "read", number, usable: true });
    expect(fake.state.phase).toBe("summing");
    expect(fake.acts.filter((act) => act === "finish")).toHaveLength(3);
    expect(fake.cues.filter((cue) => cue === "rest")).toHaveLength(2);
  });

  test("does a take again that could not be read, and counts it once", () => {
    const fake = new Fake(plan({ takes: 2 })).ready().until("reading").do({ kind: "read", number: 1, usable: false });
    expect(fake.state.phase).toBe("between");
    fake.until("reading");
    expect(fake.acts.filter((act) => act === "drop")).toHaveLength(1);
    expect(fake.state.takes).toEqual([{ number: 1, usable: null }]);
  });

  test("does a good take again when the person wants to", () => {
    const fake = new Fake(plan({ takes: 2 })).ready().until("reading").do({ kind: "read", number: 1, usable: true }, { kind: "again" });
    expect(fake.state.takes).toEqual([]);
    expect(fake.acts.at(-1)).toBe("drop");
  });

  test("is led by hand as well", () => {
    const fake = new Fake(plan()).ready().do({ kind: "go" }, { kind: "go" });
    expect(fake.state.phase).toBe("recording");
    fake.run(3).do({ kind: "end" });
    expect(fake.state.phase).toBe("reading");
  });

  test("ends with the last repetition", () => {
    const fake = new Fake(plan({ repetitions: 3, seconds: 60 })).ready().until("recording").run(4).do({ kind: "counted", count: 1 }, { kind: "counted", count: 1 });
    fake.run(4).do({ kind: "counted", count: 2 });
    expect(fake.state.phase).toBe("recording");
    fake.run(4).do({ kind: "counted", count: 3 });
    expect(fake.state.phase).toBe("reading");
    expect(fake.cues.filter((cue) => cue === "count")).toHaveLength(2);
  });

  test("hears of a read that came twice only once", () => {
    const fake = new Fake(plan({ takes: 2 })).ready().until("reading").do({ kind: "read", number: 1, usable: true });
    const { elapsed } = fake.run(2).state;
    fake.do({ kind: "read", number: 1, usable: true }, { kind: "read", number: 7, usable: true });
    expect(fake.state).toMatchObject({ phase: "between", elapsed });
  });
});

describe("what gets in the way", () => {
  test("nobody there: no countdown begins, and it is said now and then", () => {
    const fake = new Fake(plan()).ready();
    fake.persons = 0;
    fake.run(60);
    expect(fake.state.phase).toBe("framing");
    expect(fake.cues.filter((cue) => cue === "hint:nobody").length).toBeGreaterThan(5);
    fake.persons = 1;
    fake.until("recording");
  });

  test("two people: it waits until there is one", () => {
    const fake = new Fake(plan()).ready();
    fake.persons = 2;
    fake.run(20);
    expect(fake.state.phase).toBe("framing");
    expect(fake.cues).toContain("hint:two");
  });

  test("a second person during a take is told with it", () => {
    const fake = new Fake(plan()).ready().until("recording");
    fake.persons = 2;
    fake.run(1);
    fake.persons = 1;
    expect(fake.run(1).state.crowded).toBe(true);
  });

  test("walking out of the picture ends a take, walking past does not", () => {
    const fake = new Fake(plan()).ready().until("recording").run(5);
    fake.persons = 0;
    fake.run(RULES.gone - 0.5);
    fake.persons = 1;
    expect(fake.run(1).state.phase).toBe("recording");
    fake.persons = 0;
    fake.run(RULES.gone + 0.1);
    expect(fake.state.phase).toBe("reading");
    expect(fake.cues.filter((cue) => cue === "gone")).toHaveLength(2);
  });

  test("a take that was hardly begun is done again", () => {
    const fake = new Fake(plan()).ready().until("recording").run(1).do({ kind: "end" });
    expect(fake.state).toMatchObject({ phase: "framing", dropped: "short", takes: [] });
    expect(fake.acts.at(-1)).toBe("drop");
  });

  test.each(["refused", "no-camera", "busy", "insecure", "unsupported"] as const)("%s is said, and can be tried again", (failure) => {
    const fake = new Fake(plan()).do({ kind: "choose", way: "camera" }, { kind: "fail", failure });
    expect(fake.state).toMatchObject({ phase: "failed", failure });
    expect(fake.ready().state.phase).toBe("framing");
  });

  test("a camera unplugged midway: this take is gone, those before stay", () => {
    const fake = new Fake(plan({ takes: 2 })).ready().until("reading").do({ kind: "read", number: 1, usable: true }).until("recording").run(4).do({ kind: "unplugged" });
    expect(fake.state).toMatchObject({ phase: "failed", failure: "unplugged", takes: [{ number: 1, usable: true }] });
    expect(fake.acts.slice(-2)).toEqual(["drop", "close"]);
    fake.ready().until("reading").do({ kind: "read", number: 2, usable: true });
    expect(fake.state.phase).toBe("summing");
  });

  test("a page that is hidden begins the take anew", () => {
    const fake = new Fake(plan()).ready().until("recording").run(4).do({ kind: "hidden" });
    expect(fake.state).toMatchObject({ phase: "framing", dropped: "hidden" });
  });

  test("a lost connection is told and loses nothing", () => {
    const fake = new Fake(plan()).ready().until("recording").do({ kind: "online", up: false }).until("reading");
    expect(fake.state.online).toBe(false);
    fake.run(300);
    expect(fake.state.phase).toBe("reading");
    fake.do({ kind: "online", up: true }, { kind: "read", number: 1, usable: true }, { kind: "summed" });
    expect(fake.state.phase).toBe("done");
  });

  test("leaving gives the camera back from anywhere", () => {
    for (const phase of ["framing", "countdown", "recording", "reading"] as const) {
      const fake = new Fake(plan()).ready().until(phase).do({ kind: "cancel" });
      expect(fake.state).toEqual(begin());
      expect(fake.acts).toContain("close");
      expect(fake.acts.at(-1)).toBe("forget");
    }
  });
});

describe("a film", () => {
  test("is read and summed up", () => {
    const fake = new Fake(plan()).do({ kind: "choose", way: "film" }, { kind: "ready" }, { kind: "progress", part: 0.4 });
    expect(fake.state).toMatchObject({ phase: "film", progress: 0.4 });
    expect(fake.acts).toEqual(["load", "film"]);
    fake.do({ kind: "filmed" }, { kind: "summed" });
    expect(fake.state.phase).toBe("done");
  });

  test.each(["film", "film-long", "server"] as const)("that fails as %s can be changed for another", (failure) => {
    const fake = new Fake(plan()).do({ kind: "choose", way: "film" }, { kind: "ready" }, { kind: "fail", failure }, { kind: "choose", way: "film" });
    expect(fake.state.phase).toBe("loading");
  });
});
