import { describe, expect, it } from "vitest";
import { poissonAtMost, poissonExactly } from "../distributions/poisson.ts";
import { chanceNearLimit } from "./chance-near-limit.ts";
import {
  chanceOfFewCrossings,
  chanceOfRun,
  chanceOfRunAbove,
  chanceOfStretch,
} from "./chance-of-run.ts";

function counts(mean: number, points: number) {
  const on = poissonExactly(mean, mean);
  const above = 1 - poissonAtMost(mean, mean);
  return Array.from({ length: points }, () => ({ above, on, below: 1 - above - on }));
}

const fair = (points: number) =>
  Array.from({ length: points }, () => ({ above: 0.5, on: 0, below: 0.5 }));

describe("the chance of a run on a stable process", () => {
  it.each([
    [0.1, 0.928],
    [0.3, 0.435],
    [0.77, 0.077],
    [2.5, 0.08],
    [12, 0.061],
  ])("of eight in 24 months is what 20,000 simulations gave at %d a month", (mean, simulated) => {
    const chance = chanceOfRun(counts(mean, 24), 8, "skip");

    const threeErrors = 3 * Math.sqrt((simulated * (1 - simulated)) / 20_000);
    expect(Math.abs(chance - simulated)).toBeLessThan(threeErrors);
  });

  it("is every sequence counted, where they can be counted", () => {
    for (const length of [2, 3, 4]) {
      let runs = 0;
      for (let sequence = 0; sequence < 2 ** 10; sequence += 1) {
        const bits = sequence.toString(2).padStart(10, "0");
        if (bits.includes("1".repeat(length)) || bits.includes("0".repeat(length))) runs += 1;
      }
      expect(chanceOfRun(fair(10), length, "break")).toBeCloseTo(runs / 2 ** 10, 12);
    }
  });

  it("is one-sided where one side is asked for", () => {
    expect(chanceOfRunAbove(fair(8), 8, "break")).toBeCloseTo(1 / 256, 12);
    expect(chanceOfRunAbove(fair(9), 8, "break")).toBeCloseTo(1.5 / 256, 12);
    expect(chanceOfRun(fair(8), 8, "break")).toBeCloseTo(2 / 256, 12);
    expect(chanceOfRun(fair(7), 8, "break")).toBe(0);
  });

  it("passes over points on the line, or ends the run there", () => {
    const points = [1, 0, 1].map((above) => ({ above, on: 1 - above, below: 0 }));

    expect(chanceOfRun(points, 2, "skip")).toBe(1);
    expect(chanceOfRun(points, 2, "break")).toBe(0);
    expect(chanceOfRunAbove(points, 2, "skip")).toBe(1);
    expect(chanceOfRunAbove(points, 2, "break")).toBe(0);
  });

  it("needs two points to be a run", () => {
    expect(() => chanceOfRun(fair(3), 1, "break")).toThrow(RangeError);
  });

  it("of points that pass a test counts only rows without a break", () => {
    expect(chanceOfStretch([0.5, 0.5, 0.5], 3)).toBeCloseTo(1 / 8, 12);
    expect(chanceOfStretch([0.5, 0.5, 0.5], 2)).toBeCloseTo(3 / 8, 12);
  });
});

describe("the chance of few crossings", () => {
  it("is a binomial of the steps between points when both sides are alike", () => {
    const noneOrOne = (1 + 9) / 2 ** 9;

    expect(chanceOfFewCrossings(Array(10).fill(0.5), 2)).toBeCloseTo(noneOrOne, 12);
    expect(chanceOfFewCrossings(Array(10).fill(0.5), 0)).toBe(0);
  });

  it("grows as one side becomes rare", () => {
    expect(chanceOfFewCrossings(Array(24).fill(0.05), 8)).toBeGreaterThan(0.9);
  });
});

describe("the chance of two in three far out", () => {
  it("is every sequence counted", () => {
    const twoOfThree = { count: 2, window: 3, allOnOneSide: false };
    let expected = 0;
    for (let sequence = 0; sequence < 2 ** 6; sequence += 1) {
      const bits = sequence.toString(2).padStart(6, "0");
      const fires = [0, 1, 2, 3].some(
        (start) => [...bits.slice(start, start + 3)].filter((bit) => bit === "1").length >= 2,
      );
      const far = [...bits].filter((bit) => bit === "1").length;
      if (fires) expected += 0.1 ** far * 0.9 ** (6 - far);
    }

    const points = Array.from({ length: 6 }, () => ({ far: 0.1, onSide: 0.5 }));
    expect(chanceNearLimit(points, twoOfThree)).toBeCloseTo(expected, 12);
  });

  it("is smaller where the third point must lie on that side too", () => {
    const points = Array.from({ length: 3 }, () => ({ far: 0.1, onSide: 0.5 }));

    const apart = { count: 2, window: 3, allOnOneSide: true };
    expect(chanceNearLimit(points, apart)).toBeCloseTo(3 * 0.01 * 0.4 + 0.001, 12);
  });
});
