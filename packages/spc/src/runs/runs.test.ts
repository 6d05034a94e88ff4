import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anhoejRuns, longestRunLimit } from "./anhoej.ts";
import { crossingsLimit } from "./crossings-limit.ts";

/** Runs around 0; null: excluded. */
function runsOf(values: readonly (number | null)[]) {
  const heights = values.map((value) => value ?? 99);
  const excluded = values.map((value) => value === null);
  return anhoejRuns(heights, new Array(values.length).fill(0), excluded, 0, values.length);
}

describe("runs analysis", () => {
  it("counts the longest run and the crossings", () => {
    expect(runsOf([1, 2, 1, -1, 1, -1, -2])).toMatchObject({
      useful: 7,
      longestRun: 3,
      crossings: 3,
    });
  });

  it("lets points on the line, missing and excluded ones neither break nor lengthen a run", () => {
    const interrupted = runsOf([1, 0, 1, Number.NaN, 1, null, 1, -1]);

    expect(interrupted).toMatchObject({ useful: 5, longestRun: 4, crossings: 1 });
  });

  it("signals a run longer than its limit, not one of the limit", () => {
    const rest = [-1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1];
    const eight = runsOf([...new Array(8).fill(1), ...rest]);
    const nine = runsOf([...new Array(9).fill(1), ...rest.slice(0, 15)]);

    expect(eight).toMatchObject({ useful: 24, longestRun: 8, longestRunMax: 8, signal: false });
    expect(nine).toMatchObject({ useful: 24, longestRun: 9, longestRunMax: 8, signal: true });
  });

  it("signals fewer crossings than their limit, not the limit itself", () => {
    const threes = (runs: number) =>
      runsOf(Array.from({ length: 24 }, (_, row) => (Math.floor((row * runs) / 24) % 2 ? 1 : -1)));

    expect(threes(9)).toMatchObject({ crossings: 8, crossingsMin: 8, signal: false });
    expect(threes(8)).toMatchObject({ crossings: 7, crossingsMin: 8, signal: true });
  });

  it("says nothing without a useful point", () => {
    expect(runsOf([0, Number.NaN, null])).toEqual({
      useful: 0,
      longestRun: null,
      longestRunMax: null,
      crossings: null,
      crossingsMin: null,
      signal: false,
    });
  });

  it("does not depend on the direction of time or on which side is up", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 2 })), (values) => {
        const found = runsOf(values);

        expect(runsOf([...values].reverse())).toEqual(found);
        expect(runsOf(values.map((value) => -value))).toEqual(found);
      }),
    );
  });
});

describe("limits of the runs analysis", () => {
  it.each([
    [10, 6, 2],
    [12, 7, 3],
    [24, 8, 8],
    [36, 8, 13],
    [60, 9, 23],
    [100, 10, 41],
  ])("for %d useful points are a run of %d and %d crossings", (useful, run, crossings) => {
    expect(longestRunLimit(useful)).toBe(run);
    expect(crossingsLimit(useful)).toBe(crossings);
  });

  it("are the 5 % quantile of tossed coins, whatever their number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (useful) => {
        const limit = crossingsLimit(useful);
        expect(chanceOfAtMost(limit, useful - 1)).toBeGreaterThanOrEqual(0.05);
        if (limit > 0) expect(chanceOfAtMost(limit - 1, useful - 1)).toBeLessThan(0.05);
      }),
    );
  });

  it("neither underflow nor take long for 100,000 points", () => {
    const expected = (100_000 - 1) / 2 - 1.6449 * Math.sqrt((100_000 - 1) / 4);

    expect(Math.abs(crossingsLimit(100_000) - expected)).toBeLessThan(1);
  });
});

function chanceOfAtMost(heads: number, tosses: number): number {
  let chance = 0;
  let ways = 1;
  for (let some = 0; some <= heads; some += 1) {
    chance += ways / 2 ** tosses;
    ways *= (tosses - some) / (some + 1);
  }
  return chance;
}
