import { keep, kept } from "./player/store";

const RUNG = "hipwise.nudge.rung";
const NOTES = [523, 659] as const;
const LOUDNESS = 0.12;
const SECONDS = 0.5;

/** A soft sound when a nudge comes, once for all tabs. Browsers let a page sound only after a touch or a key. */
export class Chime {
  private audio: AudioContext | undefined;
  private release: (() => void) | undefined;

  /** From the first touch or key on this page can sound. */
  arm(): void {
    if (this.audio || !("AudioContext" in window)) return;
    for (const name of ["pointerdown", "keydown"] as const) document.addEventListener(name, () => this.open(), { passive: true, capture: true });
  }

  ring(slot: string): void {
    if (this.audio?.state !== "running") return;
    // What one tab keeps reaches the others late: only the lock tells them at once, so it is held until the next nudge or the end of the page.
    void navigator.locks.request(`${RUNG}.${slot}`, { ifAvailable: true }, (mine) => {
      if (!mine || kept(RUNG) === slot) return undefined;
      keep(RUNG, slot);
      NOTES.forEach((pitch, index) => this.note(pitch, this.audio!.currentTime + index * SECONDS / 2));
      this.release?.();
      return new Promise<void>((done) => { this.release = done; });
    });
  }

  private open(): void {
    this.audio ??= new AudioContext();
    if (this.audio.state === "suspended") void this.audio.resume().catch(() => undefined);
  }

  private note(pitch: number, at: number): void {
    const [tone, volume] = [this.audio!.createOscillator(), this.audio!.createGain()];
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(LOUDNESS, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + SECONDS);
    tone.connect(volume).connect(this.audio!.destination);
    tone.start(at);
    tone.stop(at + SECONDS);
  }
}
