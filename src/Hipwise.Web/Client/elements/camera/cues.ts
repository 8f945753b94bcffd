import type { Voice } from "../player/voice";
import type { Say } from "../player/words";
import { droppedSentence, failureSentence, hintSentence } from "./phrases";
import type { Capture, Effect, Failure } from "./state";

type Cue = Extract<Effect, { kind: "cue" }>;

/** Turns a cue into a tone and spoken words, so that it works from three metres away. */
export function giveCue({ cue, count, hint }: Cue, voice: Voice, say: Say): void {
  switch (cue) {
    case "framing": return voice.say(say("camera.step-in"));
    case "hint": return voice.say(hintSentence(hint!, say));
    case "ready": return voice.say(say("camera.ready-in", { seconds: count! }));
    case "soon":
      voice.tone("soon");
      return voice.say(String(count));
    case "go":
      voice.tone("go");
      return voice.say(say("camera.go"));
    case "gone": return voice.say(hintSentence("nobody", say));
    case "count":
      voice.tone("repetition");
      return voice.say(String(count));
    case "end":
      voice.tone("end");
      return voice.say(say("camera.ended"));
    case "again": return voice.say(droppedSentence(hint as NonNullable<Capture["dropped"]>, say));
    case "rest": return voice.say(say("camera.rest-for", { seconds: count! }));
    case "done": return voice.say(say("camera.done"));
    case "failed": return voice.say(failureSentence(hint as Failure, say));
  }
}
