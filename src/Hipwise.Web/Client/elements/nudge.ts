import { Chime } from "./chime";

/**
 * `<hw-nudge>`: shows the nudge that waits for an answer, on whatever page is open. One tab listens to the server and tells the others, so
 * that many tabs cost one connection; what is answered in one place goes away in all.
 */
interface Shown { slot: string; exercise: string | null; link: string | null; name: string; dose: string; desk: string | null; text: string }
interface Board { open: Shown | null; nextAt: string | null; inCall: boolean; snoozeMinutes: number[] }
type Words = Record<string, string>;

const CHANNEL = "hipwise-nudges";
const TAG = "hipwise-nudge";
const places = new Set<NudgePlace>();
let channel: BroadcastChannel | undefined;
let latest: Board | undefined;
const chime = new Chime();

class NudgePlace extends HTMLElement {
  private words: Words = {};
  private shown = "";

  connectedCallback(): void {
    this.words = JSON.parse(this.querySelector("[data-words]")?.textContent ?? "{}") as Words;
    places.add(this);
    if (this.dataset.sound === "on") chime.arm();
    listen();
    if (latest) take(latest);
  }

  disconnectedCallback(): void {
    places.delete(this);
  }

  show(board: Board): void {
    const slot = board.open?.slot ?? "";
    if (slot === this.shown) return;
    this.shown = slot;
    this.querySelector(".nudge")?.remove();
    if (board.open) {
      // The page of breaks shows the one that waited when it was made.
      if (!document.querySelector(`[data-waiting="${CSS.escape(slot)}"]`)) this.append(this.card(board.open, board.snoozeMinutes));
      if (this.dataset.sound === "on") chime.ring(slot);
      void notify(board.open, this.words);
    }
  }

  private card(nudge: Shown, minutes: number[]): HTMLElement {
    const card = document.createElement("section");
    card.className = "nudge";
    card.setAttribute("role", "status");
    const heading = document.createElement("h2");
    heading.textContent = this.words["sitting.nudge.heading"] ?? "";
    const text = document.createElement("p");
    const what = document.createElement(nudge.link ? "a" : "span");
    if (what instanceof HTMLAnchorElement) what.href = nudge.link!;
    what.textContent = nudge.text;
    text.append(what);
    const buttons = document.createElement("div");
    buttons.className = "buttons tight";
    buttons.append(
      this.button("sitting.nudge.done", "primary", nudge.slot, { kind: "done" }),
      ...minutes.slice(0, 2).map((one) => this.button("sitting.nudge.snooze", "", nudge.slot, { kind: "snooze", minutes: one })),
      this.button("sitting.nudge.skip", "", nudge.slot, { kind: "skip" }),
    );
    card.append(heading, text, buttons);
    if ("Notification" in window && Notification.permission === "default") buttons.append(this.allow());
    return card;
  }

  private button(key: string, look: string, slot: string, answer: { kind: string; minutes?: number }): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = look;
    button.textContent = (this.words[key] ?? "").replace("{minutes}", String(answer.minutes ?? ""));
    button.addEventListener("click", () => void send(slot, answer));
    return button;
  }

  private allow(): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = this.words["sitting.nudge.allow"] ?? "";
    button.addEventListener("click", () => void Notification.requestPermission().then(() => button.remove()));
    return button;
  }
}

async function send(slot: string, answer: { kind: string; minutes?: number }): Promise<void> {
  const reply = await fetch(`/api/v1/nudges/${encodeURIComponent(slot)}/answer`, {
    method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify(answer), keepalive: true,
  });
  // The stream tells every tab; without it at least this one knows.
  if (reply.ok && latest) tell({ ...latest, open: null });
}

function tell(board: Board): void {
  channel?.postMessage(board);
  take(board);
}

function take(board: Board): void {
  latest = board;
  for (const place of places) place.show(board);
  settle(board);
}

/** What no longer waits goes away wherever it was shown: on the page of breaks, and outside the page. */
function settle(board: Board): void {
  const slot = board.open?.slot ?? "";
  for (const waiting of document.querySelectorAll<HTMLElement>("[data-waiting]")) {
    waiting.hidden = waiting.dataset.waiting !== slot;
    waiting.parentElement?.querySelector<HTMLElement>("[data-answered]")?.toggleAttribute("hidden", !waiting.hidden);
  }
  void dismiss(slot);
}

async function dismiss(but: string): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  const shown = (await worker?.getNotifications({ tag: TAG })) ?? [];
  for (const one of shown) if ((one.data as { slot?: string } | null)?.slot !== but) one.close();
}

function listen(): void {
  if (channel) return;
  channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", (event: MessageEvent<Board>) => {
    take(event.data);
  });
  // A tab that opens later has missed what the listening one heard.
  void fetch("/api/v1/nudges").then(async (reply) => { if (reply.ok && !latest) tell((await reply.json()) as Board); }, () => undefined);
  // Held as long as this document lives; the next tab takes over when it closes.
  void navigator.locks.request(CHANNEL, () => new Promise<void>(() => {
    const stream = new EventSource("/api/v1/nudges/stream");
    stream.addEventListener("board", (event: MessageEvent<string>) => tell(JSON.parse(event.data) as Board));
  }));
}

/** Outside the page, only when nobody is looking at it and the person has allowed it. */
async function notify(nudge: Shown, words: Words): Promise<void> {
  if (!("Notification" in window) || Notification.permission !== "granted" || document.visibilityState === "visible") return;
  const worker = await navigator.serviceWorker?.getRegistration();
  const details = {
    body: nudge.text, tag: TAG, data: { slot: nudge.slot }, icon: "/icons/icon-192.png",
    actions: [{ action: "done", title: words["sitting.nudge.done"] ?? "" }, { action: "snooze", title: words["sitting.nudge.later"] ?? "" }],
  };
  await worker?.showNotification(words["sitting.nudge.heading"] ?? "", details);
}

export function defineNudge(): void {
  customElements.define("hw-nudge", NudgePlace);
}
