import { endOf, itemAt, progress, setAt, upcoming } from "./course";
import { Count } from "./count";
import { h, icon, write } from "./dom";
import { Panel } from "./panel";
import { doseOf, setOf } from "./phrases";
import type { Item, Sheet } from "./sheet";
import type { Answer, Place, Session } from "./state";
import type { Say } from "./words";

/** What the person can do while a session runs. */
export interface Acts {
  toggle(): void;
  next(): void;
  back(): void;
  save(): void;
  answer(answer: Answer): void;
  askSkip(): void;
  askSwap(): void;
  askStop(): void;
  askWrong(): void;
  switchSound(): boolean;
  switchVoice(): boolean;
  switchWatch(): boolean;
}

const PAUSE = "M8.500 5v14M15.500 5v14";
const GO = "M8 5l11 7-11 7z";

/** The running session on the screen: made once, then only changed where something changed. */
export class Stage {
  readonly root: HTMLElement;
  readonly pause: HTMLButtonElement;
  private readonly name = h("h1", { tabindex: "-1" });
  private readonly which = h("p", { class: "stage-set" });
  private readonly dose = h("p", { class: "stage-dose" });
  private readonly cue = h("p", { class: "stage-cue" });
  private readonly drawing = h("div", { class: "stage-drawing" });
  private readonly bar = h("progress", {});
  private readonly where = h("p", { class: "stage-where" });
  private readonly note = h("p", { class: "stage-note" });
  private readonly swap: HTMLButtonElement;
  private readonly skip: HTMLButtonElement;
  private readonly back: HTMLButtonElement;
  private readonly goIcons: [SVGSVGElement, SVGSVGElement] = [icon(PAUSE), icon(GO)];
  private readonly pauseWord = h("span", {});
  private readonly nextWord = h("span", {});
  /** Where a camera that looks on has its small picture. */
  readonly watched = h("div", { class: "stage-watch" });
  private watch: HTMLButtonElement | null = null;
  private readonly count: Count;
  private readonly panel: Panel;
  private drawn = "";

  constructor(private readonly sheet: Sheet, private readonly say: Say, acts: Acts, toggles: { sound: boolean; voice: boolean | null; watch: boolean | null },
    private readonly drawingOf: (exercise: string) => Node | null) {
    this.count = new Count(say);
    this.panel = new Panel(sheet, say, acts.answer, acts.save);
    this.pause = h("button", { type: "button", class: "primary stage-pause", click: acts.toggle }, ...this.goIcons, this.pauseWord);
    this.back = button("M15 5l-7 7 7 7", say("player.back"), acts.back);
    this.skip = h("button", { type: "button", class: "quiet", click: acts.askSkip }, say("player.skip"));
    this.swap = h("button", { type: "button", class: "quiet", click: acts.askSwap }, say("player.swap"));
    this.bar.setAttribute("aria-label", say("player.progress"));
    this.root = h("section", { class: "stage" }, this.top(acts, toggles), this.middle(), this.controls(acts));
  }

  show(state: Session): void {
    const place = state.phase === "work" ? state.place : upcoming(this.sheet, state);
    this.root.dataset.phase = state.phase;
    this.root.toggleAttribute("data-paused", state.paused);
    this.root.toggleAttribute("data-asks", state.draft !== null);
    this.count.show(this.sheet, state);
    this.panel.show(state.draft, state.editing);
    this.showPlace(state, place);
    this.showControls(state, place);
  }

  /** The camera was turned off by itself. */
  stopWatching(): void {
    this.watch?.setAttribute("aria-pressed", "false");
  }

  private showPlace(state: Session, place: Place | null): void {
    const { sheet, say } = this;
    const { done, total } = progress(sheet, state);
    write(this.where, say("player.sets-done", { done, total }));
    if (this.bar.max !== total) this.bar.max = total;
    if (this.bar.value !== done) this.bar.value = done;
    if (!place) return this.showEnd();
    const item = itemAt(sheet, state, place.item);
    const set = setAt(sheet, state, place);
    write(this.name, item.name);
    write(this.which, state.phase === "work" ? setOf(set, say) : say("player.next-set", { set: setOf(set, say) }));
    this.which.dataset.side = set.side ?? "";
    write(this.dose, doseOf(item, set, sheet, say));
    write(this.cue, item.cues[(set.number - 1) % Math.max(1, item.cues.length)] ?? item.setup);
    this.draw(item);
  }

  private showEnd(): void {
    write(this.which, this.say("player.last-set"));
    write(this.dose, "");
    write(this.cue, "");
  }

  private draw(item: Item): void {
    if (this.drawn === item.exercise) return;
    this.drawn = item.exercise;
    const drawing = this.drawingOf(item.exercise);
    this.drawing.replaceChildren(...(drawing ? [drawing] : []));
  }

  private showControls(state: Session, place: Place | null): void {
    const { say, sheet } = this;
    write(this.pauseWord, state.paused ? say("player.resume") : say("player.pause"));
    this.goIcons[0].toggleAttribute("hidden", state.paused);
    this.goIcons[1].toggleAttribute("hidden", !state.paused);
    write(this.nextWord, state.phase === "work" ? say("player.done-now") : say("player.next"));
    this.back.disabled = state.sets.length === 0 || state.draft !== null;
    const item = place && itemAt(sheet, state, place.item);
    this.swap.hidden = !place || sheet.items[place.item]!.variants.length === 0;
    this.skip.hidden = !item;
    if (this.watch) this.watch.hidden = !item?.camera;
    const ended = state.draft ? endOf(sheet, state, state.draft.event.line) : null;
    write(this.note, state.paused ? say("player.paused") : ended ? say("player.goes-on-next") : "");
  }

  private top(acts: Acts, toggles: { sound: boolean; voice: boolean | null; watch: boolean | null }): HTMLElement {
    const toggle = (path: string, name: string, on: boolean, act: () => boolean): HTMLButtonElement => {
      const one = h("button", { type: "button", class: "toggle", "aria-pressed": String(on), click: () => one.setAttribute("aria-pressed", String(act())) },
        icon(path), h("span", {}, name));
      return one;
    };
    this.watch = toggles.watch === null ? null : toggle("M4 7.500h11v9H4ZM15 11l5-3v8l-5-3Z", this.say("player.watch"), toggles.watch, acts.switchWatch);
    return h("div", { class: "stage-top" }, h("div", { class: "stage-progress" }, this.bar, this.where),
      h("div", { class: "stage-toggles" }, this.watch,
        toggle("M4 9.500v5h3.500L12 18.500v-13L7.500 9.500ZM15.500 9c1.500 1.800 1.500 4.200 0 6M18 6.500c3 3.300 3 7.700 0 11", this.say("player.sound"), toggles.sound, acts.switchSound),
        toggles.voice === null ? null
          : toggle("M4 5h16v11h-9l-4 4v-4H4ZM8.500 10.500h.01M12 10.500h.01M15.500 10.500h.01", this.say("player.voice"), toggles.voice, acts.switchVoice),
        h("button", { type: "button", class: "toggle", click: acts.askStop }, icon("M7 7h10v10H7z"), h("span", {}, this.say("player.enough")))));
  }

  private middle(): HTMLElement {
    return h("div", { class: "stage-middle" },
      h("div", { class: "stage-about" }, this.which, this.name, this.dose, this.cue, this.drawing, this.watched),
      h("div", { class: "stage-count" }, this.count.root, this.note), this.panel.root);
  }

  private controls(acts: Acts): HTMLElement {
    const next = h("button", { type: "button", class: "stage-next", click: acts.next }, this.nextWord, icon("M9 5l7 7-7 7"));
    const wrong = h("button", { type: "button", class: "danger", click: acts.askWrong }, this.say("player.wrong"));
    return h("div", { class: "stage-controls" },
      h("div", { class: "stage-main" }, this.back, this.pause, next), h("div", { class: "stage-more" }, this.skip, this.swap, wrong));
  }
}

function button(path: string, name: string, act: () => void): HTMLButtonElement {
  return h("button", { type: "button", class: "stage-back", click: act }, icon(path), h("span", {}, name));
}
