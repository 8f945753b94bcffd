import type { Told } from "./plan";

export interface Ears {
  hear(told: Told): void;
  closed(): void;
}

/** A connection that is never opened anew: a server that lost it has forgotten what came over it. */
export class Link {
  /** Messages sent so far. */
  sent = 0;
  private readonly socket: WebSocket;
  private waiting: (string | ArrayBuffer)[] | null = [];

  constructor(path: string, ears: Ears) {
    const socket = new WebSocket(new URL(path, location.href.replace(/^http/, "ws")));
    socket.addEventListener("open", () => {
      for (const message of this.waiting ?? []) socket.send(message);
      this.waiting = null;
    });
    socket.addEventListener("message", (event) => ears.hear(JSON.parse(String(event.data)) as Told));
    socket.addEventListener("close", () => ears.closed());
    this.socket = socket;
  }

  send(message: string | ArrayBuffer): void {
    this.sent += 1;
    if (this.waiting) this.waiting.push(message);
    else if (this.socket.readyState === WebSocket.OPEN) this.socket.send(message);
  }

  close(): void {
    this.socket.close();
  }
}
