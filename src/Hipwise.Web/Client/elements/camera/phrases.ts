import type { CheckName } from "./framing";
import type { Capture, Failure } from "./state";
import type { Say } from "../player/words";

/** What is looked at, as a list beside the picture. */
export const CHECK_WORDS: Record<CheckName, string> = {
  seen: "camera.check-seen", one: "camera.check-one", whole: "camera.check-whole", size: "camera.check-size", view: "camera.check-view",
  light: "camera.check-light", level: "camera.check-level", rate: "camera.check-rate",
};

/** What to do about it, said aloud. */
const HINTS: Record<string, string> = {
  nobody: "camera.hint-nobody", two: "camera.hint-two", cut: "camera.hint-cut", feet: "camera.hint-feet", head: "camera.hint-head", far: "camera.hint-far",
  frontal: "camera.hint-frontal", sagittal: "camera.hint-sagittal", dark: "camera.hint-dark", tilted: "camera.hint-tilted", slow: "camera.hint-slow",
};

const FAILURES: Record<Failure, string> = {
  refused: "camera.failed-refused", "no-camera": "camera.failed-none", busy: "camera.failed-busy", insecure: "camera.failed-insecure",
  unsupported: "camera.failed-unsupported", unplugged: "camera.failed-unplugged", engine: "camera.failed-engine", film: "camera.failed-film",
  "film-long": "camera.failed-long", server: "camera.failed-server",
};

const DROPPED = { short: "camera.dropped-short", hidden: "camera.dropped-hidden", unread: "camera.dropped-unread" };

export function hintSentence(hint: string, say: Say): string {
  return say(HINTS[hint] ?? "camera.hint-nobody");
}

export function failureSentence(failure: Failure, say: Say): string {
  return say(FAILURES[failure]);
}

export function droppedSentence(dropped: NonNullable<Capture["dropped"]>, say: Say): string {
  return say(DROPPED[dropped]);
}

/** The one sentence that says where the capture stands. */
export function stateSentence(state: Capture, takes: number, say: Say): string {
  switch (state.phase) {
    case "choosing": return "";
    case "asking": return say("camera.asking");
    case "loading": return say("camera.loading");
    case "framing": return framingSentence(state, say);
    case "countdown": return say("camera.get-ready");
    case "recording": return recordingSentence(state, say);
    case "reading": case "summing": return say(state.online ? "camera.reading" : "camera.offline");
    case "between": return state.dropped ? droppedSentence(state.dropped, say) : say("camera.between", { number: state.takes.length, of: takes });
    case "film": return say("camera.film-reading");
    case "done": return say("camera.done");
    case "failed": return failureSentence(state.failure!, say);
  }
}

function framingSentence(state: Capture, say: Say): string {
  const wrong = state.checks.find(({ well }) => well === false);
  if (wrong) return hintSentence(wrong.hint, say);
  return say(state.checks.length > 0 ? "camera.all-well" : "camera.looking");
}

function recordingSentence(state: Capture, say: Say): string {
  if (state.gone > 0) return hintSentence("nobody", say);
  return say(state.crowded ? "camera.crowded" : "camera.recording");
}
