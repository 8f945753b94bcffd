import { forgetEverything } from "./elements/player/keeping";

/** Lets today's page and the session open without a connection; forgets what was kept when everything was deleted. */
export function startOffline(): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  document.addEventListener("turbo:load", () => void keepPage());
}

async function keepPage(): Promise<void> {
  if (location.pathname === "/data" && new URLSearchParams(location.search).get("done") === "deleted") return forgetEverything();
  const { active } = await navigator.serviceWorker.ready;
  // The worker was not there yet when the first page and its parts were fetched.
  const parts = performance.getEntriesByType("resource").map((one) => one.name).filter((name) => name.startsWith(`${location.origin}/assets/`));
  // Today's sessions can then be begun without a connection; they are made anew each day.
  const sessions = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/session/"]')].map((link) => link.href);
  active?.postMessage({ parts: [location.href, ...parts], sessions });
}
