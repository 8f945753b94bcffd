import { forgetLeftTakes } from "./shelf";

/** Fetches `<hw-camera>` on pages that have one; other pages do not pay for it, and throw away what was filmed and left. */
export function defineCamera(): void {
  let begun = false;
  const look = (): void => {
    if (!document.querySelector("hw-camera")) return forgetLeftTakes();
    if (begun) return;
    begun = true;
    void import("./camera").then(({ register }) => register());
  };
  for (const name of ["turbo:load", "turbo:render"]) document.addEventListener(name, look);
  look();
}
