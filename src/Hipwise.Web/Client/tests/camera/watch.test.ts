import { describe, expect, test } from "vitest";
import { lookAt, Pace, type WatchPlan } from "../../elements/camera/watch";
import type { Item, Sheet } from "../../elements/player/sheet";
import { begin, step } from "../../elements/player/session";
import type { Session } from "../../elements/player/state";
import { RULES } from "./people";

const PLAN: WatchPlan = {
  rules: RULES, engine: { loader: "", binary: "", models: { lite: "", full: "", heavy: "" } },
  screens: { squats: { view: "frontal", place: "in front", live: { left: "/left", right: "/right" } } },
};

function item(camera: string | null): Item {
  const set = (side: "left" | "right") => ({ side, number: 1, of: 1, work: { repetitions: 3, holdSeconds: null, loadKg: null, band: null }, restSeconds: 30 });
  return {
    line: camera ?? "none", exercise: camera ?? "none", name: "", setup: "", steps: [], cues: [], drawn: false, camera, tempo: null, holdSeconds: null, load: null, effort: null, perSide: true,
    why: [], changes: [], sets: [set("left"), set("right")], variants: [],
  };
}

const SHEET: Sheet = {
  block: "b", title: "", day: "2026-01-01", seconds: 60, readySeconds: 10, switchSeconds: 6, secondsPerRepetition: 4, painSafe: 2, painAcceptable: 5, loadStepKg: 1,
  items: [item("squats"), item(null)], felt: [], skipReasons: [], bands: [],
};
let ids = 0;
const stamp = () => ({ at: "2026-01-01T00:00:00Z", id: () => String((ids += 1)) });
const tick = (state: Session, seconds: number): Session => {
  for (let ms = 0; ms < seconds * 1000; ms += 100) state = step(SHEET, state, { kind: "tick", ms: 100 }, stamp()).state;
  return state;
};

describe("a camera that looks on", () => {
  test("follows from the quiet moment before a set to its end, and no longer", () => {
    let state = begin(SHEET, stamp()).state;
    expect(lookAt(PLAN, SHEET, state)).toEqual({ screen: "squats", live: "/left", set: "0.0", follows: false, speaks: false });
    state = tick(state, 7.5);
    expect(lookAt(PLAN, SHEET, state)).toMatchObject({ follows: true, speaks: false });
    state = tick(state, 3);
    expect(state.phase).toBe("work");
    expect(lookAt(PLAN, SHEET, state)).toMatchObject({ live: "/left", follows: true, speaks: true });
    const paused = step(SHEET, state, { kind: "pause" }, stamp()).state;
    expect(lookAt(PLAN, SHEET, paused)).toBeNull();
    while (state.phase === "work") state = tick(state, 0.1);
    const next = lookAt(PLAN, SHEET, state);
    expect(next?.speaks ?? false).toBe(false);
    expect(next?.live ?? "/right").toBe("/right");
  });

  test("does not look at exercises that name no screen, nor at a screen that the page does not know", () => {
    let state = begin(SHEET, stamp()).state;
    state = { ...state, place: { item: 1, set: 0 } };
    expect(lookAt(PLAN, SHEET, state)).toBeNull();
    expect(lookAt({ ...PLAN, screens: {} }, SHEET, begin(SHEET, stamp()).state)).toBeNull();
  });

  test("says nothing more often than the rules say", () => {
    const pace = new Pace(4);
    expect([0, 1000, 3999, 4000, 7000, 8001].map((now) => pace.allows(now))).toEqual([true, false, false, true, false, true]);
  });
});
