import type { Geometry, Motion, Posture } from "./data";
import type { Stage } from "./stage";
import { Course } from "./course";
import { Orbit } from "./orbit";
import { readPalette } from "./palette";
import { Rows } from "./rows";
import { followTrials, send } from "./trial";

const dragToRadians = 0.008;
const smallest = 6;
const wait = 60;

// Numbers that change faster than this (ms) nobody reads.
const glance = 250;

// The hips and thighs of the body at rest (m).
const upright = { middle: [0, 0.85, 0] as [number, number, number], reach: 1.05, width: 0.7 };
const hips = { middle: [-0.04, 0.74, 0] as [number, number, number], reach: 0.62, width: 0.42 };

/**
 * `<hw-body>`: the body model in three dimensions. The page brings everything that is read: a table of the same numbers, the controls (hidden until
 * there is a drawing) and a still picture that stays where there is no WebGL. `data-geometry` and `data-movements` (one address or two, with a space
 * between) say what to draw; without movements, sliders pose the body through `data-posture`, or `follow` does where there is `data-live`. `data-draws` tells how much one picture takes.
 */
export class BodyElement extends HTMLElement {
  private stage: Stage | undefined;
  private geometry: Geometry | undefined;
  private rows!: Rows;
  private orbit!: Orbit;
  private course = new Course(0);
  private motions: Motion[] = [];
  private picked: number | null = null;
  private last = 0;
  private asked = 0;
  private visible = true;
  private waiting = 0;
  private told = 0;
  private readonly ends = new AbortController();

  connectedCallback(): void {
    if (!draws) {
      this.dataset.state = "still";
      return;
    }
    const turn = Number(this.dataset.turn ?? 0.5);
    [this.orbit, this.rows] = [new Orbit({ turn, height: 0.12 }), new Rows(this)];
    void this.load().catch(() => (this.dataset.state = "still"));
  }

  disconnectedCallback(): void {
    this.ends.abort();
    cancelAnimationFrame(this.asked);
    this.stage?.dispose();
    this.stage = undefined;
  }

  private get moves(): boolean {
    return this.motions.length > 0;
  }

  private async load(): Promise<void> {
    const addresses = (this.dataset.movements ?? "").split(" ").filter((address) => address.length > 0);
    const [geometry, ...motions] = await Promise.all([get<Geometry>(this.dataset.geometry!), ...addresses.map((address) => this.motion(address))]);
    if (this.ends.signal.aborted) return;
    [this.geometry, this.motions] = [geometry, motions];
    this.stage = new draws!(geometry, readPalette(this.one("colours")!));
    if (this.moves) {
      this.course = new Course(motions[0]!.times.at(-1)!);
      this.course.seek(Number(this.dataset.place ?? 0.5));
      this.stage.move(motions);
      this.stage.spread(this.orbit.turn);
      this.stage.frame();
      motions.forEach((motion, which) => this.rows.tellMost(motion, which));
    } else {
      this.stage.pose(geometry.standing.block, this.dataset.live !== undefined);
      this.stage.frame(this.dataset.live === undefined ? hips : upright);
    }
    this.show();
  }

  // What is about a person has no address: the form on the page is sent for it.
  private motion(address: string): Promise<Motion> {
    return address === "trial" ? send(document.querySelector<HTMLFormElement>("form[data-trial]")!).then((told) => told.motion) : get<Motion>(address);
  }

  /** Shows a moment as it comes; `works` says whether it tells what muscles do. With `anew` the whole of it comes into view. */
  follow(block: string, works: boolean, anew: boolean): void {
    this.stage?.repose(block);
    this.stage?.paint(null, works);
    if (anew) this.stage?.frame();
    this.redraw();
  }

  /** Shows another movement in the place of the last one. */
  try(motion: Motion): void {
    this.motions = [...this.motions.slice(0, -1), motion];
    this.stage?.move(this.motions);
    this.stage?.spread(this.orbit.turn);
    const layer = this.querySelector<HTMLInputElement>("[data-layer]:checked");
    if (layer) this.stage?.peel(Number(layer.dataset.layer));
    this.rows.tellMost(motion, this.motions.length - 1);
    this.repaint();
    this.tellPlace(true);
  }

  /**
   * A small picture of a movement at a share of it, or of the body at rest without an address; transparent around it. Made for the stills: what the body
   * cannot carry is pale all over, since its muscles would show what is not so.
   */
  async picture(address: string | null, place: number, turn: number, width: number, height: number): Promise<string> {
    const stage = this.stage!;
    let works = false;
    if (address === null) {
      stage.pose(this.geometry!.standing.block);
      stage.frame(hips);
    } else {
      const motion = await get<Motion>(address);
      works = motion.isCarried;
      stage.move([motion]);
      stage.place(place);
    }
    stage.paint(null, works, address !== null && !works);
    stage.plain();
    stage.size(width, height);
    this.orbit.look(turn);
    if (address !== null) stage.close(this.orbit);
    stage.draw(this.orbit);
    return stage.canvas.toDataURL("image/webp", 0.82);
  }

  private show(): void {
    const view = this.one("view")!;
    const canvas = this.stage!.canvas;
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", view.dataset.label ?? "");
    view.replaceChildren(canvas);
    this.listen(canvas, view);
    for (const hidden of this.querySelectorAll<HTMLElement>("[data-scripted]")) hidden.hidden = false;
    for (const plain of this.querySelectorAll<HTMLElement>("[data-unscripted]")) plain.hidden = true;
    this.repaint();
    this.tellPlace();
    this.dataset.state = "ready";
  }

  private listen(canvas: HTMLCanvasElement, view: HTMLElement): void {
    const signal = this.ends.signal;
    const sizes = new ResizeObserver(() => this.resize(view));
    sizes.observe(view);
    const sight = new IntersectionObserver(([entry]) => {
      this.visible = entry!.isIntersecting;
      if (this.visible) this.redraw();
    });
    sight.observe(view);
    signal.addEventListener("abort", () => [sizes, sight].forEach((one) => one.disconnect()));
    document.addEventListener("visibilitychange", () => document.hidden || this.redraw(), { signal });
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
      matchMedia(query).addEventListener("change", () => this.recolour(), { signal });
    }
    canvas.addEventListener("keydown", (event) => this.orbit.key(event.key) && (event.preventDefault(), this.redraw()), { signal });
    canvas.addEventListener("wheel", (event) => event.ctrlKey && (event.preventDefault(), this.orbit.zoom(Math.exp(event.deltaY / 300)), this.redraw()), { signal, passive: false });
    canvas.addEventListener("webglcontextlost", () => (this.dataset.state = "still"), { signal });
    this.drag(canvas, signal);
    this.controls(signal);
    this.resize(view);
  }

  private drag(canvas: HTMLCanvasElement, signal: AbortSignal): void {
    const held = new Map<number, { x: number; y: number }>();
    let moved = 0;
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      held.set(event.pointerId, { x: event.clientX, y: event.clientY });
      moved = 0;
    }, { signal });
    canvas.addEventListener("pointermove", (event) => {
      const last = held.get(event.pointerId);
      if (!last) return;
      const [x, y] = [event.clientX - last.x, event.clientY - last.y];
      moved += Math.abs(x) + Math.abs(y);
      const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        this.orbit.zoom(Math.hypot(last.x - other.x, last.y - other.y) / Math.max(1, Math.hypot(event.clientX - other.x, event.clientY - other.y)));
      } else {
        this.orbit.by(-x * dragToRadians, y * dragToRadians);
      }
      held.set(event.pointerId, { x: event.clientX, y: event.clientY });
      this.redraw();
    }, { signal });
    const leave = (event: PointerEvent): void => {
      held.delete(event.pointerId);
      if (event.type === "pointerup" && moved < smallest) this.pickAt(canvas, event);
    };
    for (const name of ["pointerup", "pointercancel"] as const) canvas.addEventListener(name, leave, { signal });
  }

  private controls(signal: AbortSignal): void {
    this.addEventListener("input", (event) => this.changed(event.target as HTMLInputElement), { signal });
    this.addEventListener("change", (event) => this.changed(event.target as HTMLInputElement), { signal });
    this.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("button");
      if (button?.dataset.look !== undefined) {
        this.orbit.look(Number(button.dataset.look));
        if (this.moves) this.stage!.spread(this.orbit.turn);
        this.redraw();
      } else if (button?.dataset.play !== undefined) this.play(!this.course.playing);
      else if (button?.dataset.zero !== undefined) this.zero();
    }, { signal });
  }

  private changed(input: HTMLInputElement): void {
    if (input.dataset.scrub !== undefined) {
      this.play(false);
      this.course.seek(Number(input.value) / Number(input.max));
      this.tellPlace();
      this.repaint();
    } else if (input.dataset.layer !== undefined && input.checked) {
      this.stage!.peel(Number(input.dataset.layer));
      this.redraw();
    } else if (input.dataset.pace !== undefined) this.course.pace = input.checked ? Number(input.dataset.pace) : 1;
    else if (input.dataset.pickList !== undefined) this.pick(input.value === "" ? null : Number(input.value));
    else if (input.dataset.slider !== undefined) this.slide(input);
  }

  private play(on: boolean): void {
    this.course.playing = on;
    for (const button of this.querySelectorAll<HTMLElement>("button[data-play]")) {
      button.setAttribute("aria-pressed", String(on));
      button.textContent = (on ? button.dataset.pause : button.dataset.play) ?? "";
    }
    this.last = 0;
    if (on) this.redraw();
  }

  private slide(input: HTMLInputElement): void {
    const value = this.querySelector(`[data-degrees="${input.name}"]`);
    if (value) value.textContent = input.value;
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => void this.repose(), wait);
  }

  private zero(): void {
    for (const slider of this.querySelectorAll<HTMLInputElement>("[data-slider]")) {
      slider.value = "0";
      this.slide(slider);
    }
  }

  // A later answer may come before an earlier one: only the newest counts.
  private newest = 0;

  private async repose(): Promise<void> {
    const number = ++this.newest;
    const angles = Object.fromEntries([...this.querySelectorAll<HTMLInputElement>("[data-slider]")].map((slider) => [slider.name, Number(slider.value)]));
    const answer = await fetch(this.dataset.posture!, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(angles), signal: this.ends.signal });
    if (!answer.ok || number !== this.newest) return;
    const posture = (await answer.json()) as Posture;
    this.stage?.repose(posture.block);
    this.rows.tellPosture(posture);
    this.rows.card(this.picked, this.geometry!);
    this.redraw();
  }

  private pickAt(canvas: HTMLCanvasElement, event: PointerEvent): void {
    const box = canvas.getBoundingClientRect();
    const muscle = this.stage!.pick((2 * (event.clientX - box.left)) / box.width - 1, 1 - (2 * (event.clientY - box.top)) / box.height);
    this.pick(muscle === null ? null : this.geometry!.muscles[muscle]!.row);
    const list = this.querySelector<HTMLSelectElement>("[data-pick-list]");
    if (list) list.value = this.picked === null ? "" : String(this.picked);
  }

  private pick(row: number | null): void {
    this.picked = row;
    this.rows.card(row, this.geometry!);
    this.repaint();
  }

  private recolour(): void {
    this.stage?.colour(readPalette(this.one("colours")!));
    this.repaint();
  }

  private resize(view: HTMLElement): void {
    if (view.clientWidth === 0) return;
    // A canvas of another size is empty: it is drawn at once, so that nothing flickers.
    this.stage?.size(view.clientWidth, view.clientHeight);
    this.stage?.draw(this.orbit);
  }

  private repaint(): void {
    if (this.moves) this.stage?.place(this.course.place);
    this.stage?.paint(this.picked, this.moves);
    this.redraw();
  }

  private redraw(): void {
    if (!this.asked) this.asked = requestAnimationFrame((now) => this.step(now));
  }

  private step(now: number): void {
    this.asked = 0;
    if (!this.stage || !this.visible || document.hidden) {
      this.last = 0;
      return;
    }
    const began = performance.now();
    if (this.course.playing) {
      this.course.pass(this.last === 0 ? 0 : Math.min(0.1, (now - this.last) / 1000));
      this.last = now;
      this.stage.place(this.course.place);
      this.stage.paint(this.picked, true);
      this.tellPlace();
      this.redraw();
    }
    this.stage.draw(this.orbit);
    this.dataset.draws = String(this.stage.draws);
    this.dataset.script = (performance.now() - began).toFixed(1);
  }

  private tellPlace(anew = false): void {
    if (!this.moves || !this.geometry) return;
    const times = this.motions[0]!.times;
    const scrub = this.querySelector<HTMLInputElement>("[data-scrub]");
    if (scrub) {
      scrub.value = String(Math.round(this.course.place * Number(scrub.max)));
      const seconds = (this.course.place * times.at(-1)!).toFixed(1);
      scrub.setAttribute("aria-valuetext", (scrub.dataset.words ?? "").replace("{seconds}", seconds));
      const shown = this.one("seconds");
      if (shown) shown.textContent = seconds;
    }
    const now = performance.now();
    if (this.course.playing && now - this.told < glance) return;
    this.told = now;
    this.rows.tellMoment(this.geometry, this.motions, this.course, anew);
    if (this.picked !== null) this.rows.card(this.picked, this.geometry);
  }

  private one(name: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-${name}]`);
  }
}

async function get<T>(address: string): Promise<T> {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as T;
}

let draws: typeof Stage | undefined;

/** Makes the element known; without something that draws, its pages stay as they are. */
export function register(stage: typeof Stage | undefined): void {
  draws = stage;
  customElements.define("hw-body", BodyElement);
  followTrials((motion) => document.querySelector<BodyElement>("hw-body")?.try(motion));
}
