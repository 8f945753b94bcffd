import { giveCue } from "./cues";
import { ask, skipChoices, swapChoices } from "./dialogs";
import { h, write } from "./dom";
import { ending } from "./ending";
import { dropSession, keepSession, keptSession, nameOf } from "./keeping";
import { keyOf } from "./keys";
import { obey } from "./limits";
import { put, waiting, watch, type QueueNews } from "./queue";
import { begin, step, wake } from "./session";
import { hold, isHeld } from "./session-lock";
import type { Sheet } from "./sheet";
import { Stage } from "./stage";
import type { Input, Outcome, Session, Stamp } from "./state";
import { Voice } from "./voice";
import { Watch } from "./watch";
import { WakeLock } from "./wake-lock";
import { Words } from "./words";

const TICK = 100;

interface Left {
  sheet: Sheet;
  state: Session;
}

/**
 * `<hw-player>`: leads through a session. It holds the sheet (`data-sheet`), its words (`data-words`), a drawing for each
 * exercise (`template[data-drawing]`), and the overview, which is all there is without a script.
 */
class Player extends HTMLElement {
  private readonly voice = new Voice();
  private readonly screen = new WakeLock();
  private readonly status = h("p", { class: "sr", role: "status" });
  private readonly offline = h("p", { class: "player-line", role: "status", hidden: true });
  private readonly pending = h("p", { class: "player-line", role: "status" });
  private watch!: Watch;
  private sheet!: Sheet;
  private words!: Words;
  private overview!: HTMLElement;
  private name = "";
  private state: Session | null = null;
  private stage: Stage | null = null;
  private stopped: "enough" | "safety-sign" | null = null;
  private release: (() => void) | null = null;
  private unwatch: () => void = () => undefined;
  private timer = 0;
  private seenAt = 0;
  private readonly leaving = new AbortController();

  connectedCallback(): void {
    if (this.words) return;
    this.sheet = this.read<Sheet>("[data-sheet]");
    // A page that was kept for when there is no connection may be from another day; what is done counts for today.
    if (this.sheet.day < today()) this.sheet.day = today();
    this.words = new Words(this.read("[data-words]"));
    this.overview = this.querySelector<HTMLElement>("[data-overview]")!;
    this.name = nameOf(this.sheet);
    this.watch = new Watch(this.querySelector("[data-watch]")?.textContent ?? null, this.say, this.voice, (why) => this.line(why), () => this.dataset.replay);
    this.append(this.offline, this.status);
    this.listen();
    this.offer();
    this.showConnection();
    void isHeld(this.lockName).then((held) => held && this.elsewhere());
  }

  disconnectedCallback(): void {
    this.leave();
    this.leaving.abort();
    this.unwatch();
    this.rest();
    delete document.documentElement.dataset.player;
  }

  private get say(): Words["say"] {
    return this.words.say;
  }

  private get lockName(): string {
    return `hipwise.session.${this.name}`;
  }

  private read<T>(selector: string): T {
    return JSON.parse(this.querySelector(selector)?.textContent ?? "{}") as T;
  }

  private listen(): void {
    const { signal } = this.leaving;
    this.unwatch = watch((news) => this.hear(news));
    window.addEventListener("online", () => this.showConnection(), { signal });
    window.addEventListener("offline", () => this.showConnection(), { signal });
    window.addEventListener("pagehide", () => this.leave(), { signal });
    document.addEventListener("visibilitychange", () => this.tick(), { signal });
    this.addEventListener("keydown", (event) => this.press(event), { signal });
  }

  /** The overview with what can be begun: the session, or its rest. */
  private offer(): void {
    const place = this.overview.querySelector<HTMLElement>("[data-start]")!;
    const left = keptSession(this.name, Date.now());
    const start = h("button", { type: "button", class: "primary player-start", click: () => void this.start(null, false, left) },
      left ? this.say("player.start-over") : this.say("player.start"));
    if (!left) return place.replaceChildren(...(this.sheet.items.length > 0 ? [start] : []));
    start.classList.remove("primary");
    const number = left.state.sets.length + (left.state.draft && !left.state.draft.loggedId ? 2 : 1);
    const on = h("button", { type: "button", class: "primary player-start", click: () => void this.start(left, false) }, this.say("player.go-on", { number }));
    place.replaceChildren(h("p", { class: "player-line" }, this.say("player.was-left")), h("div", { class: "buttons" }, on, this.sheet.items.length > 0 && start));
  }

  private elsewhere(): void {
    const take = h("button", { type: "button", click: () => void this.start(keptSession(this.name, Date.now()), true) }, this.say("player.take-over"));
    this.overview.querySelector("[data-start]")!.replaceChildren(h("p", { class: "player-line", role: "status" }, this.say("player.elsewhere")), take);
  }

  private async start(left: Left | null, steal: boolean, anew: Left | null = null): Promise<void> {
    this.voice.open();
    this.release = await hold(this.lockName, steal, () => this.lose());
    if (!this.release) return this.elsewhere();
    if (left) left = obey(left, this.sheet);
    if (left) this.sheet = left.sheet;
    this.state = null;
    this.stage = this.makeStage();
    this.overview.replaceWith(this.stage.root);
    document.documentElement.dataset.player = "on";
    this.screen.on();
    this.seenAt = performance.now();
    this.timer = window.setInterval(() => this.tick(), TICK);
    if (left) this.follow({ state: wake(left.sheet, left.state), effects: [] });
    else this.beginAnew(anew);
    if (left && !steal) this.take({ kind: "resume" });
    this.stage.pause.focus();
    window.scrollTo({ top: 0 });
  }

  /** What was done of a session that was left stays done; together they are one. */
  private beginAnew(left: Left | null): void {
    if (left) for (const effect of step(left.sheet, left.state, { kind: "flush" }, stamp()).effects) if (effect.kind === "send") put(left.state.id, effect.event);
    this.follow(begin(this.sheet, stamp(), left?.state.id));
  }

  private makeStage(): Stage {
    const { voice } = this;
    return new Stage(this.sheet, this.say, {
      toggle: () => this.take({ kind: this.state!.paused ? "resume" : "pause" }),
      next: () => this.take({ kind: "next" }),
      back: () => this.take({ kind: "back" }),
      save: () => this.take({ kind: "save" }),
      answer: (answer) => this.take({ kind: "answer", answer }),
      askSkip: () => this.ask(this.say("player.skip-title"), "", skipChoices(this.sheet, (reason) => this.take({ kind: "skip", reason }))),
      askSwap: () => this.ask(this.say("player.swap-title"), "", swapChoices(this.sheet, this.state!, this.say, (exercise) => this.take({ kind: "swap", exercise }))),
      askStop: () => this.ask(this.say("player.enough-ask"), this.say("player.enough-ask-text"), [
        { text: this.say("player.end-session"), kind: "primary", act: () => this.stop("enough") }]),
      askWrong: () => this.ask(this.say("player.wrong-title"), this.say("player.wrong-text"), [
        { text: this.say("player.wrong-stop"), kind: "danger", act: () => this.stop("safety-sign") }]),
      switchSound: () => (voice.sound = !voice.sound),
      switchVoice: () => (voice.speaks = !voice.speaks),
      switchWatch: () => this.watch.toggle(this.stage!),
    }, { sound: voice.sound, voice: "speechSynthesis" in window ? voice.speaks : null, watch: this.watch.possible ? this.watch.on : null }, (exercise) => this.drawing(exercise));
  }

  private drawing(exercise: string): Node | null {
    const template = this.querySelector<HTMLTemplateElement>(`template[data-drawing="${CSS.escape(exercise)}"]`);
    return template ? document.importNode(template.content, true) : null;
  }

  /** Asks with the clock standing still. */
  private ask(title: string, text: string, choices: Parameters<typeof ask>[3]): void {
    const went = !this.state!.paused;
    if (went) this.take({ kind: "pause" });
    ask(this, title, text, choices, () => {
      if (went && this.stage) this.take({ kind: "resume" });
    }, this.say("player.go-on-now"));
  }

  private stop(reason: "enough" | "safety-sign"): void {
    this.stopped = reason;
    this.take({ kind: "stop", reason });
  }

  private tick(): void {
    const now = performance.now();
    const ms = now - this.seenAt;
    this.seenAt = now;
    if (this.state && this.stage && !this.state.paused) this.take({ kind: "tick", ms, hidden: document.visibilityState === "hidden" });
  }

  private take(input: Input): void {
    if (!this.state || !this.stage) return;
    const outcome = step(this.sheet, this.state, input, stamp());
    this.follow(outcome, input.kind !== "tick");
  }

  private follow(outcome: Outcome, told = true): void {
    const { state, effects } = outcome;
    this.state = state;
    for (const effect of effects) {
      if (effect.kind === "send") put(state.id, effect.event);
      else giveCue(effect, this.sheet, state, this.voice, this.status, this.say);
    }
    if (state.phase === "finished" || state.phase === "stopped") return this.end(state);
    if (told || effects.length > 0) keepSession(this.name, this.sheet, state, Date.now());
    this.stage?.show(state);
    this.watch.look(this.sheet, state);
  }

  private end(state: Session): void {
    const { stage } = this;
    dropSession(this.name);
    this.stage = null;
    this.rest();
    delete document.documentElement.dataset.player;
    this.showPending();
    const page = ending(this.sheet, state, this.stopped, this.pending, this.say);
    stage?.root.replaceWith(page);
    page.querySelector<HTMLElement>("h1")!.focus();
  }

  /** Another tab took the session over. */
  private lose(): void {
    if (!this.stage || !this.isConnected) return;
    const { stage } = this;
    this.stage = null;
    this.rest();
    delete document.documentElement.dataset.player;
    stage.root.replaceWith(this.overview);
    this.elsewhere();
  }

  /** What is known is told and kept, whatever comes. */
  private leave(): void {
    this.take({ kind: "flush" });
  }

  private rest(): void {
    window.clearInterval(this.timer);
    this.watch.close();
    this.voice.close();
    this.screen.off();
    this.release?.();
    this.release = null;
  }

  private press(event: KeyboardEvent): void {
    const input = this.stage && keyOf(event);
    if (!input) return;
    event.preventDefault();
    if (input === "toggle") this.take({ kind: this.state!.paused ? "resume" : "pause" });
    else this.take({ kind: input });
  }

  private hear(news: QueueNews): void {
    this.showPending();
    if (news.refused) this.line(this.say("player.refused"));
    if (news.askSafety) this.line(this.say("player.ask-safety"), h("a", { href: "/checkup/safety/1" }, this.say("player.to-safety")));
  }

  private line(text: string, ...more: Node[]): void {
    if ([...this.querySelectorAll(".player-line")].some((one) => one.textContent?.startsWith(text))) return;
    this.prepend(h("p", { class: "player-line warm", role: "status" }, `${text} `, ...more));
  }

  private showPending(): void {
    const count = waiting();
    write(this.pending, count > 0 ? this.say("player.pending") : this.say("player.all-sent"));
  }

  private showConnection(): void {
    this.offline.hidden = navigator.onLine;
    write(this.offline, navigator.onLine ? "" : this.say("player.offline"));
  }
}

function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function stamp(): Stamp {
  return { at: new Date().toISOString(), id: () => crypto.randomUUID() };
}

export function definePlayer(): void {
  customElements.define("hw-player", Player);
}
