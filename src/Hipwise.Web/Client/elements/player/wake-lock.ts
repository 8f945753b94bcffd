/** Keeps the screen on while it is wanted; a browser lets go when the page is hidden, so it is asked again. */
export class WakeLock {
  private lock: WakeLockSentinel | undefined;
  private wanted = false;
  private readonly seen = (): void => void (document.visibilityState === "visible" && this.ask());

  on(): void {
    if (this.wanted) return;
    this.wanted = true;
    document.addEventListener("visibilitychange", this.seen);
    this.ask();
  }

  off(): void {
    this.wanted = false;
    document.removeEventListener("visibilitychange", this.seen);
    void this.lock?.release().catch(() => undefined);
    this.lock = undefined;
  }

  private ask(): void {
    if (!this.wanted || (this.lock && !this.lock.released)) return;
    void navigator.wakeLock?.request("screen").then(
      (lock) => {
        this.lock = lock;
        if (!this.wanted) this.off();
      },
      () => undefined,
    );
  }
}
