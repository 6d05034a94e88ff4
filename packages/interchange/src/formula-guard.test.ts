import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guarded, withoutGuard } from "./formula-guard.ts";

const triggers = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];

describe("a guarded cell", () => {
  it.each(triggers)("that began with %j begins with an apostrophe", (trigger) => {
    expect(guarded(`${trigger}cmd|' /C calc'!A0`)).toBe(`'${trigger}cmd|' /C calc'!A0`);
  });

  it.each([" =1+1", '"=1+1', "'=1+1", "\u00a0@SUM(A1)", "\uFEFF=1", "-5+cmd", "+5", "'\t=1"])(
    "that a spreadsheet may yet run is guarded too: %j",
    (cell) => {
      expect(guarded(cell)).toBe(`'${cell}`);
    },
  );

  it.each(["-5", "-0.25", "12", "", "St. Anna's", "a=b", "'tis", "2026-10"])(
    "that runs nowhere stays as it is: %j",
    (cell) => {
      expect(guarded(cell)).toBe(cell);
    },
  );

  const text = fc
    .array(fc.oneof(fc.constantFrom(...triggers, "'", '"', " ", "5", "."), fc.string()))
    .map((parts) => parts.join(""));

  it("begins with no trigger unless it is a number", () => {
    fc.assert(
      fc.property(text, (cell) => {
        const safe = guarded(cell);
        if (!/^-\d+(\.\d+)?$/.test(safe)) expect(triggers).not.toContain(safe[0]);
      }),
      { numRuns: 10_000 },
    );
  });

  it("gives back exactly what was guarded", () => {
    fc.assert(
      fc.property(text, (cell) => {
        expect(withoutGuard(guarded(cell))).toBe(cell);
      }),
      { numRuns: 10_000 },
    );
  });
});
