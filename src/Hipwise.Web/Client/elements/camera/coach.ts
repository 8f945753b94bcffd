import { h, write } from "../player/dom";
import type { Say } from "../player/words";
import { liveFeed, replayFeed, type Feed, type Seen } from "./feed";
import { look as lookOver } from "./framing";
import type { Model } from "./landmarks";
import { Overlay } from "./overlay";
import { failureSentence, hintSentence } from "./phrases";
import { Pose } from "./pose";
import { connectTo, Sender, type Told } from "./sender";
import { Series } from "./series";
import { MemoryShelf } from "./shelf";
import { Camera, Level } from "./source";
import type { Failure } from "./state";
import { Pace, type Look, type WatchPlan } from "./watch";

/** Frames of one message: few, so that a cue comes while it still helps. */
const BUNDLE = 3;
/** The picture is shown so small that lines must be bolder. */
const SMALL = 3;
/** Without these nothing can be said about how someone moves. */
const NEEDED = new Set(["seen", "one", "whole", "view"]);

/** Looks on while a set is done: shows a small picture, says one cue at a time and counts what it sees. Nothing of it is kept anywhere. */
export class Coach {
  private readonly video = h("video", { muted: true, playsinline: true, "aria-hidden": "true" });
  private readonly canvas = h("canvas", { "aria-hidden": "true" });
  private readonly line = h("p", { class: "watch-line", role: "status" });
  private readonly count = h("p", { class: "watch-count" });
  readonly root = h("div", { class: "watch", hidden: true },
    h("div", { class: "camera-picture watch-picture" }, this.video, this.canvas), h("div", { class: "watch-words" }, this.line, this.count));
  private readonly overlay = new Overlay(this.canvas, SMALL);
  private readonly level = new Level();
  private readonly pace: Pace;
  private want: Look | null = null;
  private opening = 0;
  private camera: Camera | null = null;
  private pose: Pose | null = null;
  private loaded: Promise<void> = Promise.resolve();
  private feed: Feed | null = null;
  private model: Model = "full";
  private sender: Sender | null = null;
  private series: Series | null = null;
  private cue = "";
  private blind = false;

  constructor(private readonly plan: WatchPlan, private readonly say: Say, private readonly speak: (text: string) => void,
    private readonly failed: (why: string) => void, private readonly replay?: string) {
    this.pace = new Pace(plan.rules.cue);
    this.video.muted = true;
  }

  /** Told at each moment what there is to look at: begins with a set, and turns off with it. */
  look(next: Look | null): void {
    const { want } = this;
    this.want = next;
    this.root.hidden = !next;
    if (next?.set === want?.set) return;
    this.forget();
    if (next && want && this.feed) return this.show();
    this.rest();
    if (next) void this.open(next);
  }

  close(): void {
    this.want = null;
    this.forget();
    this.rest();
    this.pose?.close();
    this.pose = null;
    this.root.remove();
  }

  private async open({ screen }: Look): Promise<void> {
    const number = (this.opening += 1);
    write(this.line, this.say("player.watch-starting"));
    write(this.count, this.plan.screens[screen]!.place);
    try {
      const feed = this.replay ? await replayFeed(this.replay, (seen) => this.see(seen)) : await this.openCamera(number);
      if (number !== this.opening || !this.want) return feed?.stop();
      if (!feed) return;
      this.feed = feed;
      feed.start();
      this.show();
    } catch (problem) {
      if (!(problem instanceof Error && problem.message === "closed")) this.fail("engine");
    }
  }

  private async openCamera(number: number): Promise<Feed | null> {
    const opened = await Camera.open(this.video, () => this.fail("unplugged"));
    if (typeof opened === "string") return this.fail(opened), null;
    if (number !== this.opening || !this.want) return opened.close(this.video), null;
    this.camera = opened;
    this.level.on();
    if (!this.pose) {
      this.pose = new Pose(this.plan, () => undefined);
      this.loaded = this.pose.load(this.model);
    }

    await this.loaded;
    // Another set may have begun meanwhile, and asks for itself.
    if (number !== this.opening || !this.pose) return null;
    const feed = await liveFeed(this.video, this.pose, this.plan.rules, this.level, (seen) => this.see(seen), () => this.fail("engine"));
    if (feed.rate < this.plan.rules.slow && this.model === "full") await this.pose.load((this.model = "lite"));
    return feed;
  }

  private see(seen: Seen): void {
    const { want } = this;
    if (!want) return;
    const { frame, width, height } = seen;
    this.overlay.draw(frame, width, height);
    const { view } = this.plan.screens[want.screen]!;
    const wrong = lookOver(seen, { view, rules: this.plan.rules }).find(({ name, well }) => NEEDED.has(name) && well === false);
    this.blind = wrong !== undefined;
    if (want.follows) {
      if (!this.series) this.begin(want.live, width, height);
      this.series!.add(frame);
    }

    write(this.line, wrong ? hintSentence(wrong.hint, this.say) : this.cue || this.say("player.watch-well"));
  }

  private begin(live: string, width: number, height: number): void {
    this.sender = new Sender(connectTo(live), { online: () => undefined, told: (told) => this.told(told) }, (act, ms) => void setTimeout(act, ms));
    this.series = new Series(this.sender, new MemoryShelf(), BUNDLE);
    this.series.begin(width, height, this.model);
  }

  private told({ count, cue }: Told): void {
    if (!this.want?.speaks || this.blind) return;
    if (count) write(this.count, this.say("player.watch-count", { count }));
    this.cue = cue ?? "";
    if (cue && this.pace.allows(performance.now())) this.speak(cue);
  }

  private show(): void {
    write(this.line, this.say("player.watch-well"));
    write(this.count, "");
  }

  private fail(why: Failure): void {
    this.failed(failureSentence(why, this.say));
  }

  /** What was seen of a set is gone with it. */
  private forget(): void {
    this.sender?.end();
    [this.sender, this.series, this.cue] = [null, null, ""];
  }

  /** Gives the camera back; the engine stays for the next set. */
  private rest(): void {
    this.opening += 1;
    this.feed?.stop();
    this.feed = null;
    this.camera?.close(this.video);
    this.camera = null;
    this.level.off();
    this.overlay.draw(null, 1, 1);
  }
}
