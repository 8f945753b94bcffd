import { describe, expect, test } from "vitest";
import type { Row } from "../../elements/emg/lines";
import { Timeline } from "../../elements/emg/timeline";

const SHARE = 0.05;

/** Rows of one channel that counts up, at times in the sensor's own way. */
function rows(rate: number, seconds: number, time: (t: number) => number, from = 0): Row[] {
  return Array.from({ length: Math.round(rate * seconds) }, (_, i) => ({ time: time(from + i / rate), values: [i] }));
}

const seconds = (t: number): number => t;
const milliseconds = (t: number): number => t * 1e3;
const wholeMs = (t: number): number => Math.floor(t * 1e3 + 1e-6);
const wholeUs = (t: number): number => Math.round(t * 1e6);

function feed(timeline: Timeline, all: Row[], piece = 37): number[][] {
  const frames: number[][] = [];
  for (let i = 0; i < all.length; i += piece) frames.push(...timeline.take(all.slice(i, i + piece)));
  return frames;
}

describe("the rate", () => {
  test.each([["seconds", seconds], ["milliseconds", milliseconds], ["whole milliseconds", wholeMs], ["whole microseconds", wholeUs]])("is found in %s, whatever it is", (_, time) => {
    for (const rate of [500, 700, 1000, 1500, 2000, 4000]) {
      const timeline = new Timeline(SHARE);
      const frames = feed(timeline, rows(rate, 2.2, time, 12.345));
      expect(Math.abs(timeline.rate / rate - 1), `${rate}`).toBeLessThan(0.005);
      expect(frames.length).toBe(Math.round(rate * 2.2));
      expect(frames.flat().every((value, i) => value === i)).toBe(true);
    }
  });

  test("is told of a slow sensor too", () => {
    const timeline = new Timeline(SHARE);
    feed(timeline, rows(100, 2, wholeMs));
    expect(timeline.rate).toBe(100);
  });

  test("needs a second of lines", () => {
    const timeline = new Timeline(SHARE);
    expect(feed(timeline, rows(1000, 0.9, seconds))).toEqual([]);
    expect(timeline.rate).toBe(0);
  });

  test("is not misled by lines that were lost", () => {
    const timeline = new Timeline(SHARE);
    feed(timeline, rows(1000, 2, seconds).filter((_, i) => i < 300 || i > 420));
    expect(Math.abs(timeline.rate - 1000)).toBeLessThan(5);
  });

  test("is told when it was another one at first", () => {
    const timeline = new Timeline(SHARE);
    feed(timeline, [...rows(1000, 2, seconds), ...rows(1010, 8, seconds, 2)]);
    expect(timeline.rateDiffers).toBe(false);
    const other = new Timeline(SHARE);
    feed(other, [...rows(1000, 2, seconds), ...rows(1100, 14, seconds, 2)]);
    expect(other.rateDiffers).toBe(true);
  });
});

describe("samples that are missing", () => {
  test("are put in as no numbers", () => {
    const all = rows(1000, 4, wholeMs);
    const frames = feed(new Timeline(SHARE), all.filter((_, i) => i < 2000 || i >= 2050));
    expect(frames.length).toBe(4000);
    expect(frames.flatMap(([value], i) => (Number.isNaN(value) ? [i] : []))).toEqual(Array.from({ length: 50 }, (_, i) => 2000 + i));
  });

  test("are a second at most", () => {
    const frames = feed(new Timeline(SHARE), [...rows(1000, 2, seconds), ...rows(1000, 2, seconds, 60)]);
    expect(frames.length).toBe(5000);
  });

  test("are unknown where a sensor began anew", () => {
    const frames = feed(new Timeline(SHARE), [...rows(1000, 3, wholeMs, 5), ...rows(1000, 1, wholeMs)]);
    expect(frames.filter(([value]) => Number.isNaN(value)).length).toBe(200);
    expect(frames.length).toBe(4200);
  });

  test("make a gap in every channel", () => {
    const timeline = new Timeline(SHARE);
    const all = Array.from({ length: 2500 }, (_, i) => ({ time: i, values: [i, -i] })).filter((_, i) => i < 1500 || i > 1600);
    expect(feed(timeline, all)[1550]).toEqual([NaN, NaN]);
  });
});
