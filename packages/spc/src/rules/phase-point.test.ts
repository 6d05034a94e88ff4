import { describe, expect, it } from "vitest";
import { type ChartPoint, controlChart } from "../control-chart.ts";
import { pointsByPhase, sigmaOf } from "./phase-point.ts";

const point = (lines: Partial<ChartPoint>): ChartPoint => ({
  label: "",
  value: null,
  centre: 0.9,
  lower: null,
  upper: null,
  lower95: null,
  upper95: null,
  phase: 1,
  excluded: false,
  beyondLimits: false,
  ...lines,
});

describe("sigma", () => {
  it("is read from the limit that is not clipped", () => {
    expect(sigmaOf(point({ lower: 0.75, upper: 1 }))).toBeCloseTo(0.05, 12);
    expect(sigmaOf(point({ centre: 0.1, lower: 0, upper: 0.25 }))).toBeCloseTo(0.05, 12);
  });

  it("is read from the two-sigma lines where both limits are clipped", () => {
    const clipped = { centre: 0.5, lower: 0, upper: 1, lower95: 0.1, upper95: 0.9 };

    expect(sigmaOf(point(clipped))).toBeCloseTo(0.2, 12);
  });

  it("is unknown without limits, and where nothing varies", () => {
    expect(sigmaOf(point({}))).toBeNull();
    expect(sigmaOf(point({ lower: 0.9, upper: 0.9 }))).toBeNull();
  });

  it("is each point's own where denominators differ", () => {
    const chart = controlChart({
      chart: "p",
      points: [
        { label: "1", numerator: 90, denominator: 100 },
        { label: "2", numerator: 22, denominator: 25 },
      ],
    });
    const share = 112 / 125;
    const [small, large] = [25, 100].map((cases) => Math.sqrt((share * (1 - share)) / cases));

    expect(chart.points.map(sigmaOf)).toEqual([
      expect.closeTo(large ?? 0, 12),
      expect.closeTo(small ?? 0, 12),
    ]);
  });
});

describe("distance from the centre", () => {
  it("of cases between events is counted from the mean, though the line is the median", () => {
    const gaps = [3, 12, 7, 0, 20, 5, 9, 1, 14, 6];
    const chart = controlChart({
      chart: "g",
      points: gaps.map((numerator, place) => ({ label: String(place), numerator })),
    });
    const mean = 7.7;

    const [first] = pointsByPhase(chart)[0] ?? [];
    expect(first?.distance).toBeCloseTo((3 - mean) / Math.sqrt(mean * (mean + 1)), 9);
  });

  it("of days between events is counted after the root that makes them symmetrical", () => {
    const days = [3, 12, 7, 2, 20, 5, 9, 1, 14, 6];
    const chart = controlChart({
      chart: "t",
      points: days.map((numerator, place) => ({ label: String(place), numerator })),
    });
    const roots = days.map((each) => each ** (1 / 3.6));
    const straight = controlChart({
      chart: "i",
      points: roots.map((numerator, place) => ({ label: String(place), numerator })),
    });

    const distances = (drawn: typeof chart) =>
      pointsByPhase(drawn).flatMap((points) => points.map(({ distance }) => distance ?? 0));
    distances(chart).forEach((distance, place) => {
      expect(distance).toBeCloseTo(distances(straight)[place] ?? 9, 9);
    });
  });
});
