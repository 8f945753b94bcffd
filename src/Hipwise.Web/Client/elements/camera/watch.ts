import { itemAt, setAt, upcoming } from "../player/course";
import type { Sheet } from "../player/sheet";
import type { Session } from "../player/state";
import type { Engine, Rules, View } from "./plan";

/** What the page says about watching: figures, the engine, and the screens whose cues fit exercises. */
export interface WatchPlan {
  rules: Rules;
  engine: Engine;
  screens: Record<string, { view: View; place: string; live: Record<string, string> }>;
}

/** What the camera is to look at now. */
export interface Look {
  screen: string;
  /** Where its frames go. */
  live: string;
  /** The set it belongs to; another one begins anew. */
  set: string;
  /** True from the quiet moment before the set on. */
  follows: boolean;
  /** True while the set runs. */
  speaks: boolean;
}

/** The last moments before a set (ms): who gets ready stands still then, and that is what is compared with. */
const QUIET = 3000;

/** Nothing is looked at while the clock stands, in rests, and in exercises that name no screen. */
export function lookAt(plan: WatchPlan, sheet: Sheet, state: Session): Look | null {
  if (state.paused || (state.phase !== "ready" && state.phase !== "work")) return null;
  const place = state.phase === "work" ? state.place : upcoming(sheet, state);
  const screen = place && itemAt(sheet, state, place.item).camera;
  const live = screen && plan.screens[screen]?.live[setAt(sheet, state, place).side ?? "whole"];
  if (!live) return null;
  const speaks = state.phase === "work";
  return { screen, live, set: `${place.item}.${place.set}`, follows: speaks || state.length - state.elapsed <= QUIET, speaks };
}

/** One thing at a time, and nothing more often than the rules say. */
export class Pace {
  private last = -Infinity;

  constructor(private readonly seconds: number) {}

  allows(now: number): boolean {
    if (now - this.last < this.seconds * 1000) return false;
    this.last = now;
    return true;
  }
}
