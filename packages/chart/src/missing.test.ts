import { describe, expect, it } from "vitest";
import { levelChart } from "./example-charts.ts";
import { absenceMark, missingPeriods } from "./missing.ts";

const { points } = levelChart([1, null, 0, null], { centre: 1, lower: null, upper: null });

describe("missing periods", () => {
  it("are those without a value; zero is a value", () => {
    expect(missingPeriods(points).map(({ point }) => point)).toEqual([1, 3]);
  });

  it("keep the reason that was given, and claim no other", () => {
    expect(missingPeriods(points, [{ point: 3, why: "no-cases" }])).toEqual([
      { point: 1, why: "not-collected" },
      { point: 3, why: "no-cases" },
    ]);
  });

  it("are marked by form: a cross or a dash", () => {
    expect(absenceMark("no-cases", 10, 10)).not.toBe(absenceMark("not-collected", 10, 10));
  });
});
