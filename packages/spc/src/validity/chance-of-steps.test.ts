import { describe, expect, it } from "vitest";
import { alternations } from "../rules/alternation.ts";
import type { PhasePoint } from "../rules/phase-point.ts";
import { trends } from "../rules/trend.ts";
import { chanceOfSteps } from "./chance-of-steps.ts";

const factorial = (size: number): number => (size < 2 ? 1 : size * factorial(size - 1));

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

const asPoints = (values: readonly number[]): PhasePoint[] =>
  values.map((value, index) => ({
    index,
    value,
    speaks: true,
    side: null,
    beyond: null,
    distance: null,
  }));

describe("the chance of a row of steps", () => {
  it.each([
    [3, 5],
    [4, 17],
    [5, 70],
    [6, 349],
    [7, 2017],
  ])("three rising in %i points spares as many orders as are known: %i", (size, without) => {
    const expected = 1 - without / factorial(size);

    expect(chanceOfSteps(size, 3, "same-way", "up")).toBeCloseTo(expected, 12);
    expect(chanceOfSteps(size, 3, "same-way", "down")).toBeCloseTo(expected, 12);
  });

  it.each([
    [3, 4],
    [4, 10],
    [5, 32],
    [6, 122],
    [7, 544],
  ])("all of %i points by turns is as likely as Euler's numbers say: %i orders", (size, orders) => {
    expect(chanceOfSteps(size, size, "by-turns")).toBeCloseTo(orders / factorial(size), 12);
  });

  it("agrees with the rules on every order of seven points", () => {
    const all = permutations([1, 2, 3, 4, 5, 6, 7]).map(asPoints);
    const share = (fires: (points: PhasePoint[]) => boolean) =>
      all.filter(fires).length / all.length;

    for (const length of [3, 4, 5, 6, 7]) {
      const trend = { length, tie: "break", gap: "skip" } as const;
      expect(chanceOfSteps(7, length, "same-way")).toBeCloseTo(
        share((points) => trends(points, trend).length > 0),
        12,
      );
      expect(chanceOfSteps(7, length, "by-turns")).toBeCloseTo(
        share((points) => alternations(points, { length, gap: "skip" }).length > 0),
        12,
      );
    }
  });

  it("is none while there are too few points, and refuses a row of two", () => {
    expect(chanceOfSteps(5, 6, "same-way")).toBe(0);
    expect(() => chanceOfSteps(5, 2, "same-way")).toThrow(RangeError);
  });
});
