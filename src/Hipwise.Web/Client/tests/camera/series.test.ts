import { describe, expect, test } from "vitest";
import { HEAD_BYTES, readBlock } from "../../elements/camera/block";
import { Series } from "../../elements/camera/series";
import { MemoryShelf, type KeptTake } from "../../elements/camera/shelf";
import { standing } from "./people";

/** What is sent, in words: texts by their kind, bytes by their length. */
class Wire {
  readonly sent: (string | ArrayBuffer)[] = [];

  put(message: string | ArrayBuffer): void {
    this.sent.push(message);
  }

  get told(): (string | number)[] {
    return this.sent.map((one) => (typeof one === "string" ? (JSON.parse(one) as { kind: string }).kind : one.byteLength));
  }
}

function film(series: Series, frames: number): void {
  series.begin(400, 300, "full");
  for (let i = 0; i < frames; i++) series.add(standing(0.16, { time: i / 10 }));
  series.end();
}

describe("takes one after the other", () => {
  test("lie on the shelf when they are over, as they were sent", async () => {
    const [wire, shelf] = [new Wire(), new MemoryShelf()];
    film(new Series(wire, shelf), 25);
    const [take] = await shelf.list();
    expect(take!.head).toEqual({ width: 400, height: 300, model: "full" });
    expect(take!.blocks).toEqual(wire.sent.filter((one) => typeof one !== "string").slice(1));
    const whole = new Uint8Array(await new Blob([wire.sent[1] as ArrayBuffer, ...take!.blocks]).arrayBuffer());
    expect(readBlock(whole).frames).toHaveLength(25);
  });

  test("are sent again after the page was loaded again, message for message", async () => {
    const [before, shelf] = [new Wire(), new MemoryShelf()];
    const series = new Series(before, shelf);
    film(series, 12);
    film(series, 31);
    const after = new Wire();
    new Series(after, shelf).restore(await shelf.list());
    expect(after.sent).toEqual(before.sent);
  });

  test("that are dropped leave the shelf; one that is still open never lay there", async () => {
    const [wire, shelf] = [new Wire(), new MemoryShelf()];
    const series = new Series(wire, shelf);
    film(series, 10);
    series.begin(400, 300, "full");
    series.add(standing());
    series.drop();
    expect(await shelf.list()).toHaveLength(1);
    series.drop();
    expect(await shelf.list()).toHaveLength(0);
    expect(series.takes).toHaveLength(0);
    expect(wire.told).toEqual(["begin", HEAD_BYTES, 10 * 1072, "end", "begin", HEAD_BYTES, "drop", "drop"]);
  });

  test("can be added to those that were there before", async () => {
    const shelf = new MemoryShelf();
    film(new Series(new Wire(), shelf), 10);
    const series = new Series(new Wire(), shelf);
    series.restore(await shelf.list());
    film(series, 20);
    expect((await shelf.list()).map((take: KeptTake) => take.blocks.length)).toEqual([1, 2]);
    expect(series.takes).toHaveLength(2);
  });
});
