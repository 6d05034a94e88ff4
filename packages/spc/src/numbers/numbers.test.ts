import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { c4 } from "./c4.ts";
import { mean } from "./mean.ts";
import { median } from "./median.ts";
import { averageRange, movingRanges } from "./moving-ranges.ts";
import { standardDeviation } from "./standard-deviation.ts";
import { sum } from "./sum.ts";

const missing = Number.NaN;

describe("sum", () => {
  it("keeps what plain addition would round away", () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])).toBe(2.1);
  });

  it("leaves missing values out", () => {
    expect(sum([1, missing, 2])).toBe(3);
    expect(sum([missing])).toBe(0);
  });
});

describe("mean", () => {
  it("of equal values is that value, to the last bit", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        (value, times) => {
          expect(mean(new Array<number>(times).fill(value))).toBe(value === 0 ? 0 : value);
        },
      ),
    );
  });

  it("leaves missing values out, and is no number without any", () => {
    expect(mean([1, missing, 2])).toBe(1.5);
    expect(mean([missing])).toBeNaN();
  });
});

describe("median", () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, missing, 100], 10],
    [[7], 7],
  ])("of %j is %d", (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it("is no number without values", () => {
    expect(median([missing])).toBeNaN();
  });

  it("has as many values on either side", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe("standard deviation", () => {
  it("divides by one less than the size of the sample", () => {
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 14);
  });

  it("is no number for fewer than two values", () => {
    expect(standardDeviation([5, missing])).toBeNaN();
  });

  it("does not lose small spreads on a large level", () => {
    expect(standardDeviation([1e9, 1e9 + 1, 1e9 + 2])).toBe(1);
  });
});

describe("moving ranges", () => {
  it("do not reach across a missing value", () => {
    expect(movingRanges([1, 4, missing, 9, 7])).toEqual([3, 2]);
  });

  it("are screened once, and only those at least 3.267 times the average", () => {
    // The average is 10.9: 30 stays; without 108 it is 4.1, and 30 stays nonetheless.
    const ranges = [1, 1, 1, 1, 1, 1, 30, 1, 1, 1, 1, 1, 1, 1, 1, 108];
    const average = (ranges.reduce((total, range) => total + range, 0) - 108) / 15;

    expect(averageRange(ranges, true)).toBeCloseTo(average, 12);
    expect(averageRange(ranges, false)).toBeCloseTo((average * 15 + 108) / 16, 12);
  });

  it("have no average when there are none, or all are 0 and screened", () => {
    expect(averageRange([], true)).toBeNaN();
    expect(averageRange([0, 0], true)).toBeNaN();
    expect(averageRange([0, 0], false)).toBe(0);
  });
});

describe("c4", () => {
  it.each([
    [2, 0.7979],
    [5, 0.94],
    [10, 0.9727],
    [25, 0.9896],
  ])("agrees with Montgomery's appendix VI for samples of %d", (size, printed) => {
    expect(c4(size)).toBeCloseTo(printed, 4);
  });

  it("approaches 1 - 1 / 4n for samples of thousands", () => {
    expect(c4(5000)).toBeCloseTo(1 - 1 / 20_000, 7);
  });

  it("is no number for a sample of one or none", () => {
    expect(c4(1)).toBeNaN();
    expect(c4(0)).toBeNaN();
  });
});
