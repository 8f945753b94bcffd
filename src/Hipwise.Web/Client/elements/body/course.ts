/** Where a movement is: goes on by itself or is led by hand. No clock of its own. */
export class Course {
  place = 0;
  playing = false;
  pace = 1;

  /** @param seconds how long the movement takes. */
  constructor(readonly seconds: number) {}

  /** Goes on by so many seconds; at the end it begins anew. */
  pass(seconds: number): void {
    if (!this.playing || this.seconds <= 0) return;
    this.place = (this.place + (this.pace * seconds) / this.seconds) % 1;
  }

  /** Moves to a share of the movement, 0 to 1. */
  seek(place: number): void {
    this.place = Math.min(1, Math.max(0, place));
  }

  /** The moment of a movement told at so many: a whole number and a share. */
  momentOf(count: number): number {
    return this.place * (count - 1);
  }
}
