import { describe, expect, it } from "vitest";
import { readSiteLines } from "./read-site-lines.ts";

const types = ["hospital", "clinic"];

describe("sites listed in a text", () => {
  it("are a name, then a code and a type where there are any", () => {
    expect(readSiteLines("Northgate, NOR, Clinic\n\n  Southmoor\r\nWest, WES", types)).toEqual({
      ok: true,
      value: [
        { name: "Northgate", code: "NOR", type: "clinic" },
        { name: "Southmoor", type: "hospital" },
        { name: "West", code: "WES", type: "hospital" },
      ],
    });
  });

  it("may be copied from a spreadsheet, with commas in their names", () => {
    expect(readSiteLines("St Mary’s, Leeds\tSML\t", types)).toEqual({
      ok: true,
      value: [{ name: "St Mary’s, Leeds", code: "SML", type: "hospital" }],
    });
  });

  it("may be none", () => {
    expect(readSiteLines(" \n ", types)).toEqual({ ok: true, value: [] });
  });

  it("are refused line by line", () => {
    const read = readSiteLines("North, N O R\nA, B, C, D\nEast, E\nEast two, e\n, X", types);
    const because = read.ok || read.refusal.kind !== "invalid" ? [] : read.refusal.problems;
    expect(because.map(({ row, because: why }) => [row, why])).toEqual([
      [1, expect.stringMatching(/^Line 1: the code “N O R” cannot be: /)],
      [2, expect.stringMatching(/^Line 2: write name, code and type/)],
      [4, "Line 4: e is given on line 3 already"],
      [5, "Line 5: give a name first"],
    ]);
  });
});
