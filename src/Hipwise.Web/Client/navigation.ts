import * as Turbo from "@hotwired/turbo";

/**
 * Pages are whole on the server; Turbo only swaps them in place. After a visit the heading gets the focus, so that
 * someone who listens or uses the keyboard starts at the top of what is new.
 */
export function startNavigation(): void {
  Turbo.start();
  let visited = false;
  document.addEventListener("turbo:visit", () => (visited = true));
  document.addEventListener("turbo:submit-start", () => (visited = true));
  document.addEventListener("turbo:load", () => visited && focusTop());
  // A form shown again with its problems, or a page that says why it was refused, is rendered without a visit.
  document.addEventListener("turbo:render", () => {
    const problems = document.querySelector<HTMLElement>("[data-problems]");
    if (problems) problems.focus();
    else if (visited) focusTop();
  });
}

function focusTop(): void {
  if (location.hash) return;
  const top = document.querySelector<HTMLElement>("[data-problems]") ?? document.querySelector<HTMLElement>("h1");
  top?.focus({ preventScroll: true });
}
