import type { Say } from "../player/words";
import type { Failure, Live } from "./live";
import type { Plan } from "./plan";

const FAILURES: Record<Failure, string> = {
  refused: "emg.live.failed-refused", port: "emg.live.failed-port", lines: "emg.live.failed-lines", slow: "emg.live.failed-slow", file: "emg.live.failed-file",
  large: "emg.live.failed-large", server: "emg.live.failed-server",
};

/** The one sentence that says where the live view stands. */
export function stateSentence(state: Live, plan: Plan, say: Say): string {
  switch (state.phase) {
    case "choosing": return "";
    case "asking": return say("emg.live.asking");
    case "opening": return say("emg.live.opening");
    case "waiting": return say("emg.live.waiting");
    case "reading": return say("emg.live.reading");
    case "resting": return say(state.left > 0 ? "emg.live.resting" : "emg.live.resting-on");
    case "live": return say(state.seconds >= plan.goal ? "emg.live.reached" : state.active ? "emg.live.active" : "emg.live.quiet");
    case "unplugged": return say("emg.live.unplugged");
    case "lost": return say("emg.live.lost");
    case "summing": return say("emg.live.summing");
    case "done": return say("emg.live.done");
    case "failed": return state.problem || say(FAILURES[state.failure!], { rate: Math.round(state.rate), least: plan.leastRate });
  }
}

/** What is wrong at present, in sentences. */
export function noteSentences(state: Live, say: Say): string[] {
  return [
    ...state.notes,
    ...(state.rateDiffers ? [say("emg.live.note-rate")] : []),
    ...(state.garbage > 0 ? [say("emg.live.note-garbage", { count: state.garbage })] : []),
  ];
}
