import { figureOf } from "@allteach/domain/figure";
import { Period } from "@allteach/domain/period";
import { describe, expect, it } from "vitest";
import type { MonthValue } from "./chart-series.ts";
import { eventSeries } from "./event-series.ts";

const month = (period: string, events?: number[], denominator?: number): MonthValue => {
  const named = Period.parse(period);
  if (!events) return { period: named };
  const counted = denominator === undefined ? {} : { denominator };
  return { period: named, figure: figureOf({ events, ...counted }, named) };
};

const between = (chart: "g" | "t", months: MonthValue[]) =>
  eventSeries(chart, months).series.points.map(({ label, numerator }) => [label, numerator]);

describe("rare events in order", () => {
  it("are days apart, over months without any", () => {
    const months = [month("2026-01", [10, 12]), month("2026-02", []), month("2026-03", [1])];
    expect(between("t", months)).toEqual([
      ["2026-01-12", 2],
      ["2026-03-01", 19 + 28 + 1],
    ]);
    expect(eventSeries("t", months).since).toBe(30);
  });

  it("are cases apart, counted over the months between", () => {
    const months = [
      month("2026-01", [40], 100),
      month("2026-02", [], 90),
      month("2026-03", [5], 80),
    ];
    expect(between("g", months)).toEqual([["2026-03", 60 + 90 + 5]]);
    expect(eventSeries("g", months).since).toBe(75);
  });

  it("are not counted over a month that nobody reported", () => {
    const months = [month("2026-01", [10]), month("2026-02"), month("2026-03", [5, 9])];
    expect(between("t", months)).toEqual([["2026-03-09", 4]]);
  });

  it("of one day are one point", () => {
    expect(between("t", [month("2026-01", [3, 9, 9])])).toEqual([["2026-01-09", 6]]);
  });

  it("are counted over a month without cases as if it were not there", () => {
    const none = { period: Period.parse("2026-02"), figure: { state: "no-cases" } } as const;
    const months = [month("2026-01", [90], 100), none, month("2026-03", [5], 80)];
    expect(between("g", months)).toEqual([["2026-03", 15]]);
  });

  it("before which none is known have no time before them", () => {
    expect(between("t", [month("2026-01", [10])])).toEqual([]);
    expect(eventSeries("t", [month("2026-01", [])]).since).toBeUndefined();
  });
});
