/// <reference lib="webworker" />
/**
 * Finds the points of a body in pictures, away from the page so that the page stays quick. Pictures come in, numbers go out; a picture is closed as
 * soon as it was looked at and goes nowhere else.
 */
import { PoseLandmarker, type NormalizedLandmark, type PoseLandmarkerOptions } from "@mediapipe/tasks-vision";
import type { Order, Report } from "./pose-messages";

declare const self: DedicatedWorkerGlobalScope;
const POINTS = 33;
const STRIDE = POINTS * 4;
const WARM_UP = 256;
let landmarker: PoseLandmarker | null = null;
let clock = 0;

// The engine talks to the console about its insides; what goes wrong is told to the page.
for (const name of ["log", "info", "warn", "error"] as const) console[name] = () => undefined;

self.addEventListener("message", (event: MessageEvent<Order>) => {
  const order = event.data;
  const act = order.kind === "load" ? load(order) : Promise.resolve().then(() => find(order));
  act.catch((problem: unknown) => {
    if (order.kind === "find") order.picture.close();
    tell({ kind: "broken", text: String(problem) });
  });
});

function tell(report: Report, give: Transferable[] = []): void {
  self.postMessage(report, give);
}

async function load({ loader, binary, model, persons }: Extract<Order, { kind: "load" }>): Promise<void> {
  const bytes = await fetchWhole(model);
  const options: PoseLandmarkerOptions = { baseOptions: { modelAssetBuffer: bytes, delegate: "CPU" }, runningMode: "VIDEO", numPoses: persons };
  // The loader's module runs once in a worker: another model goes into the engine that is there.
  if (landmarker) await landmarker.setOptions(options);
  else landmarker = await PoseLandmarker.createFromOptions({ wasmLoaderPath: loader, wasmBinaryPath: binary }, options);
  // The first picture takes far longer than those after it.
  landmarker.detectForVideo(new ImageData(WARM_UP, WARM_UP), (clock += 1));
  tell({ kind: "loaded" });
}

async function fetchWhole(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`${address} was answered with ${answer.status}`);
  const total = Number(answer.headers.get("Content-Length")) || 0;
  const parts: Uint8Array[] = [];
  let got = 0;
  for (const reader = answer.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    got += value.length;
    if (total > 0) tell({ kind: "progress", part: Math.min(1, got / total) });
  }

  const whole = new Uint8Array(got);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }

  return whole;
}

function find({ picture, time, id }: Extract<Order, { kind: "find" }>): void {
  if (!landmarker) throw new Error("No model is there yet.");
  const { width, height } = picture;
  const began = performance.now();
  // The engine wants whole milliseconds that rise.
  clock = Math.max(clock + 1, Math.round(time * 1000) + 2);
  const { landmarks, worldLandmarks } = landmarker.detectForVideo(picture, clock);
  const took = performance.now() - began;
  const brightness = measureBrightness(picture);
  picture.close();
  const who = nearestToMiddle(landmarks);
  const image = who < 0 ? null : pack(landmarks[who]!);
  const world = who < 0 ? null : pack(worldLandmarks[who]!);
  tell({ kind: "found", id, time, width, height, persons: landmarks.length, image, world, took, brightness }, [image?.buffer, world?.buffer].filter((one) => one !== undefined));
}

function pack(points: NormalizedLandmark[]): Float32Array<ArrayBuffer> {
  const numbers = new Float32Array(STRIDE);
  points.forEach(({ x, y, z, visibility }, i) => numbers.set([x, y, z, visibility ?? 0], i * 4));
  return numbers;
}

function nearestToMiddle(people: NormalizedLandmark[][]): number {
  const off = people.map((points) => Math.abs(points.reduce((sum, { x }) => sum + x, 0) / points.length - 0.5));
  return off.indexOf(Math.min(...off));
}

const GRAIN = 16;
const grain = new OffscreenCanvas(GRAIN, GRAIN).getContext("2d", { willReadFrequently: true });

/** Mean of a few points of the picture, 0-1. */
function measureBrightness(picture: ImageBitmap): number {
  if (!grain) return 1;
  grain.drawImage(picture, 0, 0, GRAIN, GRAIN);
  const { data } = grain.getImageData(0, 0, GRAIN, GRAIN);
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) sum += 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!;
  return sum / (255 * GRAIN * GRAIN);
}
