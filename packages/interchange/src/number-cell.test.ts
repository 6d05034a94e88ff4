import { describe, expect, it } from "vitest";
import { readNumber } from "./number-cell.ts";

const commas = { decimalComma: true };
const points = { decimalComma: false };

describe("a number in a file", () => {
  it.each([
    ["12", 12],
    [" 0 ", 0],
    ["17233.6667", 17233.6667],
    ["1.234", 1.234],
    ["007", 7],
  ])("%j is read with a decimal point", (cell, value) => {
    expect(readNumber(cell, points)).toEqual({ value });
  });

  it.each([
    ["17233,6667", 17233.6667],
    ["17233.667", 17233.667],
    ["0,125", 0.125],
    ["1,5", 1.5],
  ])("%j is read where commas are decimal", (cell, value) => {
    expect(readNumber(cell, commas)).toEqual({ value });
  });

  it.each(["1.234", "1,234", "12.500", "1.234.567"])(
    "%j is refused where commas are decimal, as it may mean two things",
    (cell) => {
      const because = expect.stringMatching(/thousand or a fraction.*as \d+\.$/);
      expect(readNumber(cell, commas)).toEqual({ because });
    },
  );
});
