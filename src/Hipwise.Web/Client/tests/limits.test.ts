import { describe, expect, test } from "vitest";
import { upcoming } from "../elements/player/course";
import { mostLoadOf, obey } from "../elements/player/limits";
import { wake } from "../elements/player/session";
import { stepFrom } from "../elements/player/stepper";
import type { Sheet } from "../elements/player/sheet";
import { Fake, item, repetitions, sheet, usual } from "./fake";

const within = (fake: Fake, now: Sheet) => {
  const left = obey({ sheet: fake.sheet, state: fake.state }, now);
  return { ...left, state: wake(left.sheet, left.state) };
};

describe("a session that was left before a limit was set", () => {
  test("leaves the exercise out from now on, and keeps what was done", () => {
    const fake = new Fake(usual()).until("work").do({ kind: "next" }).until("work");
    const left = within(fake, { ...usual(), leftOut: ["one"] });
    expect(left.state.sets).toHaveLength(1);
    expect(upcoming(left.sheet, left.state)).toEqual({ item: 1, set: 0 });
  });

  test("goes on with what the page has instead", () => {
    const easier = item("one", [repetitions(3)], { exercise: "easy" });
    const hard = item("one", [repetitions(5), repetitions(5)], { exercise: "hard", variants: [{ harder: false, item: easier }] });
    const left = within(new Fake(sheet(hard)).until("work"), { ...sheet(easier), leftOut: ["hard"] });
    expect(left.state.chosen).toEqual({ one: "easy" });
    expect(left.state.leftOut).toEqual([]);
  });

  test("gives up a variant that is left out, and offers it no more", () => {
    const easier = item("one", [repetitions(3)], { exercise: "easy" });
    const whole = sheet(item("one", [repetitions(5)], { variants: [{ harder: false, item: easier }] }));
    const fake = new Fake(whole).until("work").do({ kind: "swap", exercise: "easy" });
    const left = within(fake, { ...whole, leftOut: ["easy"] });
    expect(left.state.chosen).toEqual({});
    expect(left.sheet.items[0]!.variants).toEqual([]);
  });

  test("does no more sets and lifts no more than the limit", () => {
    const sets = [1, 2, 3].map((number) => ({ ...repetitions(5, 0, { number, of: 3 }), work: { repetitions: 5, holdSeconds: null, loadKg: 20, band: null } }));
    const fake = new Fake(sheet(item("one", sets)));
    const left = within(fake, sheet(item("one", sets.slice(0, 2), { mostSets: 2, mostLoadKg: 12 })));
    expect(left.sheet.items[0]!.sets.map((set) => set.work.loadKg)).toEqual([12, 12]);
    expect(mostLoadOf(left.sheet, "one")).toBe(12);
  });

  test("is as it was without limits", () => {
    const fake = new Fake(usual()).until("work").do({ kind: "next" });
    const left = obey({ sheet: fake.sheet, state: fake.state }, usual());
    expect(left.state).toEqual(fake.state);
    expect(left.sheet.items).toEqual(fake.sheet.items);
  });
});

describe("a load that is told", () => {
  const most = { value: 12, why: "the limit" };
  test("stops at the limit and says so, one step at a time", () => {
    expect(stepFrom(10, 1, most)).toEqual({ value: 11, held: false });
    expect(stepFrom(11, 1, most)).toEqual({ value: 12, held: false });
    expect(stepFrom(12, 1, most)).toEqual({ value: 12, held: true });
    expect(stepFrom(11.5, 1, most)).toEqual({ value: 12, held: true });
  });

  test("comes down from above it, and knows no top without one", () => {
    expect(stepFrom(20, -1, most)).toEqual({ value: 12, held: true });
    expect(stepFrom(12, -1, most)).toEqual({ value: 11, held: false });
    expect(stepFrom(0, -1, most)).toEqual({ value: 0, held: false });
    expect(stepFrom(399, 1, null)).toEqual({ value: 400, held: false });
  });

  test("is held for each variant by its own limit", () => {
    const easier = item("one", [repetitions(3)], { exercise: "easy", mostLoadKg: 5 });
    const whole = sheet(item("one", [repetitions(5)], { mostLoadKg: 9, variants: [{ harder: false, item: easier }] }), item("two", [repetitions(5)]));
    expect(["one", "easy", "two", "gone"].map((exercise) => mostLoadOf(whole, exercise))).toEqual([9, 5, null, null]);
  });
});
