import { keep, kept } from "./store";

const TONES = { soon: [440, 0.12], go: [880, 0.35], repetition: [560, 0.1], turn: [370, 0.08], end: [660, 0.6] } as const;
const LOUDNESS = 0.2;
/** As long as a short sentence takes (ms). */
const HELD = 2500;

/** Tones and a voice; each can be switched off, and that is remembered. */
export class Voice {
  private audio: AudioContext | undefined;
  private heldUntil = 0;

  get sound(): boolean {
    return kept("hipwise.sound") !== "off";
  }

  set sound(on: boolean) {
    keep("hipwise.sound", on ? "on" : "off");
  }

  get speaks(): boolean {
    return "speechSynthesis" in window && kept("hipwise.voice") !== "off";
  }

  set speaks(on: boolean) {
    keep("hipwise.voice", on ? "on" : "off");
    if (!on) this.hush();
  }

  /** Browsers let a page sound only after a touch or a key. */
  open(): void {
    this.audio ??= "AudioContext" in window ? new AudioContext() : undefined;
    void this.audio?.resume().catch(() => undefined);
  }

  close(): void {
    this.hush();
    void this.audio?.close().catch(() => undefined);
    this.audio = undefined;
  }

  tone(name: keyof typeof TONES): void {
    if (!this.sound || !this.audio) return;
    const [pitch, seconds] = TONES[name];
    const tone = this.audio.createOscillator();
    const volume = this.audio.createGain();
    const now = this.audio.currentTime;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(LOUDNESS, now);
    volume.gain.exponentialRampToValueAtTime(0.001, now + seconds);
    tone.connect(volume).connect(this.audio.destination);
    tone.start();
    tone.stop(now + seconds);
  }

  /** Says it now: what is still being said is out of date. */
  say(text: string): void {
    if (!this.speaks || text === "") return;
    this.hush();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang;
    speechSynthesis.speak(words);
  }

  /** Says what a count must not break off. */
  insist(text: string): void {
    this.say(text);
    this.heldUntil = performance.now() + HELD;
  }

  /** Says it unless something more important is being said. */
  mention(text: string): void {
    if (performance.now() >= this.heldUntil) this.say(text);
  }

  hush(): void {
    if ("speechSynthesis" in window) speechSynthesis.cancel();
  }
}
