/** Decides when to tell that someone is at work: only when something was seen a moment ago, and seldom enough for all tabs together. */
export class ActivityMeter {
  private seenAt = Number.NEGATIVE_INFINITY;

  /** `windowMs`: the shortest time between two signs, and the longest that what was seen stays fresh. */
  constructor(private readonly windowMs: number) {}

  see(now: number): void {
    this.seenAt = now;
  }

  /** `lastSent`: when any tab of this browser told it last, or null. */
  isDue(now: number, lastSent: number | null): boolean {
    const fresh = now - this.seenAt < this.windowMs && now >= this.seenAt;
    // A clock that was set back must not keep it silent until then.
    return fresh && (lastSent === null || Math.abs(now - lastSent) >= this.windowMs);
  }
}
