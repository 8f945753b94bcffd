import type { Colour } from "./tubes";

/** Colours of a drawing, as the stylesheet has them for the page's light. */
export interface Palette {
  stage: Colour;
  floor: Colour;
  bone: Colour;
  thing: Colour;
  band: Colour;
  flesh: Colour;
  tendon: Colour;
  picked: Colour;
  work: readonly Colour[];
}

/** Reads them from the samples on the page, so that drawing and legend cannot differ. */
export function readPalette(samples: Element): Palette {
  const of = (name: string): Colour => parse(getComputedStyle(samples.querySelector(`.${name}`)!).backgroundColor);
  return {
    stage: of("body-stage"), floor: of("body-floor"), bone: of("body-bone"), thing: of("body-thing"), band: of("body-band"),
    flesh: of("body-flesh"), tendon: of("body-tendon"), picked: of("body-picked"),
    work: [0, 1, 2, 3, 4].map((step) => of(`body-work-${step}`)),
  };
}

/** Red, green and blue from 0 to 1 of a colour as browsers tell it. */
export function parse(text: string): Colour {
  const numbers = (text.match(/-?[\d.]+(e-?\d+)?/gi) ?? []).map(Number);
  const scale = text.startsWith("color(") ? 1 : 255;
  return [(numbers[0] ?? 0) / scale, (numbers[1] ?? 0) / scale, (numbers[2] ?? 0) / scale];
}
