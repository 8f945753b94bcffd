import { readBlock, writeHead, type Head } from "./block";
import { POINTS, STRIDE, type Frame } from "./landmarks";
import type { KeptTake } from "./shelf";

/** Lets the person keep the points of takes with the test, or save them to files. Nothing of them is in the form until the box is ticked. */
export function offerPoints(takes: readonly KeptTake[], form: HTMLFormElement): void {
  const choice = form.querySelector<HTMLElement>("[data-points]")!;
  const box = choice.querySelector<HTMLInputElement>("[type=checkbox]")!;
  const files = choice.querySelector<HTMLInputElement>("[type=file]")!;
  choice.hidden = takes.length === 0;
  box.checked = false;
  files.value = "";
  box.onchange = () => fill(files, box.checked ? takes : []);
  choice.querySelector<HTMLButtonElement>("[data-save-points]")!.onclick = () => void save(takes);
}

/** A take as one block: head and frames. */
export function wholeOf({ head, blocks }: KeptTake): Blob {
  return new Blob([writeHead(head), ...blocks]);
}

/** A take as the file of landmarks that the command line reads. */
export function writeJson({ width, height, model }: Head, frames: readonly Frame[]): string {
  return JSON.stringify({
    schema: "pose-landmarks/1", engine: "", model, width, height,
    frames: frames.map(({ time, persons, roll, image, world }) => ({
      t: time, persons, ...(Number.isNaN(roll) ? {} : { roll }), image: rows(image), world: rows(world),
    })),
  });
}

function rows(points: Float32Array | null): (number | null)[][] | null {
  if (!points || points.length < STRIDE) return null;
  return Array.from({ length: POINTS }, (_, i) => Array.from(points.subarray(i * 4, i * 4 + 4), (value) => (Number.isNaN(value) ? null : value)));
}

function fill(files: HTMLInputElement, takes: readonly KeptTake[]): void {
  const list = new DataTransfer();
  takes.forEach((take, i) => list.items.add(new File([wholeOf(take)], `${i + 1}`)));
  files.files = list.files;
}

async function save(takes: readonly KeptTake[]): Promise<void> {
  for (const [i, take] of takes.entries()) {
    const { head, frames } = readBlock(new Uint8Array(await wholeOf(take).arrayBuffer()));
    const address = URL.createObjectURL(new Blob([writeJson(head, frames)], { type: "application/json" }));
    const link = document.createElement("a");
    [link.href, link.download] = [address, `points-${i + 1}.json`];
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}
