import type { Measure } from "@allteach/domain/measure";
import { describe, expect, it } from "vitest";
import { figuresAsked } from "./figures-asked.ts";

const falls = {
  ...{ numerator: "falls", denominator: "bed days", cadence: "week", status: "live", chart: "u" },
} as Measure;

describe("a chart without figures", () => {
  it("says which two counts it waits for, and how often", () => {
    expect(figuresAsked(falls)).toBe(
      "A week takes two counts: falls, out of bed days. The chart begins with the first one.",
    );
  });
  it.each([
    ["xbar", "takes a mean, its standard deviation"],
    ["i", "takes one value: falls"],
    ["t", "Each event is told when it happens: falls"],
  ] as const)("of kind %s says what it takes", (chart, words) => {
    expect(figuresAsked({ ...falls, chart })).toContain(words);
  });
  it("of a draft asks nobody", () => {
    expect(figuresAsked({ ...falls, status: "draft" })).toContain("is a draft");
  });
});
