/**
 * `<hw-recording>`: sends a recording and puts what comes of it into the page, so that the files stay chosen while channels are corrected. Tells how far
 * the reading is, lets it be stopped, and saves files of what was read.
 */
class Recording extends HTMLElement {
  private stopping: AbortController | undefined;
  private polling = 0;

  connectedCallback(): void {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const button = event.submitter instanceof HTMLButtonElement && event.submitter.hasAttribute("data-save") ? event.submitter : undefined;
      void this.send(button);
    });
    this.find<HTMLButtonElement>("[data-stop]").addEventListener("click", () => this.stopping?.abort());
    // Another recording has other channels.
    for (const field of ["recording", "map"]) this.find(`#${field}`).addEventListener("change", () => this.clear());
  }

  disconnectedCallback(): void {
    this.stopping?.abort();
    window.clearTimeout(this.polling);
  }

  private get form(): HTMLFormElement {
    return this.find<HTMLFormElement>("form");
  }

  private find<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }

  private clear(): void {
    for (const part of this.querySelectorAll("[data-part]")) part.replaceChildren();
    this.tell("");
  }

  private tell(text: string): void {
    const state = this.find("[data-state]");
    if (state.textContent !== text) state.textContent = text;
  }

  private async send(save: HTMLButtonElement | undefined): Promise<void> {
    this.stopping?.abort();
    const stopping = (this.stopping = new AbortController());
    const body = new FormData(this.form);
    const job = crypto.randomUUID().replaceAll("-", "");
    body.set("job", job);
    this.busy(true);
    this.follow(job, 0);
    try {
      const answer = await fetch(save?.formAction ?? location.href, { method: "POST", body, signal: stopping.signal });
      if (answer.status === 413) this.tell(this.dataset["large"]!);
      else if (save) await this.keep(answer);
      else if (answer.ok) this.show(await answer.text());
      else this.tell(this.dataset["failed"]!);
    } catch {
      this.tell(stopping.signal.aborted ? this.dataset["stopped"]! : this.dataset["failed"]!);
    } finally {
      if (this.stopping === stopping) this.busy(false);
    }
  }

  private busy(isBusy: boolean): void {
    window.clearTimeout(this.polling);
    this.toggleAttribute("data-busy", isBusy);
    this.find<HTMLButtonElement>("[data-stop]").hidden = !isBusy;
    for (const button of this.form.querySelectorAll<HTMLButtonElement>("button[type=submit]")) button.disabled = isBusy;
  }

  private follow(job: string, percent: number): void {
    this.tell(this.dataset["reading"]!.replace("{percent}", String(percent)));
    this.polling = window.setTimeout(() => {
      void fetch(this.dataset["progress"]! + job)
        .then(async (answer) => (answer.status === 200 ? ((await answer.json()) as number) : percent / 100))
        .catch(() => percent / 100)
        .then((done) => {
          if (this.hasAttribute("data-busy")) this.follow(job, Math.floor(100 * done));
        });
    }, 700);
  }

  private show(page: string): void {
    const fresh = new DOMParser().parseFromString(page, "text/html");
    for (const part of this.querySelectorAll<HTMLElement>("[data-part]")) {
      part.replaceChildren(...(fresh.querySelector(`hw-recording [data-part="${part.dataset["part"]!}"]`)?.childNodes ?? []));
    }
    const [report, problem] = [this.querySelector<HTMLElement>(".emg-report"), this.querySelector<HTMLElement>("[role=alert]")];
    this.tell(report ? this.dataset["done"]! : "");
    (problem ?? this.querySelector<HTMLElement>(".asked") ?? this.querySelector<HTMLElement>(".emg-values") ?? report)?.scrollIntoView({ block: "nearest" });
  }

  private async keep(answer: Response): Promise<void> {
    if (!answer.ok) {
      const problem = (await answer.json().catch(() => undefined)) as { title?: string } | undefined;
      this.tell(problem?.title ?? this.dataset["failed"]!);
      return;
    }
    const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = decodeURIComponent(name ?? "hipwise");
    link.click();
    URL.revokeObjectURL(link.href);
    this.tell("");
  }
}

export function defineRecording(): void {
  customElements.define("hw-recording", Recording);
}
