import { describe, expect, test } from "vitest";
import { LineReader } from "../../elements/emg/lines";

/** The first line may have lost its beginning, so it never counts. */
function read(...pieces: string[]): { rows: number[][]; reader: LineReader } {
  const reader = new LineReader(4);
  reader.read("first\n");
  return { rows: pieces.flatMap((piece) => reader.read(piece)).map(({ time, values }) => [time, ...values]), reader };
}

describe("lines of a sensor", () => {
  test("are times and numbers, parted by commas, semicolons or tabs", () => {
    expect(read("0.001,512,498\n").rows).toEqual([[0.001, 512, 498]]);
    expect(read("0.001;512;-4.5e-3\r\n").rows).toEqual([[0.001, 512, -0.0045]]);
    expect(read("1\t512\t498\n").rows).toEqual([[1, 512, 498]]);
    expect(read("0,001;1,5;+2\n").rows).toEqual([[0.001, 1.5, 2]]);
    expect(read("0,001\t1,5\t2\n").rows).toEqual([[0.001, 1.5, 2]]);
  });

  test("come in pieces that end anywhere", () => {
    const text = "0.001,512\n0.002,513\r\n0.003,514\r0.004,-515\n";
    const whole = read(text).rows;
    expect(whole.length).toBe(4);
    for (let cut = 0; cut <= text.length; cut++) expect(read(text.slice(0, cut), text.slice(cut)).rows).toEqual(whole);
    expect(read(...text).rows).toEqual(whole);
  });

  test("that end nowhere are given up", () => {
    const { rows, reader } = read("1".repeat(5000), "\n1,2\n");
    expect(rows).toEqual([[1, 2]]);
    expect(reader.garbage).toBe(1);
  });

  test("of words are names, and remarks are passed over", () => {
    const { rows, reader } = read("# hello\n\nt,GMAX_L,GMAX_R\n1,2,3\n");
    expect(reader.names).toEqual(["GMAX_L", "GMAX_R"]);
    expect(rows).toEqual([[1, 2, 3]]);
    expect(reader.garbage).toBe(0);
    const other = new LineReader(4);
    other.read("time;left;right\n1;2;3\n");
    expect(other.names).toEqual(["left", "right"]);
  });

  test("that are nonsense are counted and nothing else", () => {
    const { rows, reader } = read("1,2,3\n2,x,4\nready\n3,4\n4,5,6,7\n-,1,2\n5,6,7\n1,2,0x10\n");
    expect(rows).toEqual([[1, 2, 3], [5, 6, 7]]);
    expect(reader.garbage).toBe(6);
  });

  test("may lack a number", () => {
    expect(read("1,2,3\n2,,4\n3,nan,5\n").rows).toEqual([[1, 2, 3], [2, NaN, 4], [3, NaN, 5]]);
  });

  test("have as many channels as are taken", () => {
    expect(read("1,2,3,4,5,6,7\n").rows).toEqual([[1, 2, 3, 4, 5]]);
  });

  test("after a port was opened anew begin with a line that may be half", () => {
    const { reader } = read("1,2,3\n2,3,");
    reader.restart();
    expect(reader.read("7,8\n3,4,5\n")).toEqual([{ time: 3, values: [4, 5] }]);
    expect(reader.garbage).toBe(0);
  });
});
