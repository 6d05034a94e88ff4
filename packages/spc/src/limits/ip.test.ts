import { describe, expect, it } from "vitest";
import { controlChart } from "../control-chart.ts";

const points = [
  { label: "1", numerator: 10, denominator: 100 },
  { label: "2", numerator: 60, denominator: 400 },
  { label: "3", numerator: 5, denominator: 25 },
];

describe("I′ chart", () => {
  it("scales each difference by both denominators and each limit by its own", () => {
    const chart = controlChart({ chart: "ip", points }, { screenMovingRanges: false });
    const moving = [0.05 / Math.sqrt(1 / 100 + 1 / 400), 0.05 / Math.sqrt(1 / 400 + 1 / 25)];
    const sigma = (Math.sqrt(Math.PI / 2) * ((moving[0] ?? 0) + (moving[1] ?? 0))) / 2;

    expect(chart.points[0]?.centre).toBeCloseTo(75 / 525, 12);
    expect(chart.points[1]?.upper).toBeCloseTo(75 / 525 + (3 * sigma) / 20, 12);
    expect(chart.points[2]?.lower95).toBeCloseTo(75 / 525 - (2 * sigma) / 5, 12);
  });

  it("takes every denominator as 1 where there is none", () => {
    const plain = [3, 5, 4].map((numerator, row) => ({ label: String(row), numerator }));
    const [first] = controlChart(
      { chart: "ip", points: plain },
      { screenMovingRanges: false },
    ).points;

    expect(first?.centre).toBe(4);
    expect(first?.upper).toBeCloseTo(4 + (3 * Math.sqrt(Math.PI / 2) * 1.5) / Math.SQRT2, 12);
  });

  it("has no limits and says why with a single point", () => {
    const chart = controlChart({ chart: "ip", points: points.slice(0, 1) });

    expect(chart.points[0]).toMatchObject({ value: 0.1, centre: 0.1, upper: null });
    expect(chart.phases[0]?.whyNoLimits).toMatch(/single point/);
  });
});
