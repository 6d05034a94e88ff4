import { describe, expect, it } from "vitest";
import { mostLikelyChange } from "./change-point.ts";

const ones = (size: number) => Array<number>(size).fill(1);
const least = { leastBefore: 2, leastAfter: 2 };

describe("the most likely change of level", () => {
  it("is where a clean step is", () => {
    const found = mostLikelyChange([0, 0, 0, 0, 3, 3, 3], ones(7), least);

    expect(found?.start).toBe(4);
    // Sums of squares: 9 x 3 x 4 / 7 around one level, none around two.
    expect(found?.gain).toBeCloseTo((9 * 3 * 4) / 7, 12);
  });

  it("leaves each side its least number of points", () => {
    const values = [9, 0, 0, 0, 0, 0];

    expect(mostLikelyChange(values, ones(6), { leastBefore: 1, leastAfter: 1 })?.start).toBe(1);
    expect(mostLikelyChange(values, ones(6), { leastBefore: 2, leastAfter: 1 })?.start).toBe(2);
    expect(mostLikelyChange(values, ones(6), { leastBefore: 4, leastAfter: 3 })).toBeNull();
    expect(mostLikelyChange(values, ones(6), { leastBefore: 3, leastAfter: 3 })?.start).toBe(3);
  });

  it("does not depend on where the values are counted from", () => {
    const values = [1, 2, 1, 2, 5, 4, 5, 6];
    const shifted = values.map((value) => value + 100);

    const [here, there] = [values, shifted].map((each) => mostLikelyChange(each, ones(8), least));
    expect(there?.start).toBe(here?.start);
    expect(there?.gain).toBeCloseTo(here?.gain ?? 0, 8);
  });

  it("weighs a precise value more", () => {
    const values = [0, 0, 2, 0, 2, 2];

    expect(mostLikelyChange(values, [1, 1, 9, 1, 1, 1], least)?.start).toBe(2);
    expect(mostLikelyChange(values, [1, 1, 1, 9, 1, 1], least)?.start).toBe(4);
  });

  it("shares the likelihood out among all starts", () => {
    const support = mostLikelyChange([0, 0, 0, 4, 4, 4], ones(6), least)?.support ?? new Map();

    expect([...support.keys()]).toEqual([2, 3, 4]);
    expect([...support.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(support.get(3)).toBeGreaterThan(0.9);
  });
});
