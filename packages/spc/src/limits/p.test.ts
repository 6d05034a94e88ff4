import fc from "fast-check";
import { describe, expect, it } from "vitest";
import chips from "../../../../test/reference/misregistered-chips.json" with { type: "json" };
import { type ChartOptions, controlChart } from "../control-chart.ts";

type Month = readonly [numerator: number | null, denominator: number | null];

function pChart(months: readonly Month[], options?: ChartOptions) {
  const points = months.map(([numerator, denominator], row) => ({
    label: String(row + 1),
    numerator,
    denominator,
  }));
  return controlChart({ chart: "p", points }, options);
}

const month = fc
  .tuple(fc.nat(100), fc.integer({ min: 1, max: 400 }))
  .map(([events, others]): Month => [events, events + others]);

describe("p chart", () => {
  it("agrees with NIST's misregistered chips: lines, and the two wafers beyond", () => {
    const { numerators, denominator, published } = chips;
    const chart = pChart(numerators.map((numerator) => [numerator, denominator]));

    expect(chart.points[0]?.centre).toBeCloseTo(published.centre, 4);
    expect(chart.points[0]?.lower).toBeCloseTo(published.lower, 4);
    expect(chart.points[0]?.upper).toBeCloseTo(published.upper, 4);
    const beyond = chart.points.flatMap(({ beyondLimits, label }) =>
      beyondLimits ? [+label] : [],
    );
    expect(beyond).toEqual(published.beyond);
  });

  it("weighs a month by its denominator", () => {
    const [first] = pChart([
      [1, 10],
      [30, 100],
    ]).points;

    expect(first?.centre).toBeCloseTo(31 / 110, 12);
  });

  it("gives every month limits of its own, narrower the more there were", () => {
    fc.assert(
      fc.property(fc.array(month, { minLength: 2, maxLength: 40 }), (months) => {
        const { points } = pChart(months);
        const rows = months.map(([, denominator], row) => ({
          denominator: denominator ?? 0,
          width: (points[row]?.upper ?? 0) - (points[row]?.lower ?? 0),
        }));
        rows.sort((one, other) => one.denominator - other.denominator);
        for (const [index, { width }] of rows.entries()) {
          expect(width).toBeLessThanOrEqual((rows[index - 1]?.width ?? 1) + 1e-12);
        }
      }),
    );
  });

  it("never draws a limit below 0 or above 1, or one hundred times that in percent", () => {
    fc.assert(
      fc.property(fc.array(month, { minLength: 1, maxLength: 40 }), (months) => {
        for (const { lower, upper, lower95, upper95 } of pChart(months, { multiplier: 100 })
          .points) {
          expect(Math.min(lower ?? 0, lower95 ?? 0)).toBeGreaterThanOrEqual(0);
          expect(Math.max(upper ?? 0, upper95 ?? 0)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it("leaves a month without cases, or half reported, blank: its centre line stands", () => {
    const chart = pChart([
      [4, 50],
      [0, 0],
      [null, 60],
      [5, null],
      [6, 50],
    ]);

    for (const row of [1, 2, 3]) {
      expect(chart.points[row]).toMatchObject({
        value: null,
        centre: 0.1,
        lower: null,
        upper: null,
      });
    }
    expect(chart.phases[0]?.useful).toBe(2);
  });

  it.each([
    ["nothing", 0],
    ["everything", 40],
  ])("puts all lines where %s ever happens", (_, numerator) => {
    const chart = pChart([
      [numerator, 40],
      [numerator, 40],
    ]);
    const height = numerator / 40;

    expect(chart.points[0]).toMatchObject({ centre: height, lower: height, upper: height });
    expect(chart.points[0]?.beyondLimits).toBe(false);
  });

  it("says why there is no line when no month had cases", () => {
    const chart = pChart([
      [0, 0],
      [null, null],
    ]);

    expect(chart.points[0]).toMatchObject({ value: null, centre: null, upper: null });
    expect(chart.phases[0]?.whyNoLimits).toMatch(/No point of the baseline/);
  });

  it.each<[string, Month, RegExp]>([
    ["more events than cases", [5, 4], /points\[1\]\.numerator: must not exceed the denominator 4/],
    ["events without cases", [1, 0], /points\[1\]\.denominator: must be above 0/],
    ["fewer than no events", [-1, 4], /points\[1\]\.numerator: .* 0 or more, got -1/],
    ["fewer than no cases", [0, -4], /points\[1\]\.denominator: .* 0 or more, got -4/],
    ["no number", [Number.NaN, 4], /points\[1\]\.numerator: .*finite.*got NaN/],
    ["no end", [1, Number.POSITIVE_INFINITY], /points\[1\]\.denominator: .*finite.*got Infinity/],
  ])("refuses %s, naming the point", (_, bad, message) => {
    expect(() => pChart([[1, 4], bad])).toThrow(RangeError);
    expect(() => pChart([[1, 4], bad])).toThrow(message);
  });

  it.each([-0.1, 1.1, Number.NaN])("refuses %s as a known centre line", (centre) => {
    expect(() => pChart([[1, 4]], { centre, multiplier: 100 })).toThrow(/options\.centre/);
  });
});
