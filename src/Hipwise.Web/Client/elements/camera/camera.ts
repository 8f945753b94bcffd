import { Voice } from "../player/voice";
import { WakeLock } from "../player/wake-lock";
import { Words } from "../player/words";
import { h } from "../player/dom";
import { begin, step } from "./capture";
import { writeFrames } from "./block";
import { giveCue } from "./cues";
import { postFilm } from "./film-post";
import { FilmProblem, openFilm, readFilm } from "./film";
import { look } from "./framing";
import { offerBody, showAlong, type Followed } from "./followed";
import type { Frame, Model } from "./landmarks";
import { Overlay } from "./overlay";
import type { Plan } from "./plan";
import { offerPoints } from "./points";
import { Pose } from "./pose";
import { liveFeed, replayFeed, type Feed, type Seen } from "./feed";
import { showResult, type Result } from "./result";
import { connectTo, Sender, type Told } from "./sender";
import { Series } from "./series";
import { openShelf, type KeptTake, type Shelf } from "./shelf";
import { Camera, Level } from "./source";
import type { Capture, Effect, Input } from "./state";
import { View } from "./view";
import { Pace } from "./watch";

const TICK = 100;

/**
 * `<hw-camera>`: films a person, finds the points of the body and brings them to the server. It holds its plan (`data-plan`), its words (`data-words`) and
 * what to do first (`[data-intro]`); the result goes to `[data-result]` and the form `[data-keep]` of the page. `data-replay`, the address of recorded
 * landmarks on this server, stands in for a camera and an engine.
 */
class CameraElement extends HTMLElement {
  private readonly voice = new Voice();
  private readonly screen = new WakeLock();
  private readonly level = new Level();
  private plan!: Plan;
  private words!: Words;
  private intro!: HTMLElement;
  private followed: Followed | null = null;
  private along: Followed | null = null;
  private view: View | null = null;
  private overlay: Overlay | null = null;
  private state: Capture = begin();
  private camera: Camera | null = null;
  private pose: Pose | null = null;
  private model: Model = "full";
  private feed: Feed | null = null;
  private sender: Sender | null = null;
  private series: Series | null = null;
  private shelf!: Shelf;
  private left: KeptTake[] = [];
  /** How many takes the result that is shown rests on. */
  private resting = 0;
  private uploaded: KeptTake[] = [];
  private file: File | null = null;
  private result: Result | null = null;
  private recording = false;
  private size: [number, number] = [0, 0];
  private timer = 0;
  private seenAt = 0;
  private pace!: Pace;
  private filming = new AbortController();
  private readonly leaving = new AbortController();

  connectedCallback(): void {
    if (this.plan) return;
    // A page that was swapped in still carries the rights of the page before it.
    const policy = (document as { featurePolicy?: { allowsFeature(name: string): boolean } }).featurePolicy;
    if (policy && !policy.allowsFeature("camera") && window.isSecureContext && !sessionStorage.getItem("hipwise.camera-again")) {
      sessionStorage.setItem("hipwise.camera-again", "yes");
      return location.reload();
    }

    sessionStorage.removeItem("hipwise.camera-again");
    this.plan = this.read("[data-plan]");
    this.pace = new Pace(this.plan.rules.cue);
    this.words = new Words(this.read("[data-words]"));
    this.intro = this.querySelector<HTMLElement>("[data-intro]")!;
    this.shelf = openShelf(location.pathname + location.search);
    const { signal } = this.leaving;
    document.addEventListener("visibilitychange", () => document.hidden && this.take({ kind: "hidden" }), { signal });
    window.addEventListener("pagehide", () => this.take({ kind: "cancel" }), { signal });
    void this.offerAnew().then(() => (this.dataset.state = "ready"));
  }

  disconnectedCallback(): void {
    this.leaving.abort();
    this.close();
    this.forget();
    this.followed?.close();
  }

  private get say(): Words["say"] {
    return this.words.say;
  }

  private read<T>(selector: string): T {
    return JSON.parse(this.querySelector(selector)?.textContent ?? "{}") as T;
  }

  /** What lies on the shelf, from this page or from before it was loaded again, and the two ways. */
  private async offerAnew(): Promise<void> {
    this.left = await this.shelf.list();
    this.offer();
    // A form that came back with something to mend still has its points to keep.
    if (!this.result && !this.output.form.hidden) offerPoints(this.left, this.output.form);
  }

  private offer(): void {
    const file = h("input", { type: "file", accept: "video/*", class: "sr", tabindex: "-1", "aria-hidden": "true", "data-file": true, change: () => this.pick(file) });
    const camera = (act: () => void, key: string, first: boolean): HTMLElement => window.isSecureContext
      ? h("button", { type: "button", class: first ? "primary" : null, click: act }, this.say(key))
      : h("p", { class: "notice" }, this.say("camera.failed-insecure"));
    const ways = this.intro.querySelector("[data-ways]")!;
    const { length: count } = this.left;
    if (count === 0) {
      ways.replaceChildren(camera(() => this.start("camera"), "camera.use-camera", true), h("button", { type: "button", click: () => file.click() }, this.say("camera.use-film")), file);
      return;
    }

    const told = this.say(count === 1 ? "camera.left-one" : "camera.left", { count });
    ways.replaceChildren(
      h("p", { class: "notice", role: "status" }, told),
      count !== this.resting && h("button", { type: "button", class: "primary", click: () => this.goOn(false) }, this.say("camera.left-read")) || "",
      camera(() => this.goOn(true), "camera.left-more", false),
      h("button", { type: "button", click: () => void this.throwAway() }, this.say("camera.left-throw")), file);
  }

  private goOn(more: boolean): void {
    this.begin({ kind: "restore", count: this.left.length, more });
  }

  /** Who stops filming throws away what was not read yet. */
  private async giveUp(): Promise<void> {
    if (!this.result) await this.shelf.clear();
    this.take({ kind: "cancel" });
  }

  private async throwAway(): Promise<void> {
    await this.shelf.clear();
    [this.result, this.resting] = [null, 0];
    this.hideResult();
    await this.offerAnew();
    this.intro.querySelector<HTMLElement>("[data-ways] button")?.focus();
  }

  private pick(input: HTMLInputElement): void {
    this.file = input.files?.[0] ?? null;
    input.value = "";
    if (this.file) this.start("film");
  }

  private start(way: "camera" | "film"): void {
    this.begin({ kind: "choose", way });
  }

  private begin(input: Input): void {
    this.voice.open();
    if (!this.view) this.openStage();
    this.screen.on();
    this.take(input);
    this.view?.focus();
  }

  private openStage(): void {
    const { voice } = this;
    this.view = new View(this.plan, this.say, {
      go: () => this.take({ kind: "go" }),
      again: () => this.take({ kind: "again" }),
      enough: () => this.take({ kind: "enough" }),
      leave: () => void this.giveUp(),
      retry: () => this.state.way === "film" ? this.intro.querySelector<HTMLInputElement>("[data-file]")!.click() : this.start("camera"),
      film: () => this.intro.querySelector<HTMLInputElement>("[data-file]")!.click(),
      voice: () => (voice.speaks = !voice.speaks),
    }, "speechSynthesis" in window ? voice.speaks : null);
    this.overlay = new Overlay(this.view.canvas);
    this.along = showAlong(this.closest("main") ?? document.body, this.plan.follow, this.say);
    this.intro.hidden = true;
    this.intro.after(this.view.root);
    this.view.root.scrollIntoView({ block: "start" });
    this.seenAt = performance.now();
    this.timer = window.setInterval(() => this.tick(), TICK);
  }

  private tick(): void {
    const now = performance.now();
    const ms = now - this.seenAt;
    this.seenAt = now;
    this.take({ kind: "tick", ms });
  }

  private take(input: Input): void {
    const { state, effects } = step(this.plan, this.state, input);
    this.state = state;
    this.dataset.phase = state.phase;
    for (const effect of effects) this.follow(effect);
    this.view?.show(this.state);
  }

  private follow(effect: Effect): void {
    switch (effect.kind) {
      case "cue": return giveCue(effect, this.voice, this.say);
      case "ask": return void this.ask();
      case "load": return void this.load();
      case "film": return void this.readFilm();
      case "begin": return this.beginTake();
      case "restore": return this.openSeries().restore(this.left);
      case "finish":
        this.recording = false;
        return this.series?.end();
      case "drop":
        this.recording = false;
        return this.series?.drop();
      case "sum": return this.series?.sum();
      case "close": return this.close();
      case "forget": return this.leave();
    }
  }

  private async ask(): Promise<void> {
    if (this.dataset.replay) return this.take({ kind: "granted" });
    this.level.on();
    const opened = await Camera.open(this.view!.video, () => this.take({ kind: "unplugged" }));
    if (this.state.phase !== "asking") return typeof opened === "string" ? undefined : opened.close(this.view?.video ?? h("video"));
    if (typeof opened === "string") return this.take({ kind: "fail", failure: opened });
    this.camera = opened;
    this.take({ kind: "granted" });
  }

  private async load(): Promise<void> {
    try {
      if (this.dataset.replay && this.state.way === "camera") {
        this.feed = await replayFeed(this.dataset.replay, (seen) => this.see(seen));
        this.feed.start();
      } else {
        const film = this.state.way === "film";
        this.pose = new Pose(this.plan, (part) => this.take({ kind: "progress", part }));
        await this.pose.load((this.model = film ? "heavy" : "full"));
        if (!film) await this.startFeed(this.pose);
      }

      this.take({ kind: "ready" });
    } catch (problem) {
      this.break(problem, "engine");
    }
  }

  /** A device that is too slow for the usual model gets the light one. */
  private async startFeed(pose: Pose): Promise<void> {
    const feed = await liveFeed(this.view!.video, pose, this.plan.rules, this.level, (seen) => this.see(seen), (problem) => this.break(problem, "engine"));
    if (feed.rate < this.plan.rules.slow) await pose.load((this.model = "lite"));
    this.dataset.model = this.model;
    this.dataset.rate = feed.rate.toFixed(1);
    this.feed = feed;
    feed.start();
  }

  private break(problem: unknown, failure: "engine" | "server"): void {
    if (this.state.phase === "choosing" || (problem instanceof Error && problem.message === "closed")) return;
    this.dataset.problem = String(problem);
    this.take({ kind: "fail", failure });
  }

  private see({ frame, width, height, brightness, rate }: Seen): void {
    this.size = [width, height];
    if (this.recording) this.series?.add(frame);
    this.overlay?.draw(frame, width, height);
    void this.along?.see(frame, { width, height, model: this.model });
    this.take({ kind: "seen", checks: look({ frame, width, height, brightness, rate }, this.plan) });
  }

  private beginTake(): void {
    this.recording = true;
    this.openSeries().begin(this.size[0], this.size[1], this.model);
  }

  private openSeries(): Series {
    return (this.series ??= new Series(this.openSender(), this.shelf));
  }

  private openSender(): Sender {
    return (this.sender = new Sender(connectTo(this.plan.live), {
      online: (up) => this.take({ kind: "online", up }),
      told: (message) => this.told(message),
    }, (act, ms) => void setTimeout(act, ms)));
  }

  private told({ take, result, refused, count, cue }: Told): void {
    if (refused) {
      this.sender?.end();
      return this.take({ kind: "fail", failure: "server" });
    }

    if (count !== undefined) this.take({ kind: "counted", count });
    if (cue !== undefined && this.state.phase === "recording") this.coach(cue);
    if (take) this.take({ kind: "read", ...take });
    if (result) this.finish(result as Result);
  }

  /** One thing at a time, and not the same again and again. */
  private coach(cue: string): void {
    if (this.pace.allows(performance.now())) this.voice.say(cue);
  }

  private async readFilm(): Promise<void> {
    this.filming = new AbortController();
    const { signal } = this.filming;
    const { video } = this.view!;
    let close: (() => void) | null = null;
    try {
      close = await openFilm(video, this.file!, this.plan.rules);
      const filmed = await readFilm(video, this.pose!, this.plan.rules, (part, frame) => this.showFilm(part, frame), signal);
      if (signal.aborted) return;
      this.uploaded = [{ head: { width: Math.max(1, filmed.width), height: Math.max(1, filmed.height), model: this.model }, blocks: [writeFrames(filmed.frames).buffer] }];
      this.take({ kind: "filmed" });
      this.finish(await postFilm(this.plan.post, filmed, this.model, signal));
    } catch (problem) {
      if (signal.aborted) return;
      if (problem instanceof FilmProblem) this.take({ kind: "fail", failure: problem.failure });
      else this.break(problem, this.state.phase === "summing" ? "server" : "engine");
    } finally {
      close?.();
    }
  }

  private showFilm(part: number, frame: Frame): void {
    const { video } = this.view!;
    this.overlay?.draw(frame, video.videoWidth, video.videoHeight);
    this.take({ kind: "progress", part });
  }

  private finish(result: Result): void {
    this.result = result;
    this.take({ kind: "summed" });
    if (this.state.phase !== "done") return;
    this.sender?.end();
    this.resting = this.series?.takes.length ?? 0;
    const { place, form } = this.output;
    showResult(this.result, place, form, this.say);
    offerPoints(this.series?.takes ?? this.uploaded, form);
    this.followed = offerBody(place.parentElement!, this.series?.takes ?? this.uploaded, this.plan.follow, this.say);
    this.leave();
    this.intro.querySelector(".camera-place")?.setAttribute("hidden", "");
    place.querySelector<HTMLElement>("h2")?.focus();
  }

  private get output(): { place: HTMLElement; form: HTMLFormElement } {
    const page = this.closest("main") ?? document.body;
    return { place: page.querySelector<HTMLElement>("[data-result]")!, form: page.querySelector<HTMLFormElement>("form[data-keep]")! };
  }

  private hideResult(): void {
    const { place, form } = this.output;
    [place.hidden, form.hidden] = [true, true];
    this.followed?.close();
    this.followed = offerBody(place.parentElement!, [], this.plan.follow, this.say);
    this.intro.querySelector(".camera-place")?.removeAttribute("hidden");
  }

  /** Gives the camera back. */
  private close(): void {
    this.filming.abort();
    this.recording = false;
    this.feed?.stop();
    this.feed = null;
    if (this.view) this.camera?.close(this.view.video);
    this.camera = null;
    this.pose?.close();
    this.pose = null;
    this.level.off();
    this.screen.off();
    this.overlay?.draw(null, 1, 1);
  }

  private leave(): void {
    this.forget();
    this.intro.hidden = false;
    void this.offerAnew().then(() => this.result || this.intro.querySelector<HTMLElement>("[data-ways] button")?.focus());
  }

  private forget(): void {
    window.clearInterval(this.timer);
    this.sender?.end();
    this.along?.close();
    if (this.along && !this.result) offerBody(this.closest("main") ?? document.body, [], this.plan.follow, this.say);
    [this.sender, this.series, this.along] = [null, null, null];
    this.voice.close();
    this.view?.root.remove();
    [this.view, this.overlay, this.state] = [null, null, begin()];
  }
}

export function register(): void {
  customElements.define("hw-camera", CameraElement);
}
