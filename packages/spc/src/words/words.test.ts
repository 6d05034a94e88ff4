import { describe, expect, it } from "vitest";
import { bearableDecimals, formatNumber, formatValue } from "./format-value.ts";
import { countOf, numberWord } from "./number-word.ts";
import { periodName, periodNoun } from "./period-name.ts";

describe("a period's name", () => {
  it.each([
    ["2026-03", "March 2026"],
    ["2026-12", "December 2026"],
    ["2026-W07", "week 7 of 2026"],
    ["2026-Q1", "Q1 2026"],
    ["2026-03-02", "2 March 2026"],
    ["2026-13", "2026-13"],
    ["2026", "2026"],
    ["Event 12", "Event 12"],
    ["", ""],
  ])("of %j is %j", (label, name) => {
    expect(periodName(label)).toBe(name);
  });

  it("is told from all labels: months, weeks, quarters, or plain points", () => {
    expect(periodNoun(["2026-03", "2026-04"]).many).toBe("months");
    expect(periodNoun(["2026-W07"]).one).toBe("week");
    expect(periodNoun(["2026-Q1"]).many).toBe("quarters");
    expect(periodNoun(["2026-03", "other"]).many).toBe("points");
    expect(periodNoun(["2026-13"]).many).toBe("points");
    expect(periodNoun([]).many).toBe("points");
  });
});

describe("a count in words", () => {
  it("is written out up to twelve", () => {
    expect([0, 1, 8, 12, 13].map(numberWord)).toEqual(["no", "one", "eight", "twelve", "13"]);
  });

  it("agrees with what is counted", () => {
    const month = { one: "month", many: "months" };

    expect(countOf(1, month)).toBe("one month");
    expect(countOf(14, month)).toBe("14 months");
  });
});

describe("a value with its unit", () => {
  it("never parts from its unit at the end of a line", () => {
    expect(formatValue(71.4, { unit: "%", decimals: 0 })).toBe("71\u00a0%");
    expect(formatValue(0.98, { unit: "per 1,000", decimals: 2 })).toBe("0.98\u00a0per 1,000");
    expect(formatValue(3, { unit: "", decimals: 0 })).toBe("3");
  });

  it("groups thousands, and has a true minus sign but no minus nought", () => {
    expect(formatNumber(1234567.8, 1)).toBe("1,234,567.8");
    expect(formatNumber(999, 0)).toBe("999");
    expect(formatNumber(1000, 0)).toBe("1,000");
    expect(formatNumber(-12.34, 1)).toBe("−12.3");
    expect(formatNumber(-0.04, 1)).toBe("0.0");
  });

  it.each([
    ["a percentage of 300 cases", 71, 2.6, "%", 0],
    ["a percentage of 24,000 cases", 71, 0.27, "%", 1],
    ["a small rate", 0.98, 0.28, "per 1,000", 2],
    ["a larger rate", 12.3, 3, "per 1,000", 0],
    ["days", 143.2, 20, "days", 0],
    ["a rate of nothing", 0, null, "per 1,000", 0],
    ["a precise measurement", 24.0083, 0.05, "mm", 1],
  ])("has no more decimals than the data bear: %s", (_, centre, sigma, unit, decimals) => {
    expect(bearableDecimals(centre, sigma, unit)).toBe(decimals);
  });
});
