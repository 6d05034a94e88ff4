import fc from "fast-check";
import { describe, expect, it } from "vitest";
import cloth from "../../../../test/reference/dyed-cloth.json" with { type: "json" };
import { type ChartOptions, controlChart } from "../control-chart.ts";

function uChart(
  numerators: readonly number[],
  denominators: readonly number[],
  options?: ChartOptions,
) {
  const points = numerators.map((numerator, row) => ({
    label: String(row + 1),
    numerator,
    denominator: denominators[row] ?? null,
  }));
  return controlChart({ chart: "u", points }, options);
}

describe("u chart", () => {
  it("agrees with Montgomery's dyed cloth, roll by roll", () => {
    const { numerators, denominators, multiplier, published } = cloth;
    const unrounded = uChart(numerators, denominators, { multiplier });
    // The book rounds its average before it goes on.
    const centre = published.centre / multiplier;
    const { points } = uChart(numerators, denominators, { multiplier, centre });

    expect(unrounded.points[0]?.centre).toBeCloseTo(published.centre, 2);
    expect(points.map(({ lower }) => lower?.toFixed(2))).toEqual(
      published.lower.map((limit) => limit.toFixed(2)),
    );
    expect(points.map(({ upper }) => upper?.toFixed(2))).toEqual(
      published.upper.map((limit) => limit.toFixed(2)),
    );
  });

  it("may exceed 1: an exposure can see more than one event", () => {
    const [first] = uChart([9, 11], [2, 3]).points;

    expect(first).toMatchObject({ value: 4.5, centre: 4 });
    expect(first?.upper).toBeCloseTo(4 + 3 * Math.sqrt(4 / 2), 12);
  });

  it("tells the same story per 1,000 days as per day", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 900 })), { minLength: 1 }),
        fc.constantFrom(100, 1000, 10_000),
        (months, multiplier) => {
          const counts = months.map(([count]) => count);
          const days = months.map(([, exposure]) => exposure);
          const perDay = uChart(counts, days).points;
          const scaled = uChart(counts, days, { multiplier }).points;
          for (const [row, point] of scaled.entries()) {
            expect((point.upper ?? 0) / multiplier).toBeCloseTo(perDay[row]?.upper ?? 0, 9);
            expect((point.value ?? 0) / multiplier).toBeCloseTo(perDay[row]?.value ?? 0, 9);
            expect(point.beyondLimits).toBe(perDay[row]?.beyondLimits);
          }
        },
      ),
    );
  });

  it("refuses events that happened in no time at all", () => {
    expect(() => uChart([2, 3], [10, 0])).toThrow(
      "points[1].denominator: must be above 0 where the numerator is 3, got 0",
    );
  });
});
