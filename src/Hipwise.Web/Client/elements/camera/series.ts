import { writeFrames, writeHead, type Head } from "./block";
import type { Frame, Model } from "./landmarks";
import type { Sender } from "./sender";
import type { KeptTake, Shelf } from "./shelf";

/** Frames that go together in one message. */
const BUNDLE = 10;

/** Takes one after the other as messages: begun, frames, ended or dropped, and at the end summed up. Those that ended lie on the shelf too. */
export class Series {
  /** Takes that ended and count, in order. */
  readonly takes: KeptTake[] = [];
  private bundle: Frame[] = [];
  private open: KeptTake | null = null;

  constructor(private readonly sender: Pick<Sender, "put">, private readonly shelf: Shelf, private readonly bundled = BUNDLE) {}

  /** Sends takes from the shelf as if they had just been filmed. */
  restore(takes: readonly KeptTake[]): void {
    for (const take of takes) {
      this.tell("begin");
      this.sender.put(writeHead(take.head).buffer);
      for (const block of take.blocks) this.sender.put(block);
      this.tell("end");
      this.takes.push(take);
    }
  }

  begin(width: number, height: number, model: Model): void {
    const head: Head = { width, height, model };
    this.tell("begin");
    this.sender.put(writeHead(head).buffer);
    [this.open, this.bundle] = [{ head, blocks: [] }, []];
  }

  add(frame: Frame): void {
    if (!this.open) return;
    this.bundle.push(frame);
    if (this.bundle.length >= this.bundled) this.flush();
  }

  end(): void {
    if (!this.open) return;
    this.flush();
    this.takes.push(this.open);
    void this.shelf.add(this.open);
    this.open = null;
    this.tell("end");
  }

  /** The take that is open, or else the last one, does not count. */
  drop(): void {
    if (!this.open && this.takes.pop()) void this.shelf.removeLast();
    [this.open, this.bundle] = [null, []];
    this.tell("drop");
  }

  sum(): void {
    this.tell("sum");
  }

  private tell(kind: string): void {
    this.sender.put(JSON.stringify({ kind }));
  }

  private flush(): void {
    if (this.bundle.length > 0) {
      const block = writeFrames(this.bundle).buffer;
      this.open!.blocks.push(block);
      this.sender.put(block);
    }

    this.bundle = [];
  }
}
