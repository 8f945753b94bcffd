import { describe, expect, test } from "vitest";
import { ActivityMeter } from "../elements/activity-meter";

const MINUTE = 60_000;
const WINDOW = 5 * MINUTE;

/** Several tabs of one browser on one clock: what they would tell, by the minute. */
class Tabs {
  readonly told: number[] = [];
  private readonly meters: ActivityMeter[];
  private lastSent: number | null = null;

  constructor(count: number, private now = 1_000_000 * MINUTE) {
    this.meters = Array.from({ length: count }, () => new ActivityMeter(WINDOW));
    this.start = now;
  }

  private readonly start: number;

  /** Lets minutes go by with activity in some tabs; each looks every half minute. */
  run(minutes: number, ...active: number[]): this {
    for (let half = 0; half < 2 * minutes; half++) {
      this.now += MINUTE / 2;
      for (const tab of active) this.meters[tab]!.see(this.now);
      for (const meter of this.meters) {
        if (!meter.isDue(this.now, this.lastSent)) continue;
        this.lastSent = this.now;
        this.told.push((this.now - this.start) / MINUTE);
      }
    }
    return this;
  }

  setBack(minutes: number): this {
    this.now -= minutes * MINUTE;
    return this;
  }
}

describe("that someone is at work", () => {
  test("is not told when nothing was seen", () => expect(new Tabs(1).run(600).told).toEqual([]));

  test("is told at once, and then as often as agreed", () => expect(new Tabs(1).run(21, 0).told).toEqual([0.5, 5.5, 10.5, 15.5, 20.5]));

  test("is told no more often by several tabs", () => {
    expect(new Tabs(5).run(21, 0, 1, 2, 3, 4).told).toEqual(new Tabs(1).run(21, 0).told);
    expect(new Tabs(2).run(7, 0).run(14, 1).told).toEqual(new Tabs(1).run(21, 0).told);
  });

  test("is told of what is fresh only: a pause is silent, and after it the first touch counts", () => {
    const tabs = new Tabs(1).run(1, 0).run(60).run(1, 0);
    // The touch of the first minute is told once more at most, when its time comes; nothing of the hour after it.
    expect(tabs.told).toEqual([0.5, 5.5, 61.5]);
  });

  test("goes on when the clock was set back", () => {
    const tabs = new Tabs(1).run(6, 0).setBack(120).run(6, 0);
    expect(tabs.told.length).toBe(4);
  });
});
