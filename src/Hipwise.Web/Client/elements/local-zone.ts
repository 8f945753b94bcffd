/** `<hw-local-zone>`: fills the hidden field inside with the browser's time zone when it is still empty. */
class LocalZone extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector("input");
    if (field && field.value === "") field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}

export function defineLocalZone(): void {
  customElements.define("hw-local-zone", LocalZone);
}
