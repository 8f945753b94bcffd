/** Times of messages that are kept for figures. */
const MOST = 20_000;

export interface Figures {
  /** From a message sent to its answer, and from the oldest sample of a message to the frame that shows it (ms): the middle, and what 95 of 100 stay below. */
  answer: number;
  late: number;
  late95: number;
}

/** How long it takes from a sample to what is seen of it. */
export class Lateness {
  private readonly under = new Map<number, { sent: number; made: number }>();
  private readonly answers: number[] = [];
  private readonly shown: number[] = [];
  private waiting: number[] = [];

  /** A message of samples went out. */
  send(number: number, sent: number, made: number): void {
    this.under.set(number, { sent, made });
  }

  /** It was answered; the next frame shows it. */
  hear(number: number, now: number): void {
    const message = this.under.get(number);
    if (!message) return;
    this.under.delete(number);
    push(this.answers, now - message.sent);
    this.waiting.push(message.made);
  }

  /** A frame was drawn. */
  draw(now: number): void {
    for (const made of this.waiting) push(this.shown, now - made);
    this.waiting = [];
  }

  get figures(): Figures {
    return { answer: share(this.answers, 0.5), late: share(this.shown, 0.5), late95: share(this.shown, 0.95) };
  }
}

function push(into: number[], value: number): void {
  if (into.length < MOST) into.push(value);
}

function share(values: number[], part: number): number {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}
