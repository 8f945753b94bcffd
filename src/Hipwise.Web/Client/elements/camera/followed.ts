import type { BodyElement } from "../body/body";
import { h, write } from "../player/dom";
import type { Say } from "../player/words";
import { readBlock, writeFrames, writeHead, type Head } from "./block";
import type { Frame } from "./landmarks";
import { wholeOf } from "./points";
import type { KeptTake } from "./shelf";

/** More frames are not told at once: what is older is past. */
const MOST = 40;
const PERCENT = 100;
/** From a standard deviation to the half of an interval of 95 %. */
const INTERVAL = 1.96;
const STEP = 40;
/** What can be told, in words. */
const STATES: Record<string, string> = {
  told: "camera.follow-told", unseen: "camera.follow-unseen", fast: "camera.follow-fast", uncarried: "camera.follow-uncarried", lost: "camera.follow-lost",
};

/** What the server says of the newest frame. */
export interface FollowTold {
  state: string;
  block: string | null;
  /** Of each row of the table, left and then right: activation and its deviation, 0-1. */
  muscles: [number, number][];
}

/** What carries frames to the server: one message at a time is under way. */
export interface FollowLink {
  send(message: string | ArrayBuffer): void;
  close(): void;
}

export type FollowConnect = (open: () => void, hear: (text: string) => void, closed: () => void) => FollowLink;

/** Frames that wait while the server works on those before, so that neither falls behind. */
export class FollowQueue {
  private link: FollowLink | null = null;
  private pending: Frame[] = [];
  private busy = true;
  private head: Head | null = null;

  constructor(private readonly connect: FollowConnect, private readonly told: (told: FollowTold) => void, private readonly lost: () => void) {}

  /** Starts anew, with frames of another take. */
  begin(head: Head): void {
    [this.head, this.pending] = [head, []];
    if (this.link) return this.open();
    this.busy = true;
    const link = this.connect(() => this.open(), (text) => this.hear(text), () => this.closed(link));
    this.link = link;
  }

  add(frame: Frame): void {
    if (!this.head) return;
    this.pending.push(frame);
    if (this.pending.length > MOST) this.pending.shift();
    this.pump();
  }

  end(): void {
    const { link } = this;
    [this.link, this.head, this.pending] = [null, null, []];
    link?.close();
  }

  private open(): void {
    this.link?.send("begin");
    this.busy = true;
    this.fresh = true;
  }

  private fresh = false;

  private hear(text: string): void {
    if (!this.link) return;
    this.busy = false;
    if (this.fresh && this.head) {
      this.fresh = false;
      this.link.send(writeHead(this.head).buffer);
      this.busy = true;
      return;
    }

    this.told(JSON.parse(text) as FollowTold);
    this.pump();
  }

  private pump(): void {
    if (this.busy || this.pending.length === 0) return;
    this.busy = true;
    this.link!.send(writeFrames(this.pending).buffer);
    this.pending = [];
  }

  private closed(link: FollowLink): void {
    if (this.link !== link) return;
    this.end();
    this.lost();
  }
}

/** The panel that shows how the body model follows a take, and what its poses ask of the muscles. */
export class Followed {
  private readonly queue: FollowQueue;
  private readonly state: HTMLElement;
  private body: HTMLElement | null = null;
  private anew = true;
  private timer = 0;
  private take: Frame[] = [];
  /** Whether it goes along with a film; false while the drawing is fetched. */
  private along: boolean | null = null;

  constructor(private readonly panel: HTMLElement, path: string, private readonly say: Say) {
    this.state = panel.querySelector<HTMLElement>("[data-follow-state]")!;
    this.queue = new FollowQueue(connectFollow(path), (told) => this.show(told), () => this.tell("lost"));
  }

  /** Goes along with frames as they come; the first one decides the size of the picture. */
  async see(frame: Frame, head: Head): Promise<void> {
    if (this.along) return this.queue.add(frame);
    if (this.along === false) return;
    this.along = false;
    await this.bring();
    this.start(head);
    this.along = true;
  }

  /** Plays a take that is over at its own pace. */
  async play(kept: KeptTake): Promise<void> {
    window.clearInterval(this.timer);
    await this.bring();
    const { head, frames } = readBlock(new Uint8Array(await wholeOf(kept).arrayBuffer()));
    this.start(head);
    const began = performance.now();
    const first = frames[0]?.time ?? 0;
    this.take = frames;
    this.timer = window.setInterval(() => {
      const now = first + (performance.now() - began) / 1000;
      while (this.take.length > 0 && this.take[0]!.time <= now) this.queue.add(this.take.shift()!);
      if (this.take.length === 0) window.clearInterval(this.timer);
    }, STEP);
  }

  close(): void {
    window.clearInterval(this.timer);
    this.queue.end();
    this.along = null;
    this.panel.dataset.state = "";
  }

  private async bring(): Promise<void> {
    this.body ??= this.panel.querySelector<HTMLElement>("hw-body") ?? this.unfold();
    document.dispatchEvent(new Event("hw-body-came"));
    await customElements.whenDefined("hw-body");
  }

  private start(head: Head): void {
    this.anew = true;
    this.tell("unseen");
    this.queue.begin(head);
  }

  // The drawing comes into the page when it is first asked for.
  private unfold(): HTMLElement {
    const sheet = this.panel.querySelector("template")!;
    sheet.before(sheet.content.cloneNode(true));
    return this.panel.querySelector<HTMLElement>("hw-body")!;
  }

  private show({ state, block, muscles }: FollowTold): void {
    this.tell(state);
    if (block) {
      (this.body as Partial<BodyElement>).follow?.(block, state === "told", this.anew);
      this.anew = false;
    }

    const cells = this.body!.querySelectorAll("[data-follow-cell]");
    cells.forEach((cell, i) => {
      const one = muscles[i];
      cell.replaceChildren(...(one ? this.words(share(...one)) : ["–"]));
    });
  }

  private words({ value, least, most }: ReturnType<typeof share>): (string | HTMLElement)[] {
    return least === most ? [`${value} %`] : [`${value} % `, h("span", { class: "soft small" }, this.say("camera.follow-range", { least, most }))];
  }

  private tell(state: string): void {
    if (this.panel.dataset.state === state) return;
    this.panel.dataset.state = state;
    write(this.state, this.say(STATES[state] ?? STATES.unseen!));
  }
}

/** Lets the last of some takes be played on the body model; without any the panel goes. */
export function offerBody(page: ParentNode, takes: readonly KeptTake[], path: string, say: Say): Followed | null {
  const panel = page.querySelector<HTMLElement>("[data-followed]");
  const last = takes.at(-1);
  if (!panel) return null;
  panel.hidden = !last;
  if (!last) return null;
  const followed = new Followed(panel, path, say);
  const button = panel.querySelector<HTMLButtonElement>("[data-follow-play]")!;
  button.parentElement!.hidden = false;
  button.onclick = () => void followed.play(last);
  return followed;
}

/** Shows the body model beside the film while it is made, where that is asked for. */
export function showAlong(page: ParentNode, path: string, say: Say): Followed | null {
  const panel = page.querySelector<HTMLElement>("[data-followed]");
  if (!panel || !page.querySelector<HTMLInputElement>("[data-along]")?.checked) return null;
  panel.hidden = false;
  panel.querySelector<HTMLElement>("[data-follow-play]")!.parentElement!.hidden = true;
  return new Followed(panel, path, say);
}

/** A share of a muscle's strength with its interval, in whole percent from 0 to 100. */
export function share(value: number, deviation: number): { value: number; least: number; most: number } {
  const percent = (part: number): number => Math.round(PERCENT * Math.min(1, Math.max(0, part)));
  return { value: percent(value), least: percent(value - INTERVAL * deviation), most: percent(value + INTERVAL * deviation) };
}

function connectFollow(path: string): FollowConnect {
  return (open, hear, closed) => {
    const socket = new WebSocket(new URL(path, location.href.replace(/^http/, "ws")));
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", open);
    socket.addEventListener("message", (event) => hear(String(event.data)));
    socket.addEventListener("close", closed);
    return { send: (message) => socket.send(message), close: () => socket.close() };
  };
}
