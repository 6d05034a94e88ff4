import { describe, expect, it } from "vitest";
import { type ChartOptions, controlChart } from "../control-chart.ts";

function tChart(days: readonly (number | null)[], options?: ChartOptions) {
  const points = days.map((numerator, row) => ({ label: String(row + 1), numerator }));
  return controlChart({ chart: "t", points }, options);
}

const roots = (days: readonly number[]) => days.map((day) => day ** (1 / 3.6));

describe("t chart", () => {
  it("is an I chart of 3.6th roots, taken back", () => {
    const days = [12, 20, 15, 31, 22, 18];
    const [first] = tChart(days, { screenMovingRanges: false }).points;
    const points = roots(days).map((numerator) => ({ label: "", numerator }));
    const [ofRoots] = controlChart({ chart: "i", points }, { screenMovingRanges: false }).points;

    expect(first?.value).toBe(12);
    for (const line of ["centre", "lower", "upper", "lower95", "upper95"] as const) {
      expect(first?.[line]).toBeCloseTo((ofRoots?.[line] ?? 0) ** 3.6, 9);
    }
  });

  it("has a lower limit of 0 where the root's is negative, and then no 95 % one", () => {
    const [first] = tChart([1, 60, 1, 60, 1, 60]).points;

    expect(first).toMatchObject({ lower: 0, lower95: null });
    expect(first?.upper).toBeGreaterThan(60);
  });

  it("takes a known centre line in days, not in roots of days", () => {
    const [first] = tChart([12, 20, 15], { centre: 16 }).points;

    expect(first?.centre).toBe(16);
    expect(first?.upper).toBeGreaterThan(16);
  });

  it.each([0, -3])("refuses %s days: two events at once need a finer clock", (day) => {
    expect(() => tChart([5, day, 7])).toThrow(
      `points[1].numerator: must be a finite number above 0, got ${day}`,
    );
  });

  it("has no upper limit and says why when all times are alike", () => {
    const chart = tChart([30, 30, 30]);

    expect(chart.points[0]).toMatchObject({ lower: 0, upper: null, upper95: null });
    expect(chart.phases[0]?.whyNoLimits).toMatch(/is the same/);
  });

  it("finds no point off the line when all times are alike", () => {
    const chart = tChart([5, 5, 5, 5], { screenMovingRanges: false });

    expect(chart.phases[0]?.useful).toBe(0);
    expect(chart.points[0]).toMatchObject({ centre: 5, lower: 5, upper: 5, beyondLimits: false });
  });
});
