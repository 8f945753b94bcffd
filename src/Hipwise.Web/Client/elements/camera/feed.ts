import type { Frame } from "./landmarks";
import type { Rules } from "./plan";
import type { Pose } from "./pose";
import { grabNext, type Level } from "./source";

/** Frames as they come, with what else is known of each picture. */
export interface Seen {
  frame: Frame;
  width: number;
  height: number;
  brightness: number;
  rate: number | null;
}

export interface Feed {
  /** Results a second that the engine could give in its trial. */
  rate: number;
  start(): void;
  stop(): void;
}

/** How much the newest result counts in the rate that is told. */
const FRESH = 0.1;

/** Tries the engine on the first pictures of a camera; then looks at each picture for which there is time. */
export async function liveFeed(
  video: HTMLVideoElement, pose: Pose, rules: Rules, level: Level, see: (seen: Seen) => void, fail: (problem: unknown) => void): Promise<Feed> {
  const took: number[] = [];
  for (let i = 0; i < rules.trialFrames; i++) {
    const { picture, time } = await grabNext(video, rules.width);
    took.push((await pose.find(picture, time)).took);
  }

  took.sort((a, b) => a - b);
  const rate = 1000 / took[took.length >> 1]!;
  let going = false;
  // Waited for one picture later: whether it failed is asked then.
  const ahead = (): ReturnType<typeof grabNext> => {
    const next = grabNext(video, rules.width);
    next.catch(() => undefined);
    return next;
  };
  const run = async (): Promise<void> => {
    let before: number | null = null;
    let between: number | null = null;
    // The next picture is taken while this one is looked at.
    let next = ahead();
    try {
      while (going) {
        const { picture, time: at } = await next;
        next = ahead();
        const { time, persons, image, world, width, height, brightness } = await pose.find(picture, at);
        if (before !== null && time <= before) continue;
        if (before !== null) between = between === null ? time - before : between + FRESH * (time - before - between);
        before = time;
        if (going) see({ frame: { time, persons, roll: level.roll, image, world }, width, height, brightness, rate: between && 1 / between });
      }
    } finally {
      // Nobody looks at the last one, and a camera that was given back gives none.
      next.then(({ picture }) => picture.close(), () => undefined);
    }
  };
  return {
    rate,
    start: () => {
      going = true;
      run().catch((problem: unknown) => going && fail(problem));
    },
    stop: () => void (going = false),
  };
}

interface Recorded {
  fps: number;
  width: number;
  height: number;
  frames: { t: number; image: number[][] | null; world: number[][] | null; persons?: number }[];
}

/** Recorded landmarks at their own pace, again and again, in place of a camera. */
export async function replayFeed(address: string, see: (seen: Seen) => void): Promise<Feed> {
  const answer = await fetch(address);
  const { fps, width, height, frames } = (await answer.json()) as Recorded;
  const pack = (points: number[][] | null): Float32Array | null => points && Float32Array.from(points.flat());
  let timer = 0;
  return {
    rate: fps,
    start: () => {
      const began = performance.now();
      let number = 0;
      timer = window.setInterval(() => {
        for (const due = ((performance.now() - began) / 1000) * fps; number <= due; number++) {
          const { image, world, persons } = frames[number % frames.length]!;
          see({ frame: { time: number / fps, persons: persons ?? (image ? 1 : 0), roll: NaN, image: pack(image), world: pack(world) }, width, height, brightness: 1, rate: fps });
        }
      }, 1000 / fps);
    },
    stop: () => window.clearInterval(timer),
  };
}
