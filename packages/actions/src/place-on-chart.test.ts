import type { Measure } from "@allteach/domain/measure";
import type { FigurePeriod, Period } from "@allteach/domain/period";
import { periodsFrom } from "@allteach/domain/period";
import { describe, expect, it } from "vitest";
import type { MonthValue } from "./chart-series.ts";
import { placeOnChart } from "./place-on-chart.ts";

const measure = { chart: "p", multiplier: 100, denominator: "patients" } as Measure;
const periods = periodsFrom("2023-01" as Period, "2025-12" as Period) as readonly FigurePeriod[];
const begun = "2024-07" as FigurePeriod;

/** About 60 in 100 at first, about 20 in 100 from the middle of 2024 on, and one last figure. */
function months(last: number): MonthValue[] {
  return periods.map((period, place) => {
    const usual = (period < begun ? 60 : 20) + ((place * 7) % 9) - 4;
    const numerator = place === periods.length - 1 ? last : usual;
    return { period, figure: { state: "measured", numerator, denominator: 100 } };
  });
}

const placed = (last: number, starts: readonly string[]) =>
  placeOnChart(measure, months(last), "2025-12" as FigurePeriod, { starts });

describe("where a figure lies on its site's chart", () => {
  it("is told by the limits since the centre line began anew", () => {
    expect(placed(40, [begun])).toMatchObject({ side: "above", beyond: true });
    expect(placed(21, [begun])?.beyond).toBe(false);
  });

  it("is not told while too little has come since then", () => {
    expect(placed(40, ["2025-06"])).toBeUndefined();
  });

  it("is not told of a chart that lies beyond its own limits anyway", () => {
    expect(placed(40, [])).toBeUndefined();
  });
});
