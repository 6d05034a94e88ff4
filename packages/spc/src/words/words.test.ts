import { describe, expect, it } from "vitest";
import {
  bearableDecimals,
  formatApart,
  formatBare,
  formatChange,
  formatNumber,
  formatValue,
} from "./format-value.ts";
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
    ["a percentage far below one", 0.04, 0.06, "%", 2],
    ["a percentage below one", 0.6, 2, "%", 1],
    ["a rate far below one in a thousand", 0.0004, 0.0002, "per 1,000", 4],
  ])("has no more decimals than the data bear: %s", (_, centre, sigma, unit, decimals) => {
    expect(bearableDecimals(centre, sigma, unit)).toBe(decimals);
  });

  it("is never written as nought where it is not", () => {
    const oneDecimal = { unit: "%", decimals: 1 };

    expect(formatValue(0.04, oneDecimal)).toBe("0.04\u00a0%");
    expect(formatValue(-0.004, oneDecimal)).toBe("−0.004\u00a0%");
    expect(formatValue(0.06, oneDecimal)).toBe("0.1\u00a0%");
    expect(formatValue(0, oneDecimal)).toBe("0.0\u00a0%");
    expect(formatValue(0.1 + 0.2 - 0.3, oneDecimal)).toBe("0.0\u00a0%");
  });

  it("has its unit once in a change, but each percentage its sign", () => {
    const change = (unit: string) => formatChange(2.2, 1.2, { unit, decimals: 1 });

    expect(change("per 1,000 catheter days")).toBe("from 2.2 to 1.2\u00a0per 1,000 catheter days");
    expect(change("%")).toBe("from 2.2\u00a0% to 1.2\u00a0%");
    expect(change("% of visits")).toBe("from 2.2\u00a0% to 1.2\u00a0% of visits");
    expect(change("")).toBe("from 2.2 to 1.2");
  });

  it("has the decimals it takes to differ from what it is set against", () => {
    const whole = { unit: "%", decimals: 0 };
    const said = (...values: number[]) =>
      values.map((value) => formatBare(value, formatApart(whole, ...values)));

    expect(said(93.4, 93.1)).toEqual(["93.4\u00a0%", "93.1\u00a0%"]);
    expect(said(65.004, 65)).toEqual(["65.004\u00a0%", "65.000\u00a0%"]);
    expect(said(71, 62)).toEqual(["71\u00a0%", "62\u00a0%"]);
    expect(said(62, 62)).toEqual(["62\u00a0%", "62\u00a0%"]);
    expect(formatChange(64.6, 65.4, whole)).toBe("from 64.6\u00a0% to 65.4\u00a0%");
  });
});
