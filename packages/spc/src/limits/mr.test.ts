import { describe, expect, it } from "vitest";
import flowRate from "../../../../test/reference/flow-rate.json" with { type: "json" };
import loanCost from "../../../../test/reference/loan-cost.json" with { type: "json" };
import { type ChartOptions, controlChart } from "../control-chart.ts";

function rangeChart(values: readonly (number | null)[], options?: ChartOptions) {
  const points = values.map((numerator, row) => ({ label: String(row + 1), numerator }));
  return controlChart({ chart: "mr", points }, options);
}

describe("MR chart", () => {
  it("agrees with Montgomery's loan costs to the book's two decimals", () => {
    const [, second] = rangeChart(loanCost.values).points;

    expect(second?.centre).toBeCloseTo(loanCost.published.averageRange, 2);
    expect(second?.upper).toBeCloseTo(loanCost.published.upperRange, 2);
    expect(second?.lower).toBe(0);
  });

  it("agrees with NIST's average range of flow rates", () => {
    const [first] = rangeChart(flowRate.values).points;

    expect(first?.centre).toBeCloseTo(flowRate.published.averageRange, 4);
  });

  it("plots the distance to the point before; a phase and a gap begin without one", () => {
    const chart = rangeChart([3, 5, null, 9, 8, 4, 6], { phaseEnds: [5] });

    expect(chart.points.map(({ value }) => value)).toEqual([null, 2, null, null, 1, null, 2]);
  });

  it("leaves only the range that ends in an excluded point out of the average", () => {
    const [first] = rangeChart([1, 2, 10, 4, 5], { exclude: [3] }).points;

    expect(first?.centre).toBeCloseTo((1 + 6 + 1) / 3, 12);
  });

  it("keeps its 95 % limit two thirds of the way up", () => {
    const [first] = rangeChart([1, 3, 1, 3]).points;

    expect(first).toMatchObject({ centre: 2, upper: 6.534, lower95: 0 });
    expect(first?.upper95).toBeCloseTo(4.356, 12);
  });

  it("gives the runs but never a signal: neighbouring ranges share a point", () => {
    const values = [0, ...Array.from({ length: 12 }, (_, row) => (row % 2 ? 0 : 1))];
    const jump = [...values, ...values.map((value) => value * 50)];
    const runs = rangeChart(jump).phases[0];

    expect(runs?.longestRun).toBeGreaterThan(runs?.longestRunMax ?? 99);
    expect(runs?.signal).toBe(false);
  });

  it("says why a single point has no range", () => {
    const chart = rangeChart([4]);

    expect(chart.points[0]).toMatchObject({ value: null, centre: null, lower: 0, upper: null });
    expect(chart.phases[0]?.whyNoLimits).toMatch(/single point/);
  });
});
