import { describe, expect, it } from "vitest";
import { type Chance, chanceFrom, shuffled } from "./random.ts";

const DRAWS = 20_000;

describe("chance", () => {
  it("is the same from the same seed, and another from another", () => {
    const three = (seed: number) => Array.from({ length: 3 }, chanceFrom(seed).uniform);
    expect(three(7)).toEqual(three(7));
    expect(three(7)).not.toEqual(three(8));
  });

  it("agrees with the published generator", () => {
    const { uniform } = chanceFrom(0);
    expect([uniform(), uniform()]).toEqual([0.26642920868471265, 0.0003297457005828619]);
  });

  it.each([0.3, 5, 49, 400])("counts %s events on average, with as much variance", (mean) => {
    const { average, variance } = momentsOf((chance) => chance.poisson(mean));
    expect(average / mean).toBeCloseTo(1, 1);
    expect(variance / mean).toBeCloseTo(1, 1);
  });

  it.each([
    [8, 0.25],
    [30, 0.9],
    [300, 0.4],
  ])("succeeds in %i trials as often as %d says, never more", (trials, probability) => {
    const { average, variance, least, most } = momentsOf((chance) =>
      chance.binomial(trials, probability),
    );
    const mean = trials * probability;
    expect(average / mean).toBeCloseTo(1, 1);
    expect(variance / (mean * (1 - probability))).toBeCloseTo(1, 1);
    expect(least).toBeGreaterThanOrEqual(0);
    expect(most).toBeLessThanOrEqual(trials);
  });

  it.each([
    [0, 0.5, 0],
    [9, 0, 0],
    [9, 1, 9],
  ])("leaves nothing to it in %i trials of %d", (trials, probability, successes) => {
    expect(chanceFrom(1).binomial(trials, probability)).toBe(successes);
  });

  it("shuffles without losing anything", () => {
    const things = Array.from({ length: 50 }, (_, index) => index);
    const order = shuffled(things, chanceFrom(3));
    expect(order).not.toEqual(things);
    expect(order.toSorted((one, other) => one - other)).toEqual(things);
  });
});

function momentsOf(draw: (chance: Chance) => number) {
  const chance = chanceFrom(42);
  const drawn = Array.from({ length: DRAWS }, () => draw(chance));
  const average = drawn.reduce((sum, each) => sum + each, 0) / DRAWS;
  const variance = drawn.reduce((sum, each) => sum + (each - average) ** 2, 0) / (DRAWS - 1);
  return { average, variance, least: Math.min(...drawn), most: Math.max(...drawn) };
}
