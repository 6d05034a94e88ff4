import { describe, expect, it } from "vitest";
import { type ChartOptions, type ChartType, controlChart } from "../control-chart.ts";

function chartOf(
  chart: ChartType,
  subgroups: readonly (readonly number[])[],
  options?: ChartOptions,
) {
  const points = subgroups.map((values, row) => ({ label: String(row + 1), values }));
  return controlChart({ chart, points }, options);
}

/** Means 2, 4 and 6; standard deviations 1, 1 and 2. */
const threes = [
  [1, 2, 3],
  [3, 4, 5],
  [4, 6, 8],
];

/** Montgomery's appendix VI, three decimals. */
const table = { a3: 1.954, b4: 2.568 };

describe("x-bar chart", () => {
  it("judges means by the average spread within subgroups of one size", () => {
    const [first] = chartOf("xbar", threes).points;

    expect(first).toMatchObject({ value: 2, centre: 4 });
    expect(first?.upper).toBeCloseTo(4 + (table.a3 * 4) / 3, 2);
    expect(first?.lower).toBeCloseTo(4 - (table.a3 * 4) / 3, 2);
  });

  it("pools the spread of subgroups that differ in size, and weighs their means", () => {
    const [first] = chartOf("xbar", [
      [1, 3],
      [4, 5, 6],
    ]).points;
    const pooled = Math.sqrt((1 * 2 + 2 * 1) / 3);

    expect(first?.centre).toBeCloseTo(19 / 5, 12);
    expect(first?.upper).toBeCloseTo(19 / 5 + (3 * pooled) / (0.797884560802865 * Math.SQRT2), 9);
  });

  it("counts a subgroup of one in the centre line and gives it no limits", () => {
    const chart = chartOf("xbar", [[1, 3], [5], [2, 4]]);

    expect(chart.points[1]).toMatchObject({ value: 5, centre: 3, lower: null, upper: null });
    expect(chart.points[0]?.upper).not.toBeNull();
  });

  it("may be negative", () => {
    expect(chartOf("xbar", [[-9, -8]]).points[0]?.upper).toBeLessThan(0);
  });

  it("says why there are no limits when no subgroup has two measurements", () => {
    const chart = chartOf("xbar", [[1], [2]]);

    expect(chart.points[0]).toMatchObject({ centre: 1.5, upper: null });
    expect(chart.phases[0]?.whyNoLimits).toMatch(/two measurements/);
  });

  it("refuses a measurement that is no number, naming it", () => {
    expect(() =>
      chartOf("xbar", [
        [1, 2],
        [3, Number.NaN],
      ]),
    ).toThrow("points[1].values[1]: must be a finite number, got NaN");
  });
});

describe("s chart", () => {
  it("draws the average spread and limits of the tabled widths", () => {
    const [first] = chartOf("s", threes).points;

    expect(first).toMatchObject({ value: 1, lower: 0 });
    expect(first?.centre).toBeCloseTo(4 / 3, 12);
    expect(first?.upper).toBeCloseTo((table.b4 * 4) / 3, 2);
  });

  it("takes the spread from the baseline alone, freeze and exclusion alike", () => {
    expect(chartOf("s", threes, { freezeAfter: 2 }).points[2]?.centre).toBe(1);
    expect(chartOf("s", threes, { exclude: [3] }).points[2]?.centre).toBe(1);
  });

  it("plots nothing for a subgroup of one", () => {
    const chart = chartOf("s", [[1, 3], [5]]);

    expect(chart.points[1]).toMatchObject({ value: null, lower: null, upper: null });
  });

  it("scales with the multiplier", () => {
    const [metres] = chartOf("s", threes).points;
    const [centimetres] = chartOf("s", threes, { multiplier: 100 }).points;

    expect(centimetres?.upper).toBeCloseTo((metres?.upper ?? 0) * 100, 9);
    expect(centimetres?.value).toBe(100);
  });
});
