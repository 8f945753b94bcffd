import { describe, expect, test } from "vitest";
import { look, mayBegin, type CheckName, type Sight } from "../../elements/camera/framing";
import { Point } from "../../elements/camera/landmarks";
import { plan, RULES, standing } from "./people";

function sight(more: Partial<Sight> = {}): Sight {
  return { frame: standing(), width: 400, height: 400, brightness: 0.5, rate: 20, ...more };
}

function wrong(one: Sight, view: "frontal" | "sagittal" = "frontal"): CheckName[] {
  return look(one, plan({ view })).filter(({ well }) => well === false).map(({ name }) => name);
}

describe("before a take", () => {
  test("someone who stands well may begin", () => {
    const checks = look(sight(), plan());
    expect(wrong(sight())).toEqual([]);
    expect(mayBegin(checks)).toBe(true);
    expect(checks.find(({ name }) => name === "level")?.well).toBeNull();
  });

  test("nobody is nobody, and nothing else is said about them", () => {
    const checks = look(sight({ frame: { ...standing(), image: null, world: null, persons: 0 } }), plan());
    expect(checks.filter(({ well }) => well === false).map(({ name }) => name)).toEqual(["seen"]);
    expect(mayBegin(checks)).toBe(false);
  });

  test("a second person is noticed", () => expect(wrong(sight({ frame: { ...standing(), persons: 2 } }))).toEqual(["one"]));

  test.each([["feet", Point.leftFoot, 1.02], ["head", Point.nose, -0.01]])("cut off at the %s", (hint, point, y) => {
    const frame = standing();
    frame.image![point * 4 + 1] = y;
    const check = look(sight({ frame }), plan()).find(({ name }) => name === "whole")!;
    expect(check).toMatchObject({ well: false, hint });
  });

  test("the view is told by the shoulders, the same in a wide and in a tall picture", () => {
    expect(wrong(sight({ frame: standing(0.05) }))).toEqual(["view"]);
    expect(wrong(sight({ frame: standing(0.05) }), "sagittal")).toEqual([]);
    expect(wrong(sight(), "sagittal")).toEqual(["view"]);
    expect(wrong(sight({ width: 200, frame: standing(0.32) }))).toEqual([]);
    expect(wrong(sight({ width: 800, frame: standing(0.05) }))).toEqual(wrong(sight({ width: 400, frame: standing(0.1) })));
  });

  test("someone far away is too small to measure", () => {
    const frame = standing();
    for (let i = 1; i < frame.image!.length; i += 4) frame.image![i] = 0.4 + frame.image![i]! * 0.3;
    expect(wrong(sight({ frame }))).toContain("size");
  });

  test("poor light and a slow device are told, a tilted one holds back", () => {
    expect(mayBegin(look(sight({ brightness: 0.05, rate: 3 }), plan()))).toBe(true);
    expect(wrong(sight({ brightness: 0.05, rate: 3 }))).toEqual(["light", "rate"]);
    const tilted = sight({ frame: { ...standing(), roll: ((RULES.tilt + 1) * Math.PI) / 180 } });
    expect(wrong(tilted)).toEqual(["level"]);
    expect(mayBegin(look(tilted, plan()))).toBe(false);
  });

  test("from the side the far leg may be hidden", () => {
    const frame = standing(0.05);
    for (const point of [Point.rightFoot, Point.rightAnkle]) frame.image![point * 4 + 3] = 0.1;
    expect(wrong(sight({ frame }), "sagittal")).toEqual([]);
  });
});
