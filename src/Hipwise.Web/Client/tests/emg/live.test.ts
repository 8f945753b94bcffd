import { describe, expect, test } from "vitest";
import { begin, step, type Effect, type Input, type Live } from "../../elements/emg/live";
import type { ChannelTold, Plan, Result, Squeeze } from "../../elements/emg/plan";

const PLAN: Plan = {
  live: "", replay: "", largest: 1, screen: "one", part: "right", goal: 5, muscles: ["m"], threshold: 2, rest: 5, window: 10, sendEvery: 10, rateShare: 0.05, leastRate: 500,
  mostChannels: 16, mains: [50, 60],
};
const TWO = [{ name: "a" }, { name: "b" }];
const QUIET: ChannelTold = { active: false, seconds: 0, points: [] };
const RESULT: Result = { squeezes: [], count: 0, broken: 0, measures: [], fields: {}, error: "" };

class Fake {
  state: Live = begin();
  readonly effects: Effect[] = [];

  do(...inputs: Input[]): this {
    for (const input of inputs) {
      const outcome = step(PLAN, this.state, input);
      this.state = outcome.state;
      this.effects.push(...outcome.effects);
    }
    return this;
  }

  tell(told: Partial<ChannelTold>, place = 0): this {
    return this.do({ kind: "told", told: { taken: 1, resting: false, channels: TWO.map((_, i) => (i === place ? { ...QUIET, ...told } : QUIET)) } });
  }
}

function live(): Fake {
  return new Fake().do({ kind: "choose", way: "serial" }, { kind: "opening" }, { kind: "opened" }, { kind: "described", rate: 1000, channels: TWO }).tell({});
}

const squeeze = (seconds: number): Squeeze => ({ start: 7, seconds, reached: seconds >= 5, whole: true });

describe("a live view", () => {
  test("goes from the port to rest to what is seen", () => {
    const fake = new Fake().do({ kind: "choose", way: "serial" });
    expect([fake.state.phase, ...fake.effects]).toEqual(["asking", "close", "ask"]);
    fake.do({ kind: "opening" }, { kind: "opened" });
    expect(fake.state.phase).toBe("waiting");
    fake.do({ kind: "described", rate: 1000, channels: TWO });
    expect([fake.state.phase, fake.state.left, fake.effects.at(-1)]).toEqual(["resting", 5, "begin"]);
    fake.do({ kind: "told", told: { taken: 2, resting: true, left: 1.2, channels: [QUIET, QUIET] } });
    expect([fake.state.phase, fake.state.left]).toEqual(["resting", 1.2]);
    fake.tell({ active: true, seconds: 0.4 });
    expect([fake.state.phase, fake.state.active, fake.state.seconds]).toEqual(["live", true, 0.4]);
  });

  test("takes the channel that the recording names for the side, and any other when asked", () => {
    const channels = [{ name: "x" }, { name: "y", muscle: "m", side: "left" }, { name: "z", muscle: "m", side: "right" }];
    const fake = new Fake().do({ kind: "choose", way: "file" }, { kind: "described", rate: 1000, channels });
    expect(fake.state.channel).toBe(2);
    expect(fake.do({ kind: "look", channel: 1 }).state.channel).toBe(1);
    expect(fake.do({ kind: "look", channel: 7 }).state.channel).toBe(1);
  });

  test("counts what was held for as long as asked, once", () => {
    const fake = live();
    for (const seconds of [1, 3, 4.99]) expect(fake.tell({ active: true, seconds }).state.count).toBe(0);
    for (const seconds of [5, 5.5, 6]) expect(fake.tell({ active: true, seconds }).state.count).toBe(1);
    fake.tell({ squeezes: [squeeze(6)] }).tell({});
    expect(fake.state.count).toBe(1);
    fake.tell({ squeezes: [squeeze(6), squeeze(3)] });
    expect([fake.state.count, fake.state.squeezes[0]!.length]).toEqual([1, 2]);
    expect(fake.effects.filter((effect) => effect === "goal").length).toBe(1);
    fake.tell({ seconds: 5.1 });
    expect(fake.effects.filter((effect) => effect === "goal").length).toBe(2);
  });

  test("keeps the counts of each channel apart", () => {
    const fake = live().tell({ squeezes: [squeeze(6)] }).tell({ squeezes: [squeeze(6), squeeze(7)] }, 1);
    expect(fake.state.count).toBe(1);
    expect(fake.do({ kind: "look", channel: 1 }).state.count).toBe(2);
  });

  test("waits for a sensor that was unplugged, and keeps what was counted", () => {
    const fake = live().tell({ squeezes: [squeeze(6)] }).do({ kind: "unplugged" });
    expect([fake.state.phase, fake.state.count]).toEqual(["unplugged", 1]);
    expect(fake.tell({}).state.phase).toBe("unplugged");
    expect(fake.do({ kind: "plugged" }).state.phase).toBe("live");
    expect(fake.tell({}).state.count).toBe(1);
    expect(fake.do({ kind: "unplugged" }, { kind: "stop" }).state.phase).toBe("summing");
  });

  test("that was unplugged before anything came waits again", () => {
    const fake = new Fake().do({ kind: "choose", way: "serial" }, { kind: "opening" }, { kind: "opened" }, { kind: "unplugged" }, { kind: "plugged" });
    expect(fake.state.phase).toBe("waiting");
    expect(fake.do({ kind: "unplugged" }, { kind: "stop" }).state.phase).toBe("choosing");
  });

  test("of a recording is summed up when that is over, and is not unplugged", () => {
    const fake = new Fake().do({ kind: "choose", way: "file" }, { kind: "described", rate: 1000, channels: TWO }).tell({}).do({ kind: "unplugged" });
    expect(fake.state.phase).toBe("live");
    fake.do({ kind: "over" });
    expect([fake.state.phase, fake.effects.at(-1)]).toEqual(["summing", "sum"]);
    fake.do({ kind: "told", told: { taken: 9, result: RESULT } });
    expect([fake.state.phase, fake.state.result, fake.effects.at(-1)]).toEqual(["done", RESULT, "close"]);
  });

  test("refuses a sensor that is too slow for muscles", () => {
    const fake = new Fake().do({ kind: "choose", way: "serial" }, { kind: "opening" }, { kind: "opened" }, { kind: "described", rate: 100, channels: TWO });
    expect([fake.state.phase, fake.state.failure, fake.state.rate]).toEqual(["failed", "slow", 100]);
    expect(fake.effects).not.toContain("begin");
  });

  test("fails once and can be begun again", () => {
    const fake = live().do({ kind: "fail", failure: "server" }, { kind: "fail", failure: "port" });
    expect([fake.state.phase, fake.state.failure]).toEqual(["failed", "server"]);
    expect(fake.do({ kind: "again" }).state.phase).toBe("asking");
    expect(live().do({ kind: "told", told: { taken: 3, refused: true } }).state.failure).toBe("server");
  });

  test("has what was counted added up when the connection breaks, as often as it takes", () => {
    const fake = live().tell({ squeezes: [squeeze(6), squeeze(3)] }).tell({ active: true, seconds: 5.5 }).do({ kind: "lost" });
    expect([fake.state.phase, fake.state.count, fake.state.seconds, ...fake.effects.slice(-2)]).toEqual(["lost", 1, 0, "close", "total"]);
    fake.do({ kind: "look", channel: 1 }, { kind: "unplugged" }, { kind: "lost" });
    expect([fake.state.phase, fake.state.channel, ...fake.effects.slice(-2)]).toEqual(["lost", 0, "total", "total"]);
    fake.do({ kind: "told", told: { taken: 1, result: RESULT } });
    expect([fake.state.phase, fake.state.result, fake.effects.at(-1)]).toEqual(["done", RESULT, "close"]);
    expect(live().tell({ squeezes: [squeeze(6)] }).do({ kind: "stop" }, { kind: "lost" }).state.phase).toBe("lost");
  });

  test("of which nothing was counted fails when the connection breaks", () => {
    expect(live().do({ kind: "lost" }).state.failure).toBe("server");
    expect(live().do({ kind: "stop" }, { kind: "lost" }).state.failure).toBe("server");
    expect(live().tell({ squeezes: [squeeze(6)] }).do({ kind: "lost" }, { kind: "told", told: { taken: 1, refused: true } }).state.failure).toBe("server");
    expect(live().tell({ squeezes: [squeeze(6)] }).do({ kind: "lost" }, { kind: "leave" }).state).toEqual(begin());
  });

  test("that is over cannot fail any more", () => {
    const fake = live().do({ kind: "stop" }, { kind: "told", told: { taken: 9, result: RESULT } }, { kind: "fail", failure: "server" });
    expect(fake.state.phase).toBe("done");
    expect(new Fake().do({ kind: "fail", failure: "server" }).state.phase).toBe("choosing");
  });

  test("lets go when one leaves", () => {
    const fake = live().do({ kind: "leave" });
    expect([fake.state, fake.effects.at(-1)]).toEqual([begin(), "close"]);
  });
});
