import type { Channel } from "./live";

/** A recording on one grid of times. */
export interface Recording {
  rate: number;
  count: number;
  channels: Channel[];
  /** One channel after the other. */
  samples: Float32Array;
}

/** The length of a head in four bytes, the head, and the samples; all little-endian. */
export function unpack(bytes: ArrayBuffer): Recording {
  const length = new DataView(bytes).getInt32(0, true);
  const { rate, count, channels } = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length))) as Omit<Recording, "samples">;
  return { rate, count, channels, samples: new Float32Array(bytes, 4 + length, count * channels.length) };
}

/** A recording as if it were being made now: gives the frames that are due. */
export class Player {
  private at = 0;

  constructor(private readonly recording: Recording, private readonly began: number) {}

  get isOver(): boolean {
    return this.at >= this.recording.count;
  }

  /** Frames that came about since it was last asked, and when the first of them did (ms). */
  due(now: number): { frames: number[][]; made: number } {
    const { rate, count, channels, samples } = this.recording;
    const [first, end] = [this.at, Math.min(count, Math.floor(((now - this.began) / 1000) * rate))];
    const frames: number[][] = [];
    for (; this.at < end; this.at++) frames.push(channels.map((_, channel) => samples[channel * count + this.at]!));
    return { frames, made: this.began + (1000 * first) / rate };
  }
}
