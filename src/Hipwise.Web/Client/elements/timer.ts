/**
 * `<hw-timer>`: a stopwatch (`data-up`) or a countdown with a get-ready phase, sounds and words for a screen reader.
 * A stopwatch writes its whole seconds into the first empty `input[data-tries=…]` named by `data-field`. All words
 * come from the page: `data-say-ready`, `-go`, `-mark`, `-done`; `{seconds}` is filled in.
 */
class Timer extends HTMLElement {
  private phase: "idle" | "ready" | "run" = "idle";
  private began = 0;
  private spoken = -1;
  private ticking = 0;
  private audio: AudioContext | undefined;
  private lock: WakeLockSentinel | undefined;

  connectedCallback(): void {
    this.hidden = false;
    this.button("start").addEventListener("click", () => this.start());
    this.button("stop").addEventListener("click", () => this.stop());
    this.show(this.up ? 0 : this.seconds);
  }

  disconnectedCallback(): void {
    this.rest();
  }

  private get up(): boolean {
    return this.dataset.up !== undefined;
  }

  private get seconds(): number {
    return Number(this.dataset.seconds);
  }

  private get readySeconds(): number {
    return Number(this.dataset.ready ?? 5);
  }

  private button(name: string): HTMLButtonElement {
    return this.querySelector<HTMLButtonElement>(`[data-${name}]`)!;
  }

  private start(): void {
    this.audio ??= new AudioContext();
    void navigator.wakeLock?.request("screen").then((lock) => (this.lock = lock), () => undefined);
    this.enter("ready");
    this.say("ready", this.readySeconds);
    this.ticking = window.setInterval(() => this.tick(), 100);
    this.button("start").hidden = true;
    this.button("stop").hidden = false;
    this.button("stop").focus();
  }

  private enter(phase: "ready" | "run"): void {
    this.phase = phase;
    this.dataset.phase = phase;
    this.began = performance.now();
    this.spoken = -1;
  }

  private tick(): void {
    const passed = (performance.now() - this.began) / 1000;
    if (this.phase === "ready") this.tickReady(passed);
    else this.tickRun(passed);
  }

  private tickReady(passed: number): void {
    const left = Math.ceil(this.readySeconds - passed);
    if (left > 0) {
      this.show(left);
      this.beepOnce(left, 440);
      return;
    }
    this.enter("run");
    this.beep(880, 0.35);
    this.say("go", this.seconds);
  }

  private tickRun(passed: number): void {
    const whole = Math.floor(passed);
    this.show(this.up ? whole : Math.max(0, this.seconds - whole));
    if (whole >= this.seconds && this.spoken < this.seconds) {
      this.spoken = this.seconds;
      this.beep(660, 0.6);
      if (this.up) this.say("mark", this.seconds);
      else this.stop();
    }
  }

  private stop(): void {
    const seconds = this.phase === "run" ? Math.floor((performance.now() - this.began) / 1000) : 0;
    const ran = this.phase === "run";
    this.rest();
    if (!ran) {
      this.show(this.up ? 0 : this.seconds);
      this.button("start").focus();
      return;
    }
    const written = this.up ? this.write(seconds) : undefined;
    this.say("done", this.up ? seconds : this.seconds);
    this.show(this.up ? seconds : 0);
    (written ?? this.button("start")).focus();
  }

  /** Puts the seconds into the first empty try, or the last one when all are filled. */
  private write(seconds: number): HTMLInputElement | undefined {
    const fields = [...document.querySelectorAll<HTMLInputElement>(`input[data-tries="${this.dataset.field}"]`)];
    const field = fields.find((input) => input.value === "") ?? fields.at(-1);
    if (field) field.value = String(seconds);
    return field;
  }

  private rest(): void {
    window.clearInterval(this.ticking);
    this.phase = "idle";
    delete this.dataset.phase;
    this.button("start").hidden = false;
    this.button("stop").hidden = true;
    void this.lock?.release();
    this.lock = undefined;
  }

  private show(seconds: number): void {
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const clock = this.querySelector("[data-clock]")!;
    if (clock.textContent !== text) clock.textContent = text;
  }

  private say(words: string, seconds: number): void {
    const text = this.dataset[`say${words[0]!.toUpperCase()}${words.slice(1)}`] ?? "";
    this.querySelector("[data-status]")!.textContent = text.replace("{seconds}", String(seconds));
  }

  private beepOnce(second: number, pitch: number): void {
    if (this.spoken === second) return;
    this.spoken = second;
    this.beep(pitch, 0.12);
  }

  private beep(pitch: number, seconds: number): void {
    const on = this.querySelector<HTMLInputElement>("[data-sound]")?.checked ?? true;
    if (!on || !this.audio) return;
    const tone = this.audio.createOscillator();
    const volume = this.audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.2, this.audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, this.audio.currentTime + seconds);
    tone.connect(volume).connect(this.audio.destination);
    tone.start();
    tone.stop(this.audio.currentTime + seconds);
  }
}

export function defineTimer(): void {
  customElements.define("hw-timer", Timer);
}
