import type { ChannelTold, Plan, Result, Squeeze, Told } from "./plan";

export type Way = "serial" | "file";

export type Phase =
  | "choosing" | "asking" | "opening" | "waiting" | "reading" | "resting" | "live" | "unplugged" | "lost" | "summing" | "done" | "failed";

export type Failure = "refused" | "port" | "lines" | "slow" | "file" | "large" | "server";

export interface Channel {
  name: string;
  /** Id of the muscle and side that its name means, where that is known. */
  muscle?: string | null;
  side?: string | null;
}

export interface Live {
  phase: Phase;
  way: Way | null;
  failure: Failure | null;
  /** What was said about a file that could not be read. */
  problem: string;
  channels: Channel[];
  rate: number;
  /** The channel that is looked at. */
  channel: number;
  /** How much longer one keeps still (s); 0 while stillness is waited for. */
  left: number;
  active: boolean;
  /** Length of the squeeze that is under way (s). */
  seconds: number;
  /** Of each channel. */
  squeezes: Squeeze[][];
  /** Those of the channel that is looked at that lasted as long as was asked for. */
  count: number;
  notes: string[];
  garbage: number;
  rateDiffers: boolean;
  result: Result | null;
}

export type Input =
  | { kind: "choose"; way: Way }
  | { kind: "opening" } | { kind: "opened" }
  | { kind: "described"; rate: number; channels: Channel[] }
  | { kind: "told"; told: Told }
  | { kind: "look"; channel: number }
  | { kind: "heard"; garbage: number; rateDiffers: boolean }
  | { kind: "lost" } | { kind: "unplugged" } | { kind: "plugged" } | { kind: "over" } | { kind: "stop" } | { kind: "again" } | { kind: "leave" }
  | { kind: "fail"; failure: Failure; problem?: string };

/**
 * What is to be done: ask for a port, read the file, begin or end with the server, have it add up what was told before the connection broke, let go of everything,
 * say that the goal is reached.
 */
export type Effect = "ask" | "read" | "begin" | "sum" | "total" | "close" | "goal";

export interface Outcome {
  state: Live;
  effects: Effect[];
}

export function begin(): Live {
  return {
    phase: "choosing", way: null, failure: null, problem: "", channels: [], rate: 0, channel: 0, left: 0, active: false, seconds: 0, squeezes: [], count: 0, notes: [],
    garbage: 0, rateDiffers: false, result: null,
  };
}

/** One step of a live view: no page, no clock and no sensor, only what follows from what. */
export function step(plan: Plan, before: Live, input: Input): Outcome {
  const run = new Run(plan, { ...before });
  run.take(input);
  return { state: run.state, effects: run.effects };
}

const COMING: readonly Phase[] = ["opening", "waiting", "resting", "live"];
const BEGUN: readonly Phase[] = ["resting", "live", "unplugged"];

class Run {
  readonly effects: Effect[] = [];

  constructor(private readonly plan: Plan, readonly state: Live) {}

  take(input: Input): void {
    const { state } = this;
    switch (input.kind) {
      case "choose": return this.choose(input.way);
      case "opening": return void (state.phase === "asking" && (state.phase = "opening"));
      case "opened": return void (state.phase === "opening" && (state.phase = "waiting"));
      case "described": return this.describe(input.rate, input.channels);
      case "told": return this.hear(input.told);
      case "look": return state.phase === "lost" ? undefined : this.look(input.channel);
      case "heard": return void Object.assign(state, { garbage: input.garbage, rateDiffers: input.rateDiffers });
      case "lost": return this.lose();
      case "unplugged": return this.unplug();
      case "plugged": return void (state.phase === "unplugged" && (state.phase = state.rate === 0 ? "waiting" : state.left > 0 ? "resting" : "live"));
      case "over": case "stop": return this.stop();
      case "again": return state.way ? this.choose(state.way) : undefined;
      case "leave": return this.leave();
      case "fail": return this.fail(input.failure, input.problem);
    }
  }

  private choose(way: Way): void {
    this.effects.push("close", way === "serial" ? "ask" : "read");
    Object.assign(this.state, begin(), { way, phase: way === "serial" ? "asking" : "reading" });
  }

  private describe(rate: number, channels: Channel[]): void {
    const { state, plan } = this;
    if (state.phase !== "waiting" && state.phase !== "reading") return;
    state.rate = rate;
    if (rate < plan.leastRate) return this.fail("slow");
    const tested = channels.findIndex(({ muscle, side }) => plan.muscles.includes(muscle ?? "") && (side ?? null) === plan.part);
    Object.assign(state, { phase: "resting", channels, channel: Math.max(0, tested), left: plan.rest, squeezes: channels.map(() => []) });
    this.effects.push("begin");
  }

  private hear({ resting, left, channels, result, refused }: Told): void {
    const { state } = this;
    if (refused) return this.fail("server");
    if (result && (state.phase === "summing" || state.phase === "lost")) {
      Object.assign(state, { phase: "done", result, active: false });
      return void this.effects.push("close");
    }

    if (!channels || !BEGUN.includes(state.phase)) return;
    state.left = resting ? left ?? 0 : 0;
    if (state.phase !== "unplugged") state.phase = resting ? "resting" : "live";
    state.squeezes = state.squeezes.map((known, i) => channels[i]?.squeezes ?? known);
    const told = channels[state.channel];
    if (told) this.show(told);
  }

  private show({ active, seconds, notes }: ChannelTold): void {
    const { state, plan } = this;
    const reached = seconds >= plan.goal;
    if (reached && state.seconds < plan.goal) this.effects.push("goal");
    Object.assign(state, { active, seconds, notes: notes ?? [] });
    state.count = state.squeezes[state.channel]!.filter((one) => one.reached).length + (reached ? 1 : 0);
  }

  private look(channel: number): void {
    const { state } = this;
    if (!state.channels[channel]) return;
    Object.assign(state, { channel, active: false, seconds: 0, notes: [] });
    state.count = state.squeezes[channel]?.filter((one) => one.reached).length ?? 0;
  }

  /** A server that lost the connection has forgotten what came over it; squeezes that were over are known here. */
  private lose(): void {
    const { state } = this;
    if (state.phase === "lost") return void this.effects.push("total");
    if (!(state.phase === "summing" || BEGUN.includes(state.phase)) || !state.squeezes[state.channel]?.length) return this.fail("server");
    this.look(state.channel);
    state.phase = "lost";
    this.effects.push("close", "total");
  }

  private unplug(): void {
    const { state } = this;
    if (state.way !== "serial" || !COMING.includes(state.phase)) return;
    Object.assign(state, { phase: "unplugged", active: false, seconds: 0 });
  }

  private stop(): void {
    const { state } = this;
    if (!BEGUN.includes(state.phase) || state.rate === 0) return this.leave();
    Object.assign(state, { phase: "summing", active: false, seconds: 0 });
    this.effects.push("sum");
  }

  private leave(): void {
    this.effects.push("close");
    Object.assign(this.state, begin());
  }

  private fail(failure: Failure, problem = ""): void {
    const { state } = this;
    if (["choosing", "done", "failed"].includes(state.phase)) return;
    Object.assign(state, { phase: "failed", failure, problem, active: false });
    this.effects.push("close");
  }
}
