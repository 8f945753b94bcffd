/** What this browser keeps. Where it may keep nothing, it is kept as long as the page is open. */
const spare = new Map<string, string>();

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    spare.set(key, value);
  }
}

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? spare.get(key) ?? null;
  } catch {
    return spare.get(key) ?? null;
  }
}

export function drop(key: string): void {
  spare.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing can be kept there, so nothing is there.
  }
}

/** Keys with this beginning, in order. */
export function keysOf(start: string): string[] {
  let there: string[] = [];
  try {
    there = Object.keys(localStorage);
  } catch {
    // As above.
  }
  return [...there, ...spare.keys()].filter((key) => key.startsWith(start)).sort();
}
