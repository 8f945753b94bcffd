import type { SessionEvent } from "./events";
import { drop, keep, kept, keysOf } from "./store";

/**
 * Events wait here until the server has them: one key each, so that tabs cannot overwrite each other, in the order in
 * which they were put. They survive a reload, a lost connection and a closed browser.
 */
const WAITING = "hipwise.event.";
const REFUSED = "hipwise.refused.";
const CHANGED = "hipwise:queue";
/** Events in one request; small enough to be sent while the page closes. */
const MOST = 50;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 300_000;

export interface QueueNews {
  /** The server wants the safety questions answered before anything else. */
  askSafety?: boolean;
  /** Events that the server did not accept just now. */
  refused?: number;
}

interface Waiting {
  key: string;
  session: string;
  event: SessionEvent;
}

let counter = 0;

export function put(session: string, event: SessionEvent): void {
  counter += 1;
  const order = `${String(Date.now()).padStart(15, "0")}.${String(counter).padStart(6, "0")}`;
  keep(`${WAITING}${order}.${event.id}`, JSON.stringify({ session, event }));
  tell({});
  void send();
}

export function waiting(): number {
  return keysOf(WAITING).length;
}

/** Calls back when something was put, sent or refused, here or in another tab; returns how to end that. */
export function watch(news: (news: QueueNews) => void): () => void {
  const here = (event: Event): void => news((event as CustomEvent<QueueNews>).detail);
  const there = (event: StorageEvent): void => void (event.key?.startsWith(WAITING) && news({}));
  window.addEventListener(CHANGED, here);
  window.addEventListener("storage", there);
  return () => {
    window.removeEventListener(CHANGED, here);
    window.removeEventListener("storage", there);
  };
}

/** Sends what waits from an earlier page, and again whenever there is a connection. */
export function startSending(): void {
  window.addEventListener("online", () => void send());
  void send();
}

function tell(news: QueueNews): void {
  window.dispatchEvent(new CustomEvent<QueueNews>(CHANGED, { detail: news }));
}

let sending = false;
let again = false;
let failures = 0;
let timer = 0;

/** Sends in order, in one tab at a time; what fails waits longer each time. */
async function send(): Promise<void> {
  again = true;
  if (sending) return;
  sending = true;
  window.clearTimeout(timer);
  try {
    while (again) {
      again = false;
      await alone(sendAll);
    }
    failures = 0;
  } catch {
    failures += 1;
    again = false;
    timer = window.setTimeout(() => void send(), Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)));
  } finally {
    sending = false;
  }
}

async function alone(work: () => Promise<void>): Promise<void> {
  if (!navigator.onLine) throw new Error("no connection");
  await ("locks" in navigator ? navigator.locks.request("hipwise.send", work) : work());
}

async function sendAll(): Promise<void> {
  let most = MOST;
  for (;;) {
    const batch = nextBatch(most);
    if (batch.length === 0) return;
    const refused = await deliver(batch);
    // When it is not known which one is wrong, they are sent one by one.
    if (refused === "one-of-them" && batch.length > 1) {
      most = 1;
      continue;
    }
    const wrong = refused === "one-of-them" ? batch : batch.filter((_, index) => refused.includes(index));
    wrong.forEach((one) => keep(`${REFUSED}${one.event.id}`, JSON.stringify(one.event)));
    // Those beside a refused one were not taken either, and go again without it.
    (wrong.length > 0 ? wrong : batch).forEach((one) => drop(one.key));
    tell(wrong.length > 0 ? { refused: wrong.length } : {});
  }
}

function nextBatch(most: number): Waiting[] {
  const all = keysOf(WAITING).map(read).filter((one) => one !== null);
  return all.filter((one) => one.session === all[0]?.session).slice(0, most);
}

function read(key: string): Waiting | null {
  try {
    return { key, ...(JSON.parse(kept(key) ?? "") as Omit<Waiting, "key">) };
  } catch {
    drop(key);
    return null;
  }
}

/** Which events of a batch were refused, by their place; throws when it has to be tried again later. */
async function deliver(batch: Waiting[]): Promise<number[] | "one-of-them"> {
  const answer = await fetch(`/api/v1/sessions/${batch[0]!.session}/events`, {
    method: "PUT",
    keepalive: true,
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(batch.map((one) => one.event)),
  });
  const text = await answer.text();
  if (answer.ok) {
    if (/"askSafety"\s*:\s*true/.test(text)) tell({ askSafety: true });
    return [];
  }
  if (answer.status !== 422 && answer.status !== 400) throw new Error(`answered with ${answer.status}`);
  const named = [...text.matchAll(/\$\[(\d+)\]/g)].map((match) => Number(match[1])).filter((index) => index < batch.length);
  return named.length > 0 ? named : "one-of-them";
}
