/** Fetches `<hw-emg-live>` on pages that have one; other pages do not pay for it. */
export function defineEmgLive(): void {
  let begun = false;
  const look = (): void => {
    if (begun || !document.querySelector("hw-emg-live")) return;
    begun = true;
    void import("./emg").then(({ register }) => register());
  };
  for (const name of ["turbo:load", "turbo:render"]) document.addEventListener(name, look);
  look();
}
