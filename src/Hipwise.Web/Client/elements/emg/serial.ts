import { LineReader } from "./lines";
import type { Channel } from "./live";
import { Timeline } from "./timeline";

/** As much of a serial port as is used here. */
export interface Port extends EventTarget {
  readonly readable: ReadableStream<Uint8Array> | null;
  open(options: { baudRate: number; bufferSize?: number }): Promise<void>;
  close(): Promise<void>;
}

export interface Ports extends EventTarget {
  requestPort(): Promise<Port>;
}

/** The browser's serial ports; null where it has none. */
export function portsOf(): Ports | null {
  return (navigator as unknown as { serial?: Ports }).serial ?? null;
}

const BUFFER = 1 << 16;

export interface Ears {
  /** The rate and the channels are known. */
  described(rate: number, channels: Channel[]): void;
  frames(frames: number[][]): void;
  heard(garbage: number, rateDiffers: boolean): void;
  unplugged(): void;
  plugged(): void;
  /** The port cannot be opened. */
  failed(): void;
}

/** A sensor at a serial port: its lines as frames at even steps. When it is unplugged it is waited for. */
export class Sensor {
  private readonly lines: LineReader;
  private readonly timeline: Timeline;
  private readonly leaving = new AbortController();
  private reader: ReadableStreamDefaultReader<Uint8Array> | null = null;
  private described = false;

  constructor(
    ports: Ports, private port: Port, private readonly baudRate: number, limits: { mostChannels: number; rateShare: number },
    private readonly name: (number: number) => string, private readonly ears: Ears) {
    this.lines = new LineReader(limits.mostChannels);
    this.timeline = new Timeline(limits.rateShare);
    const { signal } = this.leaving;
    ports.addEventListener("disconnect", (event) => event.target === this.port && ears.unplugged(), { signal });
    ports.addEventListener("connect", (event) => void this.plugIn(event.target as Port), { signal });
  }

  /** Opens the port; false when that cannot be done. */
  async open(): Promise<boolean> {
    try {
      await this.port.open({ baudRate: this.baudRate, bufferSize: BUFFER });
    } catch {
      return false;
    }

    void this.listen();
    return true;
  }

  close(): void {
    this.leaving.abort();
    const { reader, port } = this;
    void (reader?.cancel() ?? Promise.resolve()).catch(() => undefined).then(() => port.close()).catch(() => undefined);
  }

  private async plugIn(port: Port): Promise<void> {
    await this.port.close().catch(() => undefined);
    this.port = port;
    this.lines.restart();
    if (await this.open()) this.ears.plugged();
    else this.ears.failed();
  }

  /** A disturbed line ends its stream and is read on in the next; a port that is gone has none. */
  private async listen(): Promise<void> {
    const { port, leaving } = this;
    while (port.readable && !leaving.signal.aborted) {
      const reader = (this.reader = port.readable.getReader());
      const text = new TextDecoder();
      try {
        for (;;) {
          const { value, done } = await reader.read();
          if (done) break;
          this.take(text.decode(value, { stream: true }));
        }
      } catch {
        this.lines.restart();
      } finally {
        reader.releaseLock();
      }
    }

    if (!leaving.signal.aborted && this.port === port) this.ears.unplugged();
  }

  private take(text: string): void {
    const { lines, timeline, ears } = this;
    const frames = timeline.take(lines.read(text));
    if (frames.length > 0 && !this.described) {
      this.described = true;
      ears.described(timeline.rate, frames[0]!.map((_, i) => ({ name: lines.names[i] ?? this.name(i + 1) })));
    }

    if (frames.length > 0) ears.frames(frames);
    ears.heard(lines.garbage, timeline.rateDiffers);
  }
}
