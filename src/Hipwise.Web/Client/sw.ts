/// <reference lib="webworker" />
/**
 * Keeps what a session needs without a connection: scripts, styles, fonts and icons, the page of today and the pages of
 * sessions, and nothing else. A page is always asked for first; the kept one is shown only when there is no answer.
 */
export {};
declare const self: ServiceWorkerGlobalScope;

const KEPT = "hipwise";
const PARTS = ["/assets/", "/icons/", "/icon.svg", "/manifest.webmanifest"];

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { parts, sessions } = event.data as { parts: string[]; sessions: string[] };
  const wanted = (address: string): boolean => isPage(new URL(address)) || isPart(new URL(address));
  const once = parts.filter(wanted).map((address) => keepOnce(address));
  const anew = sessions.filter(wanted).map(async (address) => keep(address, await fetch(address)));
  event.waitUntil(Promise.allSettled([...once, ...anew]));
});

self.addEventListener("notificationclick", (event) => {
  const { slot } = event.notification.data as { slot: string };
  event.notification.close();
  const answer = event.action === "snooze" ? { kind: "snooze" } : { kind: "done" };
  event.waitUntil(event.action === "" ? open("/sitting") : fetch(`/api/v1/nudges/${encodeURIComponent(slot)}/answer`, {
    method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify(answer),
  }));
});

async function open(address: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: "window" });
  await (windows[0] ? windows[0].focus() : self.clients.openWindow(address));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (isPart(address)) event.respondWith(part(event));
  else if (isPage(address)) event.respondWith(newest(event));
});

function isPart(address: URL): boolean {
  return PARTS.some((start) => address.pathname.startsWith(start));
}

function isPage(address: URL): boolean {
  return address.pathname === "/" || address.pathname.startsWith("/session/");
}

/** A part whose address carries its hash never changes; others are looked for anew. */
async function part(event: FetchEvent): Promise<Response> {
  const { url } = event.request;
  const known = new URL(url).searchParams.has("v") ? await find(url) : undefined;
  return known ?? newest(event);
}

async function newest(event: FetchEvent): Promise<Response> {
  const { request } = event;
  try {
    const answer = await fetch(request);
    // A browser without room keeps nothing; what came from the server is shown all the same.
    event.waitUntil(keep(request.url, answer.clone()).catch(() => undefined));
    return answer;
  } catch (problem) {
    const known = await find(request.url);
    if (known) return known;
    throw problem;
  }
}

async function keepOnce(address: string): Promise<void> {
  if (!(await find(address))) await keep(address, await fetch(address));
}

/** What was kept; nothing where the browser's store cannot be opened. */
async function find(address: string): Promise<Response | undefined> {
  try {
    return await (await caches.open(KEPT)).match(plain(address));
  } catch {
    return undefined;
  }
}

/** Keeps a whole answer under its address, in the place of older ones with another hash. */
async function keep(address: string, answer: Response): Promise<void> {
  if (!answer.ok || answer.redirected || answer.type !== "basic") return;
  const cache = await caches.open(KEPT);
  const path = new URL(address).pathname;
  for (const old of await cache.keys()) {
    if (new URL(old.url).pathname === path && old.url !== plain(address)) await cache.delete(old);
  }
  await cache.put(plain(address), answer);
}

function plain(address: string): string {
  return address.split("#")[0]!;
}
