import { describe, expect, it } from "vitest";
import { type ChartOptions, controlChart } from "../control-chart.ts";

function gChart(between: readonly (number | null)[], options?: ChartOptions) {
  const points = between.map((numerator, row) => ({ label: String(row + 1), numerator }));
  return controlChart({ chart: "g", points }, options);
}

describe("g chart", () => {
  it("takes its limits from the mean and draws the median", () => {
    const [first] = gChart([2, 3, 4, 31]).points;

    expect(first?.centre).toBe(3.5);
    expect(first?.upper).toBeCloseTo(10 + 3 * Math.sqrt(10 * 11), 12);
    expect(first?.upper95).toBeCloseTo(10 + 2 * Math.sqrt(10 * 11), 12);
    expect(first?.lower).toBe(0);
  });

  it("draws 0.693 times a known mean", () => {
    const [first] = gChart([2, 3], { centre: 40 }).points;

    expect(first?.centre).toBeCloseTo(27.72, 12);
    expect(first?.upper).toBeCloseTo(40 + 3 * Math.sqrt(40 * 41), 12);
  });

  it("judges runs by the median, so that half the points lie on either side", () => {
    const chart = gChart([1, 1, 1, 90, 90, 90]);

    expect(chart.phases[0]).toMatchObject({ useful: 6, longestRun: 3, crossings: 1 });
  });

  it("has lines at 0 when every case was an event", () => {
    expect(gChart([0, 0, 0]).points[0]).toMatchObject({ centre: 0, lower: 0, upper: 0 });
  });

  it("says why nothing can be drawn from nothing", () => {
    expect(gChart([null]).phases[0]?.whyNoLimits).toMatch(/No point of the baseline/);
  });
});
