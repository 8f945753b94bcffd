/** `<hw-print>`: shows its button, which prints the page; without a script nothing is offered. */
class PrintButton extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", () => window.print());
  }
}

export function definePrint(): void {
  customElements.define("hw-print", PrintButton);
}
