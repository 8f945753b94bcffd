const steepest = 1.35;
const closest = 0.35;
const farthest = 3;

/** Where one looks from: angles around a middle, and how near. Angles in radians; 0 is from the right side, a quarter turn from the front. */
export class Orbit {
  turn: number;
  height: number;
  near = 1;

  constructor(private readonly home: { turn: number; height: number }) {
    [this.turn, this.height] = [home.turn, home.height];
  }

  by(turn: number, height: number): void {
    this.turn += turn;
    this.height = Math.min(steepest, Math.max(-steepest / 2, this.height + height));
  }

  zoom(factor: number): void {
    this.near = Math.min(farthest, Math.max(closest, this.near * factor));
  }

  look(turn: number): void {
    [this.turn, this.height, this.near] = [turn, this.home.height, 1];
  }

  reset(): void {
    this.look(this.home.turn);
  }

  /** Steps of the keyboard; whether the key means something. */
  key(key: string): boolean {
    const step = Math.PI / 18;
    if (key === "ArrowLeft") this.by(step, 0);
    else if (key === "ArrowRight") this.by(-step, 0);
    else if (key === "ArrowUp") this.by(0, step);
    else if (key === "ArrowDown") this.by(0, -step);
    else if (key === "+" || key === "=") this.zoom(1 / 1.15);
    else if (key === "-") this.zoom(1.15);
    else if (key === "Home") this.reset();
    else return false;
    return true;
  }

  /** From the middle to the eye, in ground, for a distance. */
  eye(distance: number): [number, number, number] {
    const far = distance * this.near;
    const flat = Math.cos(this.height) * far;
    return [Math.sin(this.turn) * flat, Math.sin(this.height) * far, Math.cos(this.turn) * flat];
  }
}
