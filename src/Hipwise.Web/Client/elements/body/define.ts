/** Fetches `<hw-body>` on pages that have one, and what draws it where that is possible; other pages do not pay for it. A page that gets one later says so by
 * the event `hw-body-came`. */
export function defineBody(): void {
  let begun = false;
  const look = (): void => {
    if (begun || !document.querySelector("hw-body")) return;
    begun = true;
    void Promise.all([import("./body"), canDraw() ? import("./stage") : undefined]).then(([{ register }, drawing]) => register(drawing?.Stage));
  };
  for (const name of ["turbo:load", "turbo:render", "hw-body-came"]) document.addEventListener(name, look);
  look();
}

// Asked of a canvas of its own, so that nothing is fetched and nothing complains where there is no drawing.
function canDraw(): boolean {
  try {
    const context = document.createElement("canvas").getContext("webgl2");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
