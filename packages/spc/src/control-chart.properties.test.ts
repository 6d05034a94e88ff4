import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ChartOptions,
  type ChartType,
  controlChart,
  type Observation,
} from "./control-chart.ts";

const chartTypes: readonly ChartType[] = [
  ...(["run", "i", "mr", "xbar", "s", "t", "p", "pp", "c", "u", "up", "g", "ip"] as const),
];

const count = fc.oneof(fc.nat(30), fc.constant(0));

/** Any point a month can give: missing, empty, small, large, fractional. */
const observation = fc
  .record({
    numerator: fc.option(count),
    denominator: fc.option(fc.oneof(fc.nat(40), fc.double({ min: 31, max: 1e6, noNaN: true }))),
    values: fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 5 }),
  })
  .map(
    ({ numerator, denominator, values }): Observation => ({
      label: "month",
      numerator: denominator === 0 ? 0 : numerator,
      denominator:
        denominator !== null && numerator !== null && denominator < numerator ? 40 : denominator,
      values,
    }),
  );

const position = fc.integer({ min: -2, max: 45 });
const options = fc.record(
  {
    multiplier: fc.constantFrom(1, 100, 10_000),
    freezeAfter: position,
    phaseEnds: fc.array(position, { maxLength: 4 }),
    exclude: fc.array(position, { maxLength: 6 }),
    screenMovingRanges: fc.boolean(),
    unordered: fc.boolean(),
    nonNegative: fc.boolean(),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ChartOptions>;

const anyChart = fc.record({
  chart: fc.constantFrom(...chartTypes),
  points: fc.array(observation, { maxLength: 40 }),
  options,
});

/** Times between events are above 0. */
const suited = (chart: ChartType, points: readonly Observation[]): Observation[] =>
  points.map((point) =>
    chart === "t" && point.numerator === 0 ? { ...point, numerator: 1 } : point,
  );

const LINES = ["value", "centre", "lower", "upper", "lower95", "upper95"] as const;

describe("every chart, whatever the figures", () => {
  it("holds a number or nothing: never NaN, never infinity", () => {
    fc.assert(
      fc.property(anyChart, ({ chart, points, options }) => {
        const drawn = controlChart({ chart, points: suited(chart, points) }, options);
        expect(drawn.points).toHaveLength(points.length);
        for (const point of drawn.points) {
          for (const line of LINES) {
            expect(point[line] === null || Number.isFinite(point[line])).toBe(true);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("has limits around its centre line, the 95 % ones inside", () => {
    fc.assert(
      fc.property(anyChart, ({ chart, points, options }) => {
        const drawn = controlChart({ chart, points: suited(chart, points) }, options);
        for (const { lower, upper, lower95, upper95, centre } of drawn.points) {
          if (lower === null || upper === null || centre === null) continue;
          const slack = 1e-9 * Math.max(1, Math.abs(upper), Math.abs(lower));
          expect(lower).toBeLessThanOrEqual(centre + slack);
          expect(upper).toBeGreaterThanOrEqual(centre - slack);
          expect(lower95 ?? lower).toBeGreaterThanOrEqual(lower - slack);
          expect(upper95 ?? upper).toBeLessThanOrEqual(upper + slack);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("says why where a phase has no upper limit, and only there", () => {
    fc.assert(
      fc.property(anyChart, ({ chart, points, options }) => {
        const drawn = controlChart({ chart, points: suited(chart, points) }, options);
        for (const { phase, whyNoLimits } of drawn.phases) {
          const own = drawn.points.filter((point) => point.phase === phase);
          const line = chart === "run" ? "centre" : "upper";
          const isBare = own.every((point) => point[line] === null);
          expect(whyNoLimits !== undefined).toBe(isBare);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("never draws a limit of counts, proportions or times below 0", () => {
    fc.assert(
      fc.property(anyChart, ({ chart, points, options }) => {
        fc.pre(!["i", "xbar", "run", "ip"].includes(chart));
        const drawn = controlChart({ chart, points: suited(chart, points) }, options);
        for (const { lower, lower95 } of drawn.points) {
          expect(Math.min(lower ?? 0, lower95 ?? 0)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("counts a point beyond its limits exactly when it is outside them", () => {
    fc.assert(
      fc.property(anyChart, ({ chart, points, options }) => {
        const drawn = controlChart({ chart, points: suited(chart, points) }, options);
        for (const { value, lower, upper, beyondLimits } of drawn.points) {
          const isOutside =
            value !== null &&
            ((upper !== null && value > upper) || (lower !== null && value < lower));
          expect(beyondLimits).toBe(isOutside);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("draws each phase as if it were alone", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...chartTypes.filter((chart) => chart !== "run")),
        fc.array(observation, { minLength: 2, maxLength: 20 }),
        fc.array(observation, { minLength: 2, maxLength: 20 }),
        (chart, first, second) => {
          const points = suited(chart, [...first, ...second]);
          // Without a denominator anywhere a chart reads amounts: both parts must agree on that.
          for (const part of [first, second]) {
            fc.pre(part.some(({ denominator }) => typeof denominator === "number"));
          }
          const both = controlChart({ chart, points }, { phaseEnds: [first.length] });
          const alone = controlChart({ chart, points: points.slice(first.length) });
          expect(both.points.slice(first.length)).toEqual(
            alone.points.map((point) => ({ ...point, phase: 2 })),
          );
          expect(both.phases[1]).toEqual({ ...alone.phases[0], phase: 2 });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("tells the same backwards: lines and runs of a series do not know the direction of time", () => {
    fc.assert(
      fc.property(anyChart, ({ chart, points }) => {
        fc.pre(chart !== "mr");
        const forwards = controlChart({ chart, points: suited(chart, points) });
        const backwards = controlChart({ chart, points: suited(chart, points).reverse() });
        const turned = [...backwards.points].reverse();
        for (const [row, point] of forwards.points.entries()) {
          for (const line of LINES) {
            const there = turned[row]?.[line] ?? null;
            if (point[line] === null) expect(there).toBeNull();
            else expect(there).toBeCloseTo(point[line], 7);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
