import type { Model } from "./landmarks";
import type { Plan } from "./plan";
import type { Found, Order, Report } from "./pose-messages";

/** How many people are looked for: a second one is noticed and said. */
const PERSONS = 2;

/** The engine in its worker. One picture is looked at at a time. */
export class Pose {
  private worker = this.hire();
  private waiting: { take(report: Report): void; fail(problem: Error): void } | null = null;
  private ids = 0;
  private closed = false;

  constructor(private readonly plan: Pick<Plan, "engine">, private readonly progress: (part: number) => void) {}

  /** What broke off on its way here is fetched anew, once. */
  async load(model: Model): Promise<void> {
    const { loader, binary, models } = this.plan.engine;
    const whole = (path: string): string => new URL(path, location.href).href;
    const order: Order = { kind: "load", loader: whole(loader), binary: whole(binary), model: whole(models[model]), persons: PERSONS };
    try {
      await this.order(order);
    } catch (problem) {
      if (this.closed) throw problem;
      this.worker.terminate();
      this.worker = this.hire();
      await this.order(order);
    }
  }

  /** Finds the points in a picture, which is given away. */
  async find(picture: ImageBitmap, time: number): Promise<Found> {
    const report = await this.order({ kind: "find", id: (this.ids += 1), picture, time }, [picture]);
    if (report.kind !== "found") throw new Error("The engine gave no points.");
    return report;
  }

  close(): void {
    this.closed = true;
    this.worker.terminate();
    this.waiting?.fail(new Error("closed"));
    this.waiting = null;
  }

  private hire(): Worker {
    const worker = new Worker(new URL("./pose-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<Report>) => this.hear(event.data));
    worker.addEventListener("error", (event) => this.break(event.message || "The worker could not be started."));
    return worker;
  }

  private order(order: Order, give: Transferable[] = []): Promise<Report> {
    return new Promise((take, fail) => {
      if (this.closed) return fail(new Error("closed"));
      this.waiting = { take, fail };
      this.worker.postMessage(order, give);
    });
  }

  private hear(report: Report): void {
    if (report.kind === "progress") return this.progress(report.part);
    if (report.kind === "broken") return this.break(report.text);
    const { waiting } = this;
    this.waiting = null;
    waiting?.take(report);
  }

  private break(text: string): void {
    const { waiting } = this;
    this.waiting = null;
    waiting?.fail(new Error(text));
  }
}
