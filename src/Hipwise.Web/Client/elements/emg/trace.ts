/** The picture goes up to so many times rest at the least. */
const LEAST_TOP = 6;
/** Above the loudest that is seen there is so much room. */
const ROOM = 1.15;
/** The top comes down by so much of the way in each frame. */
const SINK = 0.03;
const LINE = 2.5;
const LABEL = 8;

interface Ring {
  points: Float32Array;
  /** How many were put in so far. */
  count: number;
}

/**
 * The envelopes of the last seconds, of which one is drawn on a canvas. It runs from right to left; where a person wants less motion it stands still and is
 * written over from left to right.
 */
export class Trace {
  private readonly rings: Ring[];
  private readonly length: number;
  private top = LEAST_TOP;

  constructor(private readonly canvas: HTMLCanvasElement, channels: number, seconds: number, pointSeconds: number, private readonly threshold: number, private readonly still: boolean) {
    this.length = Math.max(2, Math.round(seconds / pointSeconds));
    this.rings = Array.from({ length: channels }, () => ({ points: new Float32Array(this.length), count: 0 }));
  }

  add(channel: number, points: readonly number[]): void {
    const ring = this.rings[channel];
    for (const point of points) if (ring) ring.points[ring.count++ % this.length] = point;
  }

  draw(channel: number): void {
    const [ring, pen] = [this.rings[channel], this.canvas.getContext("2d")];
    if (!ring || !pen) return;
    const { width, height } = this.fit();
    const style = getComputedStyle(this.canvas);
    const [ink, soft, accent] = ["--ink-soft", "--line", "--accent"].map((name) => style.getPropertyValue(name)) as [string, string, string];
    this.top = Math.max(LEAST_TOP, Math.max(...this.seen(ring)) * ROOM, this.top - SINK * (this.top - LEAST_TOP));
    const y = (value: number): number => height - (height * value) / this.top;
    pen.clearRect(0, 0, width, height);
    pen.lineWidth = 1;
    this.lines(pen, width, y, ink, soft);
    pen.fillStyle = ink;
    pen.font = `600 12px ${style.fontFamily}`;
    pen.fillText(`${this.top.toFixed(0)} ×`, LABEL, 2 * LABEL);
    pen.setLineDash([]);
    pen.strokeStyle = accent;
    pen.lineWidth = LINE;
    pen.lineJoin = "round";
    this.curve(pen, ring, width, y);
  }

  private seen({ points, count }: Ring): Float32Array {
    return count < this.length ? points.subarray(0, count) : points;
  }

  /** Rest is a thin line, and where activity begins a dashed one. */
  private lines(pen: CanvasRenderingContext2D, width: number, y: (value: number) => number, ink: string, soft: string): void {
    for (const [value, colour, dash] of [[1, soft, []], [this.threshold, ink, [6, 5]]] as const) {
      pen.strokeStyle = colour;
      pen.setLineDash([...dash]);
      pen.beginPath();
      pen.moveTo(0, Math.round(y(value)) + 0.5);
      pen.lineTo(width, Math.round(y(value)) + 0.5);
      pen.stroke();
    }
  }

  private curve(pen: CanvasRenderingContext2D, { points, count }: Ring, width: number, y: (value: number) => number): void {
    const { length, still } = this;
    const x = (place: number): number => (width * (still ? place % length : place - count + length)) / (length - 1);
    pen.beginPath();
    for (let place = Math.max(0, count - length); place < count; place++) {
      const value = points[place % length]!;
      if (still && place % length === 0) pen.moveTo(x(place), y(value));
      else pen.lineTo(x(place), y(value));
    }

    pen.stroke();
    if (count > 0) {
      pen.fillStyle = pen.strokeStyle;
      pen.beginPath();
      pen.arc(x(count - 1), y(points[(count - 1) % length]!), 2 * LINE, 0, 2 * Math.PI);
      pen.fill();
    }
  }

  /** As many dots as the screen has for it; drawn in the page's own units. */
  private fit(): { width: number; height: number } {
    const { canvas } = this;
    const [width, height, dots] = [canvas.clientWidth, canvas.clientHeight, window.devicePixelRatio || 1];
    if (canvas.width !== Math.round(width * dots) || canvas.height !== Math.round(height * dots)) {
      [canvas.width, canvas.height] = [Math.round(width * dots), Math.round(height * dots)];
    }

    canvas.getContext("2d")!.setTransform(dots, 0, 0, dots, 0, 0);
    return { width, height };
  }
}
