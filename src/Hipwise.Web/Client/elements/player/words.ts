/** The sentences of the player, as the page brings them; places in braces are filled in. */
export class Words {
  constructor(private readonly sentences: Record<string, string>) {}

  readonly say = (key: string, values: Record<string, string | number> = {}): string =>
    (this.sentences[key] ?? key).replace(/\{([a-z-]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export type Say = Words["say"];
