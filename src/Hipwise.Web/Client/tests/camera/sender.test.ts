import { MemoryShelf } from "../../elements/camera/shelf";
import { describe, expect, test } from "vitest";
import { writeHead } from "../../elements/camera/block";
import { Sender, type Ears, type Link } from "../../elements/camera/sender";
import { Series } from "../../elements/camera/series";
import { standing } from "./people";

/** A server that forgets everything with its connection, and can be slow or away. */
class FakeServer {
  heard: (string | ArrayBuffer)[] = [];
  connections = 0;
  most = 0;
  up = true;
  private ears: Ears | null = null;
  private answered = 0;

  readonly connect = (ears: Ears): Link => {
    this.connections += 1;
    if (!this.up) {
      queueMicrotask(() => ears.closed());
      return { send: () => undefined, close: () => undefined };
    }

    [this.heard, this.answered, this.ears] = [[], 0, ears];
    queueMicrotask(() => this.ears === ears && ears.open());
    return { send: (message) => this.take(message), close: () => (this.ears = null) };
  };

  answer(count = Infinity): void {
    for (; count > 0 && this.answered < this.heard.length; count--) this.ears?.hear(JSON.stringify({ taken: (this.answered += 1) }));
  }

  cut(): void {
    const { ears } = this;
    this.ears = null;
    ears?.closed();
  }

  private take(message: string | ArrayBuffer): void {
    this.heard.push(message);
    this.most = Math.max(this.most, this.heard.length - this.answered);
  }
}

function make(server: FakeServer) {
  const waits: { act: () => void; ms: number }[] = [];
  const online: boolean[] = [];
  const sender = new Sender(server.connect, { online: (up) => void online.push(up), told: () => undefined }, (act, ms) => void waits.push({ act, ms }));
  return { sender, waits, online };
}

const settle = async (): Promise<void> => void (await new Promise((resolve) => setTimeout(resolve, 0)));

describe("messages", () => {
  test("arrive in order, and only so many are under way", async () => {
    const server = new FakeServer();
    const { sender } = make(server);
    const all = Array.from({ length: 50 }, (_, i) => `message ${i}`);
    all.forEach((message) => sender.put(message));
    await settle();
    expect(server.heard).toHaveLength(8);
    while (sender.waiting > 0) server.answer(1);
    expect(server.heard).toEqual(all);
    expect(server.most).toBe(8);
  });

  test("come again from the first after a cut, and each once for the connection that counts", async () => {
    const server = new FakeServer();
    const { sender, waits, online } = make(server);
    for (let i = 0; i < 12; i++) sender.put(`${i}`);
    await settle();
    server.answer(5);
    server.cut();
    sender.put("12");
    expect(online).toEqual([true, false]);
    waits.pop()!.act();
    await settle();
    while (sender.waiting > 0) server.answer(1);
    expect(server.heard).toEqual(Array.from({ length: 13 }, (_, i) => `${i}`));
    expect(server.connections).toBe(2);
  });

  test("wait longer and longer for a server that is away, and not for ever", async () => {
    const server = new FakeServer();
    server.up = false;
    const { sender, waits } = make(server);
    sender.put("one");
    const told: number[] = [];
    for (let i = 0; i < 8; i++) {
      await settle();
      const { act, ms } = waits.pop()!;
      told.push(ms);
      server.up = i === 7;
      act();
    }

    await settle();
    expect(told).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000, 8000]);
    expect(server.heard).toEqual(["one"]);
  });

  test("that break every connection at the same place are given up", async () => {
    const server = new FakeServer();
    const waits: (() => void)[] = [];
    const told: boolean[] = [];
    const sender = new Sender(server.connect, { online: () => undefined, told: ({ refused }) => void (refused && told.push(refused)) }, (act) => void waits.push(act));
    for (let i = 0; i < 3; i++) sender.put(`${i}`);
    for (let i = 0; i < 4; i++) {
      await settle();
      server.answer(2);
      server.cut();
      waits.pop()?.();
    }

    await settle();
    expect([told, server.connections]).toEqual([[true], 4]);
  });

  test("are forgotten when the capture is over", async () => {
    const server = new FakeServer();
    const { sender, waits } = make(server);
    sender.put("one");
    sender.end();
    sender.put("two");
    await settle();
    expect([sender.waiting, server.heard, waits]).toEqual([0, [], []]);
  });
});

test("a series is a head and frames between a begin and an end", async () => {
  const server = new FakeServer();
  const { sender } = make(server);
  const series = new Series(sender, new MemoryShelf());
  series.add(standing());
  series.begin(480, 360, "full");
  for (let i = 0; i < 25; i++) series.add({ ...standing(), time: i / 30 });
  series.end();
  series.end();
  series.drop();
  series.sum();
  await settle();
  while (sender.waiting > 0) server.answer(1);
  const told = server.heard.map((message) => (typeof message === "string" ? (JSON.parse(message) as { kind: string }).kind : message.byteLength));
  expect(told).toEqual(["begin", writeHead({ width: 1, height: 1, model: "full" }).length, 10720, 10720, 5360, "end", "drop", "sum"]);
});
