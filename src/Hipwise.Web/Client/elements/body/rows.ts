import { Moments, type Geometry, type Motion, type Posture } from "./data";
import type { Course } from "./course";

const percent = 100;

/** The table that says what the drawing shows, kept in step with it. */
export class Rows {
  private readonly moments = new Map<Motion, Moments>();
  private readonly found = new Map<string, Element[]>();
  private told = -1;

  constructor(private readonly page: HTMLElement) {}

  tellPosture(posture: Posture): void {
    posture.rows.forEach((row, i) => {
      const cells = this.cells(i, "[data-value]");
      [row.length, ...row.arms].forEach((value, k) => set(cells[k], value.toFixed(k === 0 ? 0 : 1)));
    });
  }

  /** What each row does now, in each of the movements. */
  tellMoment(geometry: Geometry, motions: readonly Motion[], course: Course, anew = false): void {
    const step = Math.round(course.place * percent);
    if (step === this.told && !anew) return;
    this.told = step;
    motions.forEach((motion, k) => {
      const moments = this.momentsOf(motion, geometry);
      activationsByRow(geometry, moments, course.momentOf(moments.count)).forEach(([left, right], row) => {
        const cell = this.cells(row, "[data-now]")[k];
        set(cell, left === right ? String(right) : `${left} / ${right}`);
      });
    });
  }

  /** The most that each row does in one of the movements. */
  tellMost(motion: Motion, which: number): void {
    motion.rows.forEach(({ left, right }, row) => {
      const share = this.cells(row, "[data-share]")[which];
      const most = Math.max(left, right);
      share?.querySelector("meter")?.setAttribute("value", most.toFixed(0));
      const words = Math.abs(left - right) < 1.5 ? share?.getAttribute("data-both") : share?.getAttribute("data-sides");
      set(share?.querySelector("[data-words]"), (words ?? "").replace("{share}", left.toFixed(0)).replace("{left}", left.toFixed(0)).replace("{right}", right.toFixed(0)));
    });
  }

  /** The card of a row: its name, its cells under their headings, its page. */
  card(row: number | null, geometry: Geometry): void {
    const card = this.page.querySelector<HTMLElement>("[data-card]");
    if (!card) return;
    card.hidden = row === null;
    if (row === null) return;
    const told = geometry.rows[row]!;
    set(card.querySelector("[data-card-name]"), told.name);
    const link = card.querySelector<HTMLAnchorElement>("[data-card-link]");
    if (link) {
      link.hidden = told.page === null;
      link.setAttribute("href", told.page ?? "");
    }
    const cells = this.cells(row, "td");
    const headings = [...this.page.querySelectorAll("[data-rows] thead tr:last-child th")].slice(1);
    const values = card.querySelectorAll("[data-card-values] dt, [data-card-values] dd");
    if (values.length !== 2 * cells.length) {
      card.querySelector("[data-card-values]")?.replaceChildren(...cells.flatMap(() => [document.createElement("dt"), document.createElement("dd")]));
    }
    card.querySelectorAll("[data-card-values] dt").forEach((name, i) => set(name, headings[i]?.textContent ?? ""));
    card.querySelectorAll("[data-card-values] dd").forEach((value, i) => set(value, cells[i]?.textContent?.trim() ?? ""));
  }

  // Looked up once: pages ask for them many times a second.
  private cells(row: number, which: string): Element[] {
    const key = `${row} ${which}`;
    let cells = this.found.get(key);
    if (!cells) this.found.set(key, (cells = [...this.page.querySelectorAll(`[data-row="${row}"] ${which}`)]));
    return cells;
  }

  private momentsOf(motion: Motion, geometry: Geometry): Moments {
    let moments = this.moments.get(motion);
    if (!moments) {
      moments = new Moments(motion.blocks, geometry.segments.length, geometry.muscles.length, geometry.placesAlong);
      this.moments.set(motion, moments);
    }
    return moments;
  }
}

/** Activation of the left and the right of each row in whole percent: strands weighted by what they hold. */
export function activationsByRow(geometry: Geometry, moments: Moments, at: number): [number, number][] {
  const sums = geometry.rows.map(() => ({ left: [0, 0], right: [0, 0] }));
  geometry.muscles.forEach((muscle, m) => {
    const sum = sums[muscle.row]![muscle.side];
    sum[0]! += muscle.area * Math.max(0, moments.activation(at, m));
    sum[1]! += muscle.area;
  });
  const of = ([work, all]: number[]): number => (all! > 0 ? Math.round((percent * work!) / all!) : 0);
  return sums.map(({ left, right }) => [of(left), of(right)]);
}

function set(cell: Element | null | undefined, text: string): void {
  if (cell && cell.textContent !== text) cell.textContent = text;
}
