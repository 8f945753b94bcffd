import type { Row } from "./lines";

/** Over so much time the rate is found (s), from so many lines on. */
const FIND = 1;
const FEWEST = 20;
/** Sensors give between 20 and 20 000 samples a second: so a mean step tells in what its times are. */
const UNITS = [{ below: 0.05, seconds: 1 }, { below: 50, seconds: 1e-3 }, { below: Infinity, seconds: 1e-6 }] as const;
/** Whole milliseconds make steps of fast sensors uneven: a gap is a time that is off by more steps, and by more than so much (s); such steps are left out of the rate. */
const JITTER = 3.5;
const UNEVEN = 0.0035;
/** How quickly the expected time follows the sensor's. */
const FOLLOW = 0.1;
/** A gap is filled up to so much (s): the rest of it tells nothing more. */
const LONGEST_GAP = 1;
/** Times that run back mean that the sensor began anew: a gap of unknown length (s). */
const RESTARTED = 0.2;
/** After so much time the rate is looked at again (s). */
const LOOK = 5;

/** Makes samples at even steps of rows with times: finds the rate in the first second, and puts samples that are missing in as no numbers. */
export class Timeline {
  /** Samples a second; 0 until it is found. */
  rate = 0;
  /** The sensor's times ran at another rate later on than at first. */
  rateDiffers = false;
  private rows: Row[] = [];
  private unit = 1;
  private due = NaN;
  private begun = NaN;
  private count = 0;

  constructor(private readonly rateShare: number) {}

  /** Samples of all channels, frame by frame; none before the rate is found. */
  take(rows: Row[]): number[][] {
    if (this.rate > 0) return rows.flatMap((row) => this.place(row));
    this.rows.push(...rows);
    if (!this.find()) return [];
    const kept = this.rows;
    this.rows = [];
    return kept.flatMap((row) => this.place(row));
  }

  private find(): boolean {
    const { rows } = this;
    if (rows.length < FEWEST) return false;
    const steps = rows.slice(1).map((row, i) => row.time - rows[i]!.time);
    if (steps.some((step) => step < 0)) {
      this.rows = rows.slice(-1);
      return false;
    }

    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    this.unit = UNITS.find(({ below }) => mean < below)!.seconds;
    if (mean <= 0 || (rows.at(-1)!.time - rows[0]!.time) * this.unit < FIND) return false;
    const median = steps.slice().sort((a, b) => a - b)[steps.length >> 1]!;
    const usual = median > 0 ? steps.filter((step) => step <= JITTER * median) : steps;
    this.rate = Math.round((10 * usual.length) / (usual.reduce((sum, step) => sum + step, 0) * this.unit)) / 10;
    return true;
  }

  private place(row: Row): number[][] {
    const [time, step] = [row.time * this.unit, 1 / this.rate];
    const late = Number.isNaN(this.due) ? 0 : time - this.due;
    const off = Math.abs(late) > Math.max(JITTER * step, UNEVEN);
    const missing = !off ? 0 : Math.round(this.rate * (late < 0 ? RESTARTED : Math.min(late, LONGEST_GAP)));
    this.due = step + (off || Number.isNaN(this.due) ? time : this.due + FOLLOW * late);
    this.watch(time, off);
    return [...Array.from({ length: missing }, () => row.values.map(() => NaN)), row.values];
  }

  private watch(time: number, gap: boolean): void {
    if (gap || Number.isNaN(this.begun)) [this.begun, this.count] = [time, 0];
    else this.count += 1;
    const seconds = time - this.begun;
    if (seconds >= LOOK) {
      this.rateDiffers = Math.abs(this.count / seconds / this.rate - 1) > this.rateShare;
      [this.begun, this.count] = [time, 0];
    }
  }
}
