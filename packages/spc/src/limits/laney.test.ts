import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChartOptions, type ChartType, controlChart } from "../control-chart.ts";

type Month = readonly [numerator: number, denominator: number];

function chartOf(chart: ChartType, months: readonly Month[], options?: ChartOptions) {
  const points = months.map(([numerator, denominator], row) => ({
    label: String(row + 1),
    numerator,
    denominator,
  }));
  return controlChart({ chart, points }, options);
}

const varied: Month[] = [
  [900, 10_000],
  [1500, 10_000],
  [700, 10_000],
  [1300, 10_000],
  [1100, 10_000],
  [800, 10_000],
];

describe.each([
  ["pp", "p"],
  ["up", "u"],
] as const)("Laney's %s chart", (laney, plain) => {
  it("widens the plain limits by how much z really varies", () => {
    const centre = 6300 / 60_000;
    const variance = plain === "p" ? centre * (1 - centre) : centre;
    const zs = varied.map(([n, d]) => (n / d - centre) / Math.sqrt(variance / d));
    const ranges = zs.slice(1).map((z, row) => Math.abs(z - (zs[row] ?? 0)));
    const sigmaZ = ranges.reduce((total, range) => total + range, 0) / 5 / 1.128;
    const [first] = chartOf(laney, varied, { screenMovingRanges: false }).points;
    const [byChance] = chartOf(plain, varied).points;

    const width = (point: typeof first) => (point?.upper95 ?? 0) - (point?.centre ?? 0);
    expect(first?.centre).toBeCloseTo(centre, 12);
    expect(width(first)).toBeCloseTo(width(byChance) * sigmaZ, 9);
    expect(sigmaZ).toBeGreaterThan(10);
  });

  it("takes the standard deviation of z among categories, which have no neighbours", () => {
    const sorted = [...varied].sort(([one], [other]) => one - other);
    const [asGiven] = chartOf(laney, varied, { unordered: true }).points;
    const [rearranged] = chartOf(laney, sorted, { unordered: true }).points;

    expect(rearranged?.upper).toBeCloseTo(asGiven?.upper ?? 0, 9);
    expect(chartOf(laney, sorted).points[0]?.upper).not.toBeCloseTo(asGiven?.upper ?? 0, 3);
  });

  it("has no limits and says why when every month is alike", () => {
    const nothing = chartOf(laney, [
      [0, 40],
      [0, 60],
    ]);
    const same = chartOf(laney, [
      [4, 40],
      [6, 60],
    ]);

    for (const chart of [nothing, same]) {
      expect(chart.points[0]).toMatchObject({ lower: null, upper: null });
      expect(chart.phases[0]?.whyNoLimits).toMatch(/is the same/);
    }
    expect(same.points[0]?.centre).toBe(0.1);
  });

  it("has no limits and says why with a single month, ordered or not", () => {
    for (const unordered of [true, false]) {
      const chart = chartOf(laney, [[4, 40]], { unordered });

      expect(chart.points[0]?.upper).toBeNull();
      expect(chart.phases[0]?.whyNoLimits).toMatch(/single point/);
    }
  });

  it("stays where the measure can be", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 50, max: 90 })), { minLength: 2 }),
        (months) => {
          for (const { lower, upper } of chartOf(laney, months).points) {
            expect(lower ?? 0).toBeGreaterThanOrEqual(0);
            if (laney === "pp") expect(upper ?? 0).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});
