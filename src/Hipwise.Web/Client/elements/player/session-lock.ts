/**
 * One tab at a time runs a session. `hold` gives how to let go again, or null when another tab holds it; with `steal`
 * it is taken from the other tab, which is told by `lost`.
 */
export async function hold(name: string, steal: boolean, lost: () => void): Promise<(() => void) | null> {
  if (!("locks" in navigator)) return () => undefined;
  return new Promise((resolve) => {
    let release = (): void => undefined;
    const held = new Promise<void>((done) => (release = done));
    navigator.locks
      .request(name, steal ? { steal } : { ifAvailable: true }, (lock) => {
        resolve(lock ? release : null);
        return lock ? held : undefined;
      })
      .catch(lost);
  });
}

/** True while another tab runs it. */
export async function isHeld(name: string): Promise<boolean> {
  if (!("locks" in navigator)) return false;
  const { held } = await navigator.locks.query();
  return held?.some((lock) => lock.name === name) ?? false;
}
