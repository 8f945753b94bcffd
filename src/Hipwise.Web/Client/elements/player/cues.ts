import { write } from "./dom";
import { nextSentence } from "./phrases";
import type { Sheet } from "./sheet";
import type { Effect, Session } from "./state";
import type { Voice } from "./voice";
import type { Say } from "./words";

type Cue = Extract<Effect, { kind: "cue" }>;

/** Turns a cue into a tone, a spoken word and, where something really changed, a line for a screen reader. */
export function giveCue(cue: Cue, sheet: Sheet, state: Session, voice: Voice, status: HTMLElement, say: Say): void {
  const tell = (text: string): void => {
    voice.say(text);
    write(status, text);
  };
  switch (cue.cue) {
    case "ready": return tell(nextSentence(sheet, state, say));
    case "rest": return tell(say("player.rest-for", { seconds: state.length / 1000 }));
    case "last": return tell(say("player.last-set"));
    case "ended": return write(status, say("player.goes-on-next"));
    case "paused": return tell(say("player.paused"));
    case "finished":
      voice.tone("end");
      return tell(say("player.finished-title"));
    case "soon":
      voice.tone("soon");
      return tell(String(cue.count));
    case "go":
      voice.tone("go");
      return tell(say("player.go"));
    case "repetition":
      voice.tone("repetition");
      return voice.mention(String(cue.count));
    default:
      return voice.tone("turn");
  }
}
