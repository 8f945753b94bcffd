import { describe, expect, it } from "vitest";
import { FollowQueue, share, type FollowTold } from "../../elements/camera/followed";
import { FRAME_BYTES, HEAD_BYTES } from "../../elements/camera/block";
import type { Frame } from "../../elements/camera/landmarks";

const head = { width: 10, height: 20, model: "full" } as const;
const frame = (time: number): Frame => ({ time, persons: 1, roll: NaN, image: null, world: null });

function make() {
  const sent: (string | ArrayBuffer)[] = [];
  const told: FollowTold[] = [];
  const ears = { open: () => {}, hear: (_: string) => {}, closed: () => {} };
  let lost = 0;
  let opened = 0;
  const queue = new FollowQueue((open, hear, closed) => {
    opened += 1;
    Object.assign(ears, { open, hear, closed });
    return { send: (message) => sent.push(message), close: () => closed() };
  }, (one) => told.push(one), () => (lost += 1));
  const answer = (state = "told") => ears.hear(JSON.stringify({ state, block: null, muscles: [] }));
  return { queue, sent, told, ears, answer, lost: () => lost, opened: () => opened };
}

describe("frames on their way to the body model", () => {
  it("go one message at a time, those that wait together", () => {
    const { queue, sent, ears, answer, told } = make();
    queue.begin(head);
    queue.add(frame(0));
    ears.open();
    expect(sent).toEqual(["begin"]);
    answer("unseen");
    expect((sent[1] as ArrayBuffer).byteLength).toBe(HEAD_BYTES);
    answer("unseen");
    expect((sent[2] as ArrayBuffer).byteLength).toBe(FRAME_BYTES);
    queue.add(frame(1));
    queue.add(frame(2));
    expect(sent).toHaveLength(3);
    answer();
    expect((sent[3] as ArrayBuffer).byteLength).toBe(2 * FRAME_BYTES);
    expect(told.map(({ state }) => state)).toEqual(["unseen", "told"]);
  });

  it("are forgotten when they are too many", () => {
    const { queue, sent, ears, answer } = make();
    queue.begin(head);
    ears.open();
    for (let i = 0; i < 100; i++) queue.add(frame(i));
    answer();
    answer();
    expect((sent[2] as ArrayBuffer).byteLength).toBe(40 * FRAME_BYTES);
  });

  it("start anew over the same connection", () => {
    const { queue, sent, ears, answer, opened } = make();
    queue.begin(head);
    ears.open();
    answer();
    answer();
    queue.begin(head);
    expect(sent.filter((message) => message === "begin")).toHaveLength(2);
    expect(opened()).toBe(1);
  });

  it("tell once that the connection broke, and not when it is closed here", () => {
    const one = make();
    one.queue.begin(head);
    one.ears.open();
    one.ears.closed();
    one.ears.closed();
    expect(one.lost()).toBe(1);
    const other = make();
    other.queue.begin(head);
    other.queue.end();
    expect(other.lost()).toBe(0);
  });
});

describe("a share of a muscle", () => {
  it("has an interval within 0 and 100 %", () => {
    expect(share(0.05, 0.1)).toEqual({ value: 5, least: 0, most: 25 });
    expect(share(0.95, 0.1)).toEqual({ value: 95, least: 75, most: 100 });
  });
});
