const INTERACTIVE = "button, a, input, select, textarea, summary, dialog";

/** What a key means in a running session; keys that a control needs itself are left to it. */
export function keyOf(event: KeyboardEvent): "toggle" | "next" | "back" | null {
  const target = event.target as Element;
  if (event.ctrlKey || event.altKey || event.metaKey || target.closest("dialog, select")) return null;
  if (event.key === " ") return target.closest(INTERACTIVE) ? null : "toggle";
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    if (target.matches("input")) return null;
    return event.key === "ArrowRight" ? "next" : "back";
  }
  if (event.repeat) return null;
  if (event.key.toLowerCase() === "n") return "next";
  return event.key.toLowerCase() === "b" ? "back" : null;
}
