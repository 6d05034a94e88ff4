import { describe, expect, it } from "vitest";
import { csvOf } from "./csv-of.ts";

describe("a table written for a spreadsheet", () => {
  it("ends its lines with CR LF and quotes what needs it", () => {
    expect(
      csvOf([
        ["site", "rate"],
        ["St Anna, north", 0.5],
      ]),
    ).toBe('site,rate\r\n"St Anna, north",0.5\r\n');
  });

  it("lets no text be taken for a formula, and leaves numbers alone", () => {
    expect(csvOf([["=1+1", -1.5]])).toBe("'=1+1,-1.5\r\n");
  });
});
