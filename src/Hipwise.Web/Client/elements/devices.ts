/**
 * `<hw-pair>`: takes the code out of the address it was opened with. It stands behind the `#`, which no browser sends, and
 * is gone from the address before anything else happens.
 */
class Pair extends HTMLElement {
  connectedCallback(): void {
    const code = decodeURIComponent(location.hash.slice(1));
    const field = this.querySelector<HTMLInputElement>("[name=code]");
    if (!field || !/^[A-Za-z0-9]{8,40}$/.test(code)) return;
    history.replaceState(history.state, "", location.pathname);
    field.value = code;
    this.querySelector<HTMLElement>("[data-code]")!.hidden = true;
    this.querySelector<HTMLElement>("[data-brought]")!.hidden = false;
  }
}

/** `<hw-devices>`: shows its content anew when a device comes or goes, a code is used, or its time is over. */
class Devices extends HTMLElement {
  private stream: EventSource | undefined;
  private timer = 0;

  connectedCallback(): void {
    let told = false;
    this.stream = new EventSource("/devices/stream");
    // What the first event tells, the page shows already.
    this.stream.addEventListener("devices", () => (told ? void this.renew() : (told = true)));
    this.wait(this.dataset["seconds"]);
  }

  disconnectedCallback(): void {
    this.stream?.close();
    window.clearTimeout(this.timer);
  }

  private wait(seconds: string | undefined): void {
    window.clearTimeout(this.timer);
    if (seconds) this.timer = window.setTimeout(() => void this.renew(), Number(seconds) * 1000);
  }

  private async renew(): Promise<void> {
    const answer = await fetch("/devices").catch(() => undefined);
    if (!answer?.ok || !this.isConnected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>("hw-devices");
    if (!fresh) return;
    const focused = this.contains(document.activeElement);
    // The place of news stays, so that it is read out when it changes.
    const news = this.querySelector("[role=status]");
    const next = fresh.querySelector("[role=status]");
    if (news && next) {
      news.replaceChildren(...next.childNodes);
      next.replaceWith(news);
    }
    this.replaceChildren(...fresh.childNodes);
    this.wait(fresh.dataset["seconds"]);
    if (focused) document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }
}

export function defineDevices(): void {
  customElements.define("hw-pair", Pair);
  customElements.define("hw-devices", Devices);
}
