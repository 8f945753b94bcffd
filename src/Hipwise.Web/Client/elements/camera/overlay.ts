import { BONES, Point, type Frame } from "./landmarks";

const FAINT = 0.3;

/** Draws the points that were found over the preview; colours come from the page. */
export class Overlay {
  /** `boldness` is more than 1 where the picture is shown small. */
  constructor(private readonly canvas: HTMLCanvasElement, private readonly boldness = 1) {}

  draw(frame: Frame | null, width: number, height: number): void {
    const { canvas } = this;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, width, height);
    const points = frame?.image;
    if (!points) return;
    const style = getComputedStyle(canvas);
    context.lineWidth = Math.max(3, width / 110) * this.boldness;
    context.lineCap = "round";
    const place = (point: number): [number, number] => [points[point * 4]! * width, points[point * 4 + 1]! * height];
    for (const [from, to] of BONES) {
      context.globalAlpha = Math.max(FAINT, Math.min(points[from * 4 + 3]!, points[to * 4 + 3]!));
      context.strokeStyle = style.getPropertyValue(sideOf(from, to));
      context.beginPath();
      context.moveTo(...place(from));
      context.lineTo(...place(to));
      context.stroke();
    }

    context.globalAlpha = 1;
    context.fillStyle = style.getPropertyValue("--camera-joint");
    for (const point of Object.values(Point)) {
      context.beginPath();
      context.arc(...place(point), context.lineWidth * 0.8, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

function sideOf(from: number, to: number): string {
  if (from % 2 !== to % 2) return "--camera-middle";
  return from % 2 === 1 ? "--camera-left" : "--camera-right";
}
