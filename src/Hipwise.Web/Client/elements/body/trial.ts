import type { Motion } from "./data";

const wait = 120;

/** What a form of trials comes to. */
export interface Told {
  motion: Motion;
  said: string[];
}

/** Sends what the form holds in the body of a request. */
export async function send(form: HTMLFormElement): Promise<Told> {
  const fields = Object.fromEntries([...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === "string" && pair[0] !== "hipwise-form"));
  const answer = await fetch(form.dataset.trial!, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(fields) });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as Told;
}

const said = (): HTMLElement | null => document.querySelector("[data-said]");

function say(sentences: readonly string[]): void {
  said()?.replaceChildren(...sentences.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence })));
}

/**
 * A form of trials (`form[data-trial]`) that answers while it is changed: what it holds is sent in the body of a request, and what it came to is
 * written into the page. Another exercise is a page of its own. Without this the form is sent as forms are.
 */
export function followTrials(show: (motion: Motion) => void): void {
  let waiting = 0;
  let newest = 0;
  const ask = async (form: HTMLFormElement): Promise<void> => {
    const number = ++newest;
    const began = performance.now();
    const told = await send(form);
    if (number !== newest) return;
    show(told.motion);
    say(told.said);
    form.dataset.took = (performance.now() - began).toFixed(0);
  };
  document.addEventListener("input", (event) => {
    const input = event.target as HTMLInputElement;
    const form = input.form;
    if (form?.dataset.trial === undefined) return;
    const value = form.querySelector(`[data-degrees="${input.name}"]`);
    if (value) value.textContent = input.value;
    clearTimeout(waiting);
    if (input.name === "exercise") form.requestSubmit();
    else waiting = window.setTimeout(() => void ask(form).catch(() => say([said()?.dataset.failed ?? ""])), wait);
  });
}
