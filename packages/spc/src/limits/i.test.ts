import fc from "fast-check";
import { describe, expect, it } from "vitest";
import flowRate from "../../../../test/reference/flow-rate.json" with { type: "json" };
import loanCost from "../../../../test/reference/loan-cost.json" with { type: "json" };
import { type ChartOptions, controlChart } from "../control-chart.ts";

function iChart(values: readonly (number | null)[], options?: ChartOptions) {
  const points = values.map((numerator, row) => ({ label: String(row + 1), numerator }));
  return controlChart({ chart: "i", points }, options);
}

const limitsOf = (values: readonly (number | null)[], options?: ChartOptions) =>
  iChart(values, options).points[0];

describe("I chart", () => {
  it("agrees with Montgomery's loan costs to the book's two decimals", () => {
    const limits = limitsOf(loanCost.values);

    expect(limits?.centre).toBeCloseTo(loanCost.published.centre, 2);
    expect(limits?.lower).toBeCloseTo(loanCost.published.lower, 2);
    expect(limits?.upper).toBeCloseTo(loanCost.published.upper, 2);
  });

  it("agrees with NIST's flow rates to four decimals", () => {
    const limits = limitsOf(flowRate.values);

    expect(limits?.centre).toBeCloseTo(flowRate.published.centre, 4);
    expect(limits?.lower).toBeCloseTo(flowRate.published.lower, 4);
    expect(limits?.upper).toBeCloseTo(flowRate.published.upper, 4);
  });

  it("keeps the ranges around one outlier out of sigma, unless told not to", () => {
    const steady = [4, 6, 4, 6, 4, 6, 4, 6, 4, 6];
    const withOutlier = [...steady.slice(0, 5), 90, ...steady.slice(5)];
    const screened = limitsOf(withOutlier);
    const unscreened = limitsOf(withOutlier, { screenMovingRanges: false });

    const sigmas = (limits = screened) => ((limits?.upper ?? 0) - (limits?.centre ?? 0)) / 3;
    expect(sigmas(screened)).toBeCloseTo(2 / 1.128, 9);
    expect(sigmas(unscreened)).toBeCloseTo((8 * 2 + 86 + 84) / 10 / 1.128, 9);
  });

  it("bridges an excluded point but not a missing one", () => {
    const values = [10, 12, 20, 11, 12];
    const excluded = limitsOf(values, { exclude: [3], screenMovingRanges: false });
    const missing = limitsOf([10, 12, null, 11, 12], { screenMovingRanges: false });

    expect(excluded?.upper).toBeCloseTo(11.25 + (3 * (2 + 1 + 1)) / 3 / 1.128, 9);
    expect(missing?.upper).toBeCloseTo(11.25 + (3 * (2 + 1)) / 2 / 1.128, 9);
  });

  it("averages ratios as they are, whatever their denominators", () => {
    const points = [
      { label: "1", numerator: 1, denominator: 10 },
      { label: "2", numerator: 30, denominator: 100 },
    ];

    expect(controlChart({ chart: "i", points }).points[0]?.centre).toBeCloseTo(0.2, 12);
  });

  it("draws limits below 0 only for a measure that may be negative", () => {
    const values = [1, 9, 2, 8, 0, 9];

    expect(limitsOf(values)?.lower).toBeLessThan(0);
    expect(limitsOf(values, { nonNegative: true })?.lower).toBe(0);
    expect(limitsOf(values, { nonNegative: true })?.lower95).toBe(0);
    expect(limitsOf([...values, -1], { nonNegative: true })?.lower).toBeLessThan(0);
  });

  it.each([
    ["a single point", [7], /single point/],
    ["no value at all", [null, null], /No point of the baseline/],
    ["no two neighbours", [7, null, 8], /neighbouring/],
    ["values all alike", [7, 7, 7], /is the same/],
  ])("has no limits and says why with %s", (_, values, reason) => {
    const chart = iChart(values);

    expect(chart.points.every(({ upper, lower }) => upper === null && lower === null)).toBe(true);
    expect(chart.phases[0]?.whyNoLimits).toMatch(reason);
  });

  it("puts the limits on the centre line of values all alike when ranges are not screened", () => {
    const chart = iChart([7.1, 7.1, 7.1], { screenMovingRanges: false });

    expect(chart.points[0]).toMatchObject({ centre: 7.1, lower: 7.1, upper: 7.1 });
    expect(chart.phases[0]).toMatchObject({ useful: 0, signal: false });
    expect(chart.phases[0]?.whyNoLimits).toBeUndefined();
  });

  it("moves with the values: what is added to all is added to every line", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 40 }),
        fc.integer({ min: -1000, max: 1000 }),
        (values, shift) => {
          const here = limitsOf(values);
          const there = limitsOf(values.map((value) => value + shift));
          expect((there?.centre ?? 0) - (here?.centre ?? 0)).toBeCloseTo(shift, 8);
          if (here?.upper === null) expect(there?.upper).toBeNull();
          else expect((there?.upper ?? 0) - (here?.upper ?? 0)).toBeCloseTo(shift, 8);
        },
      ),
    );
  });

  it("does not depend on the direction of time", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 500 })), { minLength: 2, maxLength: 40 }),
        (values) => {
          const { centre, lower, upper } = limitsOf(values) ?? {};
          const backwards = limitsOf([...values].reverse());
          expect(backwards?.centre ?? 0).toBeCloseTo(centre ?? 0, 9);
          expect(backwards?.lower ?? 0).toBeCloseTo(lower ?? 0, 9);
          expect(backwards?.upper ?? 0).toBeCloseTo(upper ?? 0, 9);
        },
      ),
    );
  });
});
