import type { Frame } from "./landmarks";
import type { Pose } from "./pose";
import type { Rules } from "./plan";
import { grab, insist } from "./source";

/** A film that cannot be used; the name is that of the sentence which says so. */
export class FilmProblem extends Error {
  constructor(readonly failure: "film" | "film-long") {
    super(failure);
  }
}

export interface Filmed {
  width: number;
  height: number;
  frames: Frame[];
}

/** Opens a film that stays in this browser. */
export async function openFilm(video: HTMLVideoElement, file: Blob, rules: Rules): Promise<() => void> {
  const address = URL.createObjectURL(file);
  const close = (): void => {
    video.removeAttribute("src");
    video.load();
    URL.revokeObjectURL(address);
  };
  video.src = address;
  const ok = await happens(video, "loadeddata");
  const length = ok ? await lengthOf(video) : 0;
  if (!ok || video.videoWidth === 0 || !Number.isFinite(length) || length <= 0) {
    close();
    throw new FilmProblem("film");
  }

  if (length > rules.filmSeconds) {
    close();
    throw new FilmProblem("film-long");
  }

  return close;
}

/** Goes through a film picture by picture: to the middle of each, so that rounding never shows the one before. */
export async function readFilm(video: HTMLVideoElement, pose: Pose, rules: Rules, seen: (part: number, frame: Frame) => void, stop: AbortSignal): Promise<Filmed> {
  const frames: Frame[] = [];
  const count = Math.floor(video.duration * rules.filmRate);
  let [width, height] = [0, 0];
  for (let i = 0; i < count && !stop.aborted; i++) {
    const time = (i + 0.5) / rules.filmRate;
    const picture = await show(video, time, rules.width);
    if (!picture) break;
    const found = await pose.find(picture, time);
    [width, height] = [found.width, found.height];
    const frame: Frame = { time, persons: found.persons, roll: NaN, image: found.image, world: found.world };
    frames.push(frame);
    seen((i + 1) / count, frame);
  }

  return { width, height, frames };
}

// Films that a page recorded do not say how long they are until their end was looked for.
async function lengthOf(video: HTMLVideoElement): Promise<number> {
  if (video.duration !== Infinity) return video.duration;
  // Its end is shown before another place is gone to: a picture taken on the way there is none.
  const there = seek(video, Number.MAX_SAFE_INTEGER);
  await happens(video, "durationchange");
  await there;
  return video.duration;
}

/** The picture at a time; null where the film cannot be read any further. */
function show(video: HTMLVideoElement, time: number, widest: number): Promise<ImageBitmap | null> {
  return insist(async () => ((await seek(video, time)) ? grab(video, widest) : null));
}

function seek(video: HTMLVideoElement, time: number): Promise<boolean> {
  const there = happens(video, "seeked");
  video.currentTime = time;
  return there;
}

function happens(video: HTMLVideoElement, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const listening = new AbortController();
    const settle = (well: boolean): void => {
      listening.abort();
      resolve(well);
    };
    video.addEventListener(name, () => settle(true), { signal: listening.signal });
    video.addEventListener("error", () => settle(false), { signal: listening.signal });
  });
}
