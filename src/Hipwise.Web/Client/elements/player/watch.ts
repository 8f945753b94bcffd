import type { Coach } from "../camera/coach";
import { lookAt, type WatchPlan } from "../camera/watch";
import type { Sheet } from "./sheet";
import type { Stage } from "./stage";
import type { Session } from "./state";
import type { Voice } from "./voice";
import type { Say } from "./words";

/** Whether a camera looks on: off until it is asked for, and forgotten with the page. What it needs is fetched only then. */
export class Watch {
  on = false;
  private readonly plan: WatchPlan | null;
  private coach: Coach | null = null;
  private stage: Stage | null = null;

  constructor(plan: string | null, private readonly say: Say, private readonly voice: Voice, private readonly tell: (why: string) => void, private readonly replay: () => string | undefined) {
    this.plan = plan === null ? null : JSON.parse(plan) as WatchPlan;
  }

  /** False where no exercise is watched, or the browser lends no camera here. */
  get possible(): boolean {
    return this.plan !== null && window.isSecureContext;
  }

  toggle(stage: Stage): boolean {
    this.on = !this.on;
    this.stage = stage;
    if (this.on) void this.begin(stage);
    else this.close();
    return this.on;
  }

  look(sheet: Sheet, state: Session): void {
    this.coach?.look(lookAt(this.plan!, sheet, state));
  }

  close(): void {
    this.on = false;
    this.coach?.close();
    this.coach = null;
  }

  private async begin(stage: Stage): Promise<void> {
    try {
      const { Coach } = await import("../camera/coach");
      if (!this.on || this.coach) return;
      this.coach = new Coach(this.plan!, this.say, (text) => this.voice.insist(text), (why) => this.give(why), this.replay());
      stage.watched.replaceChildren(this.coach.root);
    } catch {
      this.give(this.say("camera.failed-engine"));
    }
  }

  private give(why: string): void {
    this.close();
    this.stage?.stopWatching();
    this.tell(why);
  }
}
