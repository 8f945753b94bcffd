import { Voice } from "../player/voice";
import { WakeLock } from "../player/wake-lock";
import { Words } from "../player/words";
import { Lateness } from "./lateness";
import { Link } from "./link";
import { begin, step, type Effect, type Input, type Live } from "./live";
import { Outbox } from "./outbox";
import type { Plan, Told } from "./plan";
import { Player, unpack, type Recording } from "./recording";
import { hideResult, showResult } from "./result";
import { portsOf, Sensor } from "./serial";
import { Trace } from "./trace";
import { View } from "./view";
import { Ways } from "./ways";

/** A sensor that gives no samples for so long is given up at first, and later on waited for (ms). */
const SILENT_FIRST = 5000;
const SILENT = 2000;
/** While a sensor is waited for the server is told so now and then (ms): it gives up connections that say nothing. */
const STILL_HERE = 30_000;
const SECOND = 1000;
/** A connection that broke is tried again after so long (ms). */
const AGAIN = 2000;
const MARK = "hipwise-emg";

/**
 * `<hw-emg-live>`: a sensor at a serial port or a recording that is replayed, looked at by the server while it comes. It holds its plan (`data-plan`), its words
 * (`data-words`) and what to do first (`[data-intro]`); the result goes to `[data-result]` and, where there is one, the form `[data-keep]` of the page.
 */
class EmgLiveElement extends HTMLElement {
  private readonly voice = new Voice();
  private readonly screen = new WakeLock();
  private readonly leaving = new AbortController();
  private plan!: Plan;
  private words!: Words;
  private intro!: HTMLElement;
  private ways!: Ways;
  private view: View | null = null;
  private trace: Trace | null = null;
  private state: Live = begin();
  private link: Link | null = null;
  private outbox: Outbox | null = null;
  private sensor: Sensor | null = null;
  private player: Player | null = null;
  private recording: Recording | null = null;
  private file: File | null = null;
  private lateness = new Lateness();
  private timer = 0;
  private frame = 0;
  private heardAt = 0;
  private toldAt = 0;
  private lit = false;

  connectedCallback(): void {
    if (this.plan) return;
    // A page that was swapped in still carries the rights of the page before it.
    const policy = (document as { featurePolicy?: { allowsFeature(name: string): boolean; features(): string[] } }).featurePolicy;
    if (policy?.features().includes("serial") && !policy.allowsFeature("serial") && !sessionStorage.getItem("hipwise.emg-again")) {
      sessionStorage.setItem("hipwise.emg-again", "yes");
      return location.reload();
    }

    sessionStorage.removeItem("hipwise.emg-again");
    this.plan = this.read("[data-plan]");
    this.words = new Words(this.read("[data-words]"));
    this.intro = this.querySelector<HTMLElement>("[data-intro]")!;
    this.ways = new Ways(this.intro.querySelector<HTMLElement>("[data-ways]")!, this.plan, this.words.say, {
      connect: () => this.start({ kind: "choose", way: "serial" }),
      file: (file) => {
        this.file = file;
        this.start({ kind: "choose", way: "file" });
      },
    });
    window.addEventListener("pagehide", () => this.take({ kind: "leave" }), { signal: this.leaving.signal });
    this.dataset.state = "ready";
  }

  disconnectedCallback(): void {
    this.leaving.abort();
    this.take({ kind: "leave" });
  }

  private read<T>(selector: string): T {
    return JSON.parse(this.querySelector(selector)?.textContent ?? "{}") as T;
  }

  private start(input: Input): void {
    this.voice.open();
    if (!this.view) this.openStage();
    const { place, form } = this.output;
    hideResult(place, form);
    this.take(input);
    this.view?.focus();
  }

  private openStage(): void {
    const { voice } = this;
    this.view = new View(this.plan, this.words.say, {
      look: (channel) => this.take({ kind: "look", channel }),
      stop: () => this.take({ kind: "stop" }),
      again: () => (this.state.way === "file" ? this.ways.pick() : this.start({ kind: "again" })),
      leave: () => this.take({ kind: "leave" }),
      sound: () => (voice.sound = !voice.sound),
    }, voice.sound);
    this.intro.hidden = true;
    this.intro.after(this.view.root);
  }

  private take(input: Input): void {
    const { state, effects } = step(this.plan, this.state, input);
    this.state = state;
    this.dataset.phase = state.phase;
    for (const effect of effects) this.follow(effect);
    if (state.phase === "choosing" || state.phase === "done") return this.finish();
    if (input.kind !== "told") this.view?.show(this.state);
  }

  private follow(effect: Effect): void {
    switch (effect) {
      case "ask": return void this.ask();
      case "read": return void this.readFile();
      case "begin": return this.begin();
      case "sum": return void this.link?.send(JSON.stringify({ kind: "sum", channel: this.state.channel, part: this.plan.part }));
      case "total": return this.total();
      case "goal":
        this.voice.tone("end");
        return void this.dispatchEvent(new CustomEvent("hw-emg-goal", { bubbles: true }));
      case "close": return this.close();
    }
  }

  private async ask(): Promise<void> {
    const ports = portsOf();
    try {
      const port = await ports!.requestPort();
      if (this.state.phase !== "asking") return;
      this.take({ kind: "opening" });
      const { plan, words } = this;
      this.sensor = new Sensor(ports!, port, this.ways.baudRate, plan, (number) => words.say("emg.live.numbered", { number }), {
        described: (rate, channels) => this.take({ kind: "described", rate, channels }),
        frames: (frames) => this.hearFrames(frames),
        heard: (garbage, rateDiffers) => (garbage !== this.state.garbage || rateDiffers !== this.state.rateDiffers) && this.take({ kind: "heard", garbage, rateDiffers }),
        unplugged: () => this.take({ kind: "unplugged" }),
        plugged: () => {
          this.heardAt = performance.now();
          this.take({ kind: "plugged" });
        },
        failed: () => this.take({ kind: "fail", failure: "port" }),
      });
      if (!(await this.sensor.open())) return this.take({ kind: "fail", failure: "port" });
      this.heardAt = performance.now();
      this.take({ kind: "opened" });
      this.tick();
    } catch {
      this.take({ kind: "fail", failure: "refused" });
    }
  }

  private async readFile(): Promise<void> {
    const { plan, file } = this;
    const rate = this.ways.fileRate;
    if (!file || file.size > plan.largest) return this.take({ kind: "fail", failure: "large" });
    try {
      const answer = await fetch(rate ? `${plan.replay}?rate=${rate}` : plan.replay, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
      if (this.state.phase !== "reading") return;
      if (answer.status === 422) return this.take({ kind: "fail", failure: "file", problem: ((await answer.json()) as { title?: string }).title });
      if (!answer.ok) return this.take({ kind: "fail", failure: "server" });
      this.recording = unpack(await answer.arrayBuffer());
      const { rate: found, channels } = this.recording;
      this.take({ kind: "described", rate: found, channels });
    } catch {
      this.take({ kind: "fail", failure: "server" });
    }
  }

  /** The connection, and what goes over it from now on. */
  private begin(): void {
    const { plan, state } = this;
    this.screen.on();
    const link: Link = (this.link = new Link(plan.live, {
      hear: (told) => this.link === link && this.hear(told),
      closed: () => this.link === link && this.take({ kind: "lost" }),
    }));
    link.send(JSON.stringify({ kind: "begin", rate: state.rate, channels: state.channels.length, mains: this.ways.line, screen: plan.screen }));
    this.lateness = new Lateness();
    this.outbox = new Outbox(plan.sendEvery, (block, made) => {
      link.send(block);
      this.lateness.send(link.sent, performance.now(), made);
    });
    if (!this.recording) return;
    this.player = new Player(this.recording, performance.now());
    performance.mark(`${MARK}-first`);
    this.tick();
  }

  /** Another connection adds up the squeezes that are known here; it is tried until there is one. */
  private total(): void {
    const { plan, state } = this;
    const link: Link = (this.link = new Link(plan.live, {
      hear: (told) => this.link === link && this.take({ kind: "told", told }),
      closed: () => this.link === link && (this.timer = window.setTimeout(() => this.take({ kind: "lost" }), AGAIN)),
    }));
    link.send(JSON.stringify({ kind: "total", screen: plan.screen, part: plan.part, squeezes: state.squeezes[state.channel] }));
  }

  private hearFrames(frames: number[][]): void {
    const now = performance.now();
    this.heardAt = now;
    if (this.state.phase === "unplugged") this.take({ kind: "plugged" });
    this.outbox?.put(frames, now);
    this.outbox?.pump(now);
  }

  /** A recording goes on, and a sensor is listened to, as often as something is sent. */
  private tick(): void {
    window.clearTimeout(this.timer);
    const now = performance.now();
    if (this.player) {
      const { frames, made } = this.player.due(now);
      this.outbox?.put(frames, made);
      if (this.player.isOver) return this.end(now);
    } else if (this.state.phase === "unplugged") {
      this.wait(now);
    } else if (now - this.heardAt > (this.state.phase === "waiting" ? SILENT_FIRST : SILENT)) {
      this.take(this.state.phase === "waiting" ? { kind: "fail", failure: "lines" } : { kind: "unplugged" });
    }

    this.outbox?.pump(now);
    if (this.player || this.sensor) this.timer = window.setTimeout(() => this.tick(), this.plan.sendEvery);
  }

  private wait(now: number): void {
    if (now - Math.max(this.toldAt, this.heardAt) < STILL_HERE) return;
    this.toldAt = now;
    this.link?.send(JSON.stringify({ kind: "wait" }));
  }

  private end(now: number): void {
    this.outbox?.pump(now + SECOND);
    this.player = null;
    this.take({ kind: "over" });
  }

  private hear(told: Told): void {
    const now = performance.now();
    this.lateness.hear(told.taken, now);
    if (told.pointSeconds) this.openTrace(told.pointSeconds);
    told.channels?.forEach(({ points }, channel) => this.trace?.add(channel, points));
    this.take({ kind: "told", told });
  }

  private openTrace(pointSeconds: number): void {
    this.view!.root.scrollIntoView({ block: "start" });
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.trace = new Trace(this.view!.canvas, this.state.channels.length, this.plan.window, pointSeconds, this.plan.threshold, still);
    const draw = (): void => {
      this.frame = requestAnimationFrame(draw);
      this.draw();
    };
    this.frame = requestAnimationFrame(draw);
  }

  /** Everything that came since the last frame is shown in one. */
  private draw(): void {
    this.view?.show(this.state);
    this.trace?.draw(this.state.channel);
    this.lateness.draw(performance.now());
    if (this.lit !== this.state.active) performance.mark(`${MARK}-${this.state.active ? "active" : "quiet"}`);
    this.lit = this.state.active;
  }

  private tellFigures(): number {
    const { answer, late, late95 } = this.lateness.figures;
    Object.assign(this.dataset, { answerMs: answer.toFixed(1), lateMs: late.toFixed(1), late95Ms: late95.toFixed(1) });
    return late95;
  }

  private get output(): { place: HTMLElement; form: HTMLFormElement | null } {
    const page = this.closest("main") ?? document.body;
    return { place: page.querySelector<HTMLElement>("[data-result]")!, form: page.querySelector<HTMLFormElement>("form[data-keep]") };
  }

  /** Lets go of sensor, server and clock; what is shown stays. */
  private close(): void {
    window.clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.sensor?.close();
    this.link?.close();
    [this.sensor, this.link, this.outbox, this.player, this.recording, this.trace, this.lit] = [null, null, null, null, null, null, false];
    this.screen.off();
  }

  /** Back to the ways in, with the result above where there is one. */
  private finish(): void {
    const { result } = this.state;
    const { place, form } = this.output;
    const had = this.view?.root.contains(document.activeElement);
    this.view?.root.remove();
    this.view = null;
    this.intro.hidden = false;
    if (result) {
      showResult(result, this.tellFigures(), this.plan, place, form, this.words.say);
      place.querySelector<HTMLElement>("h2")?.focus();
    } else if (had) this.intro.querySelector<HTMLElement>("[data-ways] button")?.focus();
  }
}

export function register(): void {
  customElements.define("hw-emg-live", EmgLiveElement);
}
