/** A connection that is open or will be; the sender is told what becomes of it. */
export interface Link {
  send(message: string | ArrayBuffer): void;
  close(): void;
}

export interface Ears {
  open(): void;
  hear(message: string): void;
  closed(): void;
}

export type Connect = (ears: Ears) => Link;

/** What the server says: how many messages it took, and what it read. */
export interface Told {
  taken: number;
  take?: { number: number; usable: boolean; notes: string[] };
  /** Repetitions so far, and the one thing to say now. */
  count?: number;
  cue?: string;
  result?: unknown;
  /** True when it will not take what was sent, however often that is tried. */
  refused?: boolean;
}

export interface News {
  online(up: boolean): void;
  told(message: Told): void;
}

/** Messages that may be under way without an answer. */
const WINDOW = 8;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;
/** A connection that opened and broke as often as this without getting any further is broken by what is sent. */
const MOST_BREAKS = 4;

/**
 * Brings the messages of a capture to the server, in order. All of them are kept here until the capture is over: a server that lost its
 * connection has forgotten what came over it, so a new connection gets everything again from the first message, and nothing counts twice.
 */
export class Sender {
  private readonly messages: (string | ArrayBuffer)[] = [];
  private link: Link | null = null;
  private open = false;
  private sent = 0;
  private taken = 0;
  private wait = FIRST_WAIT;
  private furthest = 0;
  private breaks = 0;
  private ended = false;

  constructor(private readonly connect: Connect, private readonly news: News, private readonly later: (act: () => void, ms: number) => void) {}

  /** How many messages the server has not taken yet. */
  get waiting(): number {
    return this.messages.length - this.taken;
  }

  put(message: string | ArrayBuffer): void {
    if (this.ended) return;
    this.messages.push(message);
    if (!this.link) this.begin();
    this.pump();
  }

  /** Nothing more is to be sent, and nothing is kept. */
  end(): void {
    this.ended = true;
    this.messages.length = 0;
    this.link?.close();
    this.link = null;
  }

  private begin(): void {
    if (this.ended) return;
    [this.open, this.sent, this.taken] = [false, 0, 0];
    const link: Link = this.connect({
      open: () => this.link === link && this.opened(),
      hear: (text) => this.link === link && this.hear(text),
      closed: () => this.link === link && this.closed(),
    });
    this.link = link;
  }

  private opened(): void {
    this.open = true;
    this.news.online(true);
    this.pump();
  }

  private pump(): void {
    while (this.open && this.sent < this.messages.length && this.sent - this.taken < WINDOW) this.link!.send(this.messages[this.sent++]!);
  }

  private hear(text: string): void {
    const told = JSON.parse(text) as Told;
    this.taken = told.taken;
    this.wait = FIRST_WAIT;
    if (told.taken > this.furthest) [this.furthest, this.breaks] = [told.taken, 0];
    this.news.told(told);
    this.pump();
  }

  private closed(): void {
    if (this.ended) return;
    if (this.open && this.waiting > 0 && (this.breaks += 1) >= MOST_BREAKS) return this.news.told({ taken: this.taken, refused: true });
    this.news.online(false);
    const { wait } = this;
    this.wait = Math.min(LONGEST_WAIT, wait * 2);
    this.later(() => this.begin(), wait);
  }
}

/** A web socket as a link. */
export function connectTo(path: string): Connect {
  return (ears) => {
    const socket = new WebSocket(new URL(path, location.href.replace(/^http/, "ws")));
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => ears.open());
    socket.addEventListener("message", (event) => ears.hear(String(event.data)));
    socket.addEventListener("close", () => ears.closed());
    return { send: (message) => socket.send(message), close: () => socket.close() };
  };
}
