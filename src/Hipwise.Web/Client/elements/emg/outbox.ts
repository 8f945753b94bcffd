/** Most numbers of one message: the server takes no longer ones. */
const MOST = 1 << 14;

/** Gathers samples and sends them in blocks, each channel in turn. Its times are those of `performance.now()`. */
export class Outbox {
  private values: number[] = [];
  private oldest = NaN;
  private last = -Infinity;

  constructor(private readonly every: number, private readonly send: (block: ArrayBuffer, made: number) => void) {}

  /** Frames that came about at a time. */
  put(frames: Iterable<ArrayLike<number>>, made: number): void {
    for (const frame of frames) {
      if (this.values.length === 0) this.oldest = made;
      for (let i = 0; i < frame.length; i++) this.values.push(frame[i]!);
      if (this.values.length + frame.length > MOST) this.flush(made);
    }
  }

  /** Sends what there is, unless it did so a moment ago. */
  pump(now: number): void {
    if (now - this.last >= this.every) this.flush(now);
  }

  private flush(now: number): void {
    if (this.values.length === 0) return;
    this.send(new Float32Array(this.values).buffer, this.oldest);
    [this.values, this.last] = [[], now];
  }
}
