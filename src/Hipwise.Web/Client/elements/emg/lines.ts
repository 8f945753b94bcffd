/** One line of a sensor: its time as it stands there, and a number for each channel; what is missing is no number. */
export interface Row {
  time: number;
  values: number[];
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Text without the end of a line that is longer than this is nonsense. */
const LONGEST = 4096;

/**
 * Lines of a sensor out of pieces of text as they come: time first, then channels, parted by commas, semicolons or tabs; with the latter two a comma may stand before
 * decimals. Lines of words are names; lines that are neither are counted.
 */
export class LineReader {
  /** Names of the channels, as a line of words says them. */
  names: string[] = [];
  /** How many lines could not be read. */
  garbage = 0;
  private rest = "";
  private columns = 0;
  private joined = false;

  constructor(private readonly mostChannels: number) {}

  read(piece: string): Row[] {
    const lines = (this.rest + piece).split(/[\r\n]+/);
    this.rest = lines.pop() ?? "";
    if (this.rest.length > LONGEST) {
      this.garbage += 1;
      this.rest = "";
    }

    return lines.map((line) => this.take(line.trim())).filter((row) => row !== null);
  }

  /** A port that was opened anew may begin in the middle of a line. */
  restart(): void {
    [this.rest, this.joined] = ["", false];
  }

  private take(line: string): Row | null {
    if (line === "" || line.startsWith("#")) return null;
    const first = !this.joined;
    this.joined = true;
    const cells = cut(line);
    const numbers = cells.map(read);
    if (this.isNames(cells, numbers)) return null;
    const well = cells.length >= 2 && Number.isFinite(numbers[0]) && numbers.every((one) => one !== null) && (this.columns === 0 || cells.length === this.columns);
    // Of the first line one may have missed the beginning: nobody can tell.
    if (first) return null;
    if (!well) {
      this.garbage += 1;
      return null;
    }

    this.columns = cells.length;
    return { time: numbers[0]!, values: (numbers as number[]).slice(1, 1 + this.mostChannels) };
  }

  private isNames(cells: string[], numbers: (number | null)[]): boolean {
    const words = cells.length >= 2 && numbers.every((one, i) => one === null && /\p{L}/u.test(cells[i]!));
    if (words && (this.columns === 0 || this.columns === cells.length)) this.names = cells.slice(1, 1 + this.mostChannels);
    return words;
  }
}

function cut(line: string): string[] {
  const mark = line.includes("\t") ? "\t" : line.includes(";") ? ";" : ",";
  return line.split(mark).map((cell) => (mark === "," ? cell : cell.replace(",", ".")).trim());
}

/** The number of a cell; NaN for one that is empty, null for what is none. */
function read(cell: string): number | null {
  if (cell === "" || /^nan$/i.test(cell)) return NaN;
  return NUMBER.test(cell) ? Number(cell) : null;
}
