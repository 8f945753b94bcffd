import { expect, test } from "vitest";
import { readBlock, writeFrames } from "../../elements/camera/block";
import { wholeOf, writeJson } from "../../elements/camera/points";
import { standing } from "./people";

test("points are told as numbers, and nobody as nothing", async () => {
  const frames = [standing(0.16, { time: 0.1, roll: 0.25 }), { ...standing(), time: 0.2, persons: 0, image: null, world: null }];
  const head = { width: 480, height: 360, model: "lite" as const };
  const block = readBlock(new Uint8Array(await wholeOf({ head, blocks: [writeFrames(frames).buffer] }).arrayBuffer()));
  const told = JSON.parse(writeJson(block.head, block.frames)) as { schema: string; model: string; width: number; frames: { t: number; roll?: number; image: number[][] | null }[] };
  expect(told).toMatchObject({ schema: "pose-landmarks/1", model: "lite", width: 480, height: 360 });
  expect(told.frames[0]!.image).toHaveLength(33);
  expect(told.frames[0]!.image![0]![0]).toBeCloseTo(0.5);
  expect(told.frames[0]!.roll).toBe(0.25);
  expect(told.frames[1]).toEqual({ t: 0.2, persons: 0, image: null, world: null });
});
