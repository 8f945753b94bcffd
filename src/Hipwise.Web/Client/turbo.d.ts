declare module "@hotwired/turbo" {
  export function start(): void;
  export const config: { drive: { progressBarDelay: number }; forms: { mode: string } };
}
