import { ActivityMeter } from "./activity-meter";
import { h, write } from "./player/dom";
import { keep, kept } from "./player/store";

/**
 * `<hw-activity>`: there only when the person wants it. Tells the server that someone is at work: one word every few minutes, nothing about
 * what they do. What cannot be sent is dropped.
 */
type Kind = "page" | "computer";

interface IdleDetector extends EventTarget {
  readonly userState: "active" | "idle" | null;
  readonly screenState: "locked" | "unlocked" | null;
  start(options: { threshold: number; signal: AbortSignal }): Promise<void>;
}

interface IdleDetectors {
  new (): IdleDetector;
  requestPermission(): Promise<PermissionState>;
}

const SENT = "hipwise.activity";
const EVENTS = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] as const;
const MINUTE = 60_000;
const TICK = 30_000;
const LEAST_LOOK = 1_000;

class Activity extends HTMLElement {
  private readonly leaving = new AbortController();
  private meter!: ActivityMeter;
  private idle: IdleDetector | null = null;
  private lookedAt = 0;
  private timer = 0;

  connectedCallback(): void {
    this.meter = new ActivityMeter(Number(this.dataset.minutes) * MINUTE);
    const { signal } = this.leaving;
    for (const name of EVENTS) document.addEventListener(name, () => this.see(), { signal, passive: true, capture: true });
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.see(), { signal });
    this.timer = window.setInterval(() => this.look(), TICK);
    if ((this.dataset.kind as Kind) === "computer") void this.detect(signal);
  }

  disconnectedCallback(): void {
    this.leaving.abort();
    window.clearInterval(this.timer);
  }

  private async detect(signal: AbortSignal): Promise<void> {
    if ((await permission()) !== "granted") return;
    const detector = new (detectors()!)();
    await detector.start({ threshold: MINUTE, signal }).then(() => (this.idle = detector), () => undefined);
    this.look();
  }

  private see(): void {
    const now = Date.now();
    this.meter.see(now);
    if (Math.abs(now - this.lookedAt) >= LEAST_LOOK) this.look();
  }

  private look(): void {
    const now = Date.now();
    this.lookedAt = now;
    if (this.idle?.userState === "active" && this.idle.screenState !== "locked") this.meter.see(now);
    const last = kept(SENT);
    if (!this.meter.isDue(now, last === null ? null : Number(last))) return;
    keep(SENT, String(now));
    void tell();
  }
}

async function tell(): Promise<void> {
  if (!navigator.onLine) return;
  await fetch("/api/v1/sitting/activity", { method: "PUT", headers: { "Content-Type": "application/json" }, body: "{}" }).catch(() => undefined);
}

/** `<hw-idle-permission>`: says whether this browser tells of the computer, and asks for it where it can. */
class IdlePermission extends HTMLElement {
  private readonly status = h("p", { role: "status" });
  private readonly ask = h("button", { type: "button", class: "small", hidden: true, click: () => void this.request() });

  connectedCallback(): void {
    if (this.status.isConnected) return;
    this.ask.textContent = this.dataset.ask ?? "";
    this.replaceChildren(this.status, this.ask);
    void permission().then((state) => this.show(state));
  }

  private async request(): Promise<void> {
    this.show(await detectors()!.requestPermission());
    for (const one of document.querySelectorAll("hw-activity")) one.replaceWith(one.cloneNode());
  }

  private show(state: PermissionState | "missing"): void {
    this.ask.hidden = state !== "prompt";
    write(this.status, { granted: this.dataset.granted, denied: this.dataset.denied, missing: this.dataset.missing, prompt: this.dataset.prompt }[state] ?? "");
  }
}

function detectors(): IdleDetectors | null {
  return (window as unknown as { IdleDetector?: IdleDetectors }).IdleDetector ?? null;
}

async function permission(): Promise<PermissionState | "missing"> {
  if (!detectors()) return "missing";
  return navigator.permissions.query({ name: "idle-detection" as PermissionName }).then((status) => status.state, () => "missing" as const);
}

export function defineActivity(): void {
  customElements.define("hw-activity", Activity);
  customElements.define("hw-idle-permission", IdlePermission);
}
