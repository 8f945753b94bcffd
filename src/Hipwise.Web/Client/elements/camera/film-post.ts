import { writeFrames, writeHead } from "./block";
import type { Filmed } from "./film";
import type { Model } from "./landmarks";
import type { Result } from "./result";

/** Sends the landmarks of a film in one piece and gives what was read from them. */
export async function postFilm(address: string, { width, height, frames }: Filmed, model: Model, signal: AbortSignal): Promise<Result> {
  const body = new Blob([writeHead({ width: Math.max(1, width), height: Math.max(1, height), model }), writeFrames(frames)]);
  const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body, signal });
  if (!answer.ok) throw new Error(`answered with ${answer.status}`);
  return (await answer.json()) as Result;
}
