import { drop, keep, kept } from "../player/store";
import type { Head } from "./block";

/** A take that is over: its head and its frames as they were sent. */
export interface KeptTake {
  head: Head;
  blocks: ArrayBuffer[];
}

/** Keeps takes until they are kept with the check-up or thrown away, so that a page that is loaded again still has them. */
export interface Shelf {
  add(take: KeptTake): Promise<void>;
  removeLast(): Promise<void>;
  list(): Promise<KeptTake[]>;
  clear(): Promise<void>;
}

const NAME = "hipwise-takes";
const STORE = "takes";
const TAB = "hipwise.takes-tab";
const SINCE = "hipwise.takes-since";
/** What a closed window left behind is thrown away by the next page after this long (ms). */
const LONGEST = 3_600_000;

interface Row extends KeptTake {
  id?: number;
  tab: string;
  place: string;
}

/** In the browser's own store, for one place in one window. Where the browser keeps nothing, takes last as long as the page. */
export function openShelf(place: string): Shelf {
  const spare = new MemoryShelf();
  const tab = tabOf();
  let before: Promise<unknown> = removeRows((row) => row.tab === tab && row.place !== place);
  // One after the other: the last take must be there before it can be removed.
  const inTurn = <T>(act: () => Promise<T>, instead: () => Promise<T>): Promise<T> => {
    const done = before.then(act).catch(instead);
    before = done.catch(() => undefined);
    return done;
  };
  const own = (row: Row): boolean => row.tab === tab && row.place === place;
  return {
    add: (take) => inTurn(async () => {
      keep(SINCE, String(Date.now()));
      await transact("readwrite", (store) => store.add({ ...take, tab, place } satisfies Row));
    }, () => spare.add(take)),
    removeLast: () => inTurn(async () => {
      const last = (await rows()).filter(own).at(-1);
      if (last) await transact("readwrite", (store) => store.delete(last.id!));
    }, () => spare.removeLast()),
    list: () => inTurn(async () => (await rows()).filter(own).map(({ head, blocks }) => ({ head, blocks })), () => spare.list()),
    clear: () => inTurn(() => removeRows(own), () => spare.clear()),
  };
}

/** As long as the page is open. */
export class MemoryShelf implements Shelf {
  private takes: KeptTake[] = [];

  async add(take: KeptTake): Promise<void> {
    this.takes.push(take);
  }

  async removeLast(): Promise<void> {
    this.takes.pop();
  }

  async list(): Promise<KeptTake[]> {
    return [...this.takes];
  }

  async clear(): Promise<void> {
    this.takes = [];
  }
}

/** On a page where nothing is filmed: what this window filmed and left, and what a closed one left long ago, goes. */
export function forgetLeftTakes(now = Date.now()): void {
  const tab = session()?.getItem(TAB);
  if (tab) {
    session()!.removeItem(TAB);
    void removeRows((row) => row.tab === tab).catch(() => undefined);
  }

  if (Number(kept(SINCE) ?? now) < now - LONGEST) forgetAllTakes();
}

export function forgetAllTakes(): void {
  drop(SINCE);
  if ("indexedDB" in window) indexedDB.deleteDatabase(NAME);
}

function session(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

function tabOf(): string {
  const known = session()?.getItem(TAB);
  if (known) return known;
  const made = crypto.randomUUID();
  session()?.setItem(TAB, made);
  return made;
}

function rows(): Promise<Row[]> {
  return transact("readonly", (store) => store.getAll() as IDBRequest<Row[]>);
}

async function removeRows(which: (row: Row) => boolean): Promise<void> {
  for (const row of (await rows()).filter(which)) await transact("readwrite", (store) => store.delete(row.id!));
}

async function transact<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const work = base.transaction(STORE, mode);
      const request = act(work.objectStore(STORE));
      work.oncomplete = () => resolve(request.result);
      work.onabort = work.onerror = () => reject(work.error ?? new Error("not kept"));
    });
  } finally {
    base.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id", autoIncrement: true });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = opening.onblocked = () => reject(opening.error ?? new Error("not opened"));
  });
}
