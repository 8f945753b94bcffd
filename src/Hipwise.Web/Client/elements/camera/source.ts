import type { Failure } from "./state";

const WIDE = { ideal: 640 };
const HIGH = { ideal: 480 };
const RATE = { ideal: 30 };

/** A camera that is lent to the page. */
export class Camera {
  private constructor(private readonly stream: MediaStream, unplugged: () => void) {
    for (const track of stream.getVideoTracks()) track.addEventListener("ended", unplugged);
  }

  /** Asks for the camera; what comes back instead says why there is none. */
  static async open(video: HTMLVideoElement, unplugged: () => void): Promise<Camera | Failure> {
    if (!window.isSecureContext) return "insecure";
    if (!("mediaDevices" in navigator) || !("Worker" in window) || !("createImageBitmap" in window)) return "unsupported";
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { width: WIDE, height: HIGH, frameRate: RATE, facingMode: "user" } });
      video.srcObject = stream;
      await video.play();
      return new Camera(stream, unplugged);
    } catch (problem) {
      return reasonOf(problem);
    }
  }

  close(video: HTMLVideoElement): void {
    for (const track of this.stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}

function reasonOf(problem: unknown): Failure {
  const name = problem instanceof DOMException ? problem.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "no-camera";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "unsupported";
}

/** A picture of a video as it is now, no wider than wanted. */
export function grab(video: HTMLVideoElement, widest: number): Promise<ImageBitmap> {
  const width = Math.min(widest, video.videoWidth);
  const height = Math.max(1, Math.round((video.videoHeight * width) / video.videoWidth));
  return createImageBitmap(video, { resizeWidth: width, resizeHeight: height, resizeQuality: "medium" });
}

/** How often a picture is asked for before it is given up: a browser that is busy may have none to give. */
const TRIES = 3;

/** Asks for a picture until there is one. */
export async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (problem) {
      if (tries === TRIES) throw problem;
    }
  }
}

/** The next picture of a playing video and its time (s). */
export function grabNext(video: HTMLVideoElement, widest: number): Promise<{ time: number; picture: ImageBitmap }> {
  return insist(async () => {
    const time = await nextPicture(video);
    return { time, picture: await grab(video, widest) };
  });
}

/** Waits for the next picture of a playing video; gives its time (s). */
function nextPicture(video: HTMLVideoElement): Promise<number> {
  return new Promise((resolve) => {
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback((now, { captureTime }) => resolve((captureTime ?? now) / 1000));
    else setTimeout(() => resolve(performance.now() / 1000), 33);
  });
}

/** How far the camera is turned about its line of sight, where the device tells (rad); NaN otherwise. */
export class Level {
  roll = NaN;
  private readonly hear = (event: DeviceOrientationEvent): void => {
    if (event.beta === null || event.gamma === null) return;
    const [beta, gamma] = [(event.beta * Math.PI) / 180, (event.gamma * Math.PI) / 180];
    // Gravity in the plane of the screen, turned as the screen is.
    const [x, y] = [Math.cos(beta) * Math.sin(gamma), Math.sin(beta)];
    const screen = ((window.screen.orientation?.angle ?? 0) * Math.PI) / 180;
    const turned = Math.atan2(x, y) - screen;
    this.roll = Math.hypot(x, y) < 0.5 ? NaN : Math.atan2(Math.sin(turned), Math.cos(turned));
  };

  on(): void {
    window.addEventListener("deviceorientation", this.hear);
  }

  off(): void {
    window.removeEventListener("deviceorientation", this.hear);
  }
}
