import { describe, expect, it } from "vitest";
import { binomialAtMost, binomialExactly } from "./binomial.ts";
import { chiSquareAbove } from "./chi-square.ts";
import { logGamma } from "./log-gamma.ts";
import { normalAtMost, normalQuantile } from "./normal.ts";
import { poissonAtMost, poissonExactly } from "./poisson.ts";

/** The sum of probabilities one by one: slow, and another road to the same number. */
function summed(from: number, to: number, probability: (count: number) => number): number {
  let sum = 0;
  for (let count = from; count <= to; count += 1) sum += probability(count);
  return sum;
}

describe("distributions", () => {
  it("give the published tail areas of the normal distribution", () => {
    expect(normalAtMost(1.959963984540054)).toBeCloseTo(0.975, 12);
    expect(2 * normalAtMost(-3)).toBeCloseTo(0.0026997960632602, 14);
    expect(normalAtMost(0)).toBe(0.5);
    expect(normalQuantile(0.999)).toBeCloseTo(3.090232306167813, 10);
    expect(normalAtMost(Number.POSITIVE_INFINITY)).toBe(1);
    expect(normalAtMost(Number.NEGATIVE_INFINITY)).toBe(0);
  });

  it("give the published 5 % point of chi-square with ten degrees of freedom, 18.307", () => {
    expect(chiSquareAbove(18.307038053275146, 10)).toBeCloseTo(0.05, 12);
  });

  it("know that gamma of 11 is ten factorial", () => {
    expect(Math.exp(logGamma(11))).toBeCloseTo(3628800, 4);
    expect(Math.exp(logGamma(0.5))).toBeCloseTo(Math.sqrt(Math.PI), 12);
  });

  it.each([0.1, 0.77, 5, 12, 80])("add up a Poisson with mean %d to the same total", (mean) => {
    const count = Math.floor(mean);
    expect(poissonAtMost(count, mean)).toBeCloseTo(
      summed(0, count, (each) => poissonExactly(each, mean)),
      12,
    );
  });

  it.each([
    [20, 0.8, 15],
    [7, 0.05, 0],
    [300, 0.5, 160],
  ])("add up a binomial of %d at %d to the same total", (trials, probability, count) => {
    expect(binomialAtMost(count, trials, probability)).toBeCloseTo(
      summed(0, count, (each) => binomialExactly(each, trials, probability)),
      12,
    );
  });

  it("hold at the edges", () => {
    expect(poissonAtMost(-1, 3)).toBe(0);
    expect(poissonAtMost(0, 0)).toBe(1);
    expect(poissonExactly(1, 0)).toBe(0);
    expect(poissonExactly(1.5, 2)).toBe(0);
    expect(binomialAtMost(9, 9, 0.4)).toBe(1);
    expect(binomialAtMost(-1, 9, 0.4)).toBe(0);
    expect(binomialAtMost(3, 9, 0)).toBe(1);
    expect(binomialAtMost(3, 9, 1)).toBe(0);
    expect(binomialExactly(9, 9, 1)).toBe(1);
    expect(binomialExactly(0, 9, 0)).toBe(1);
  });

  it("refuse what has no meaning", () => {
    expect(() => poissonAtMost(1, -1)).toThrow(RangeError);
    expect(() => binomialAtMost(1, 3, 1.2)).toThrow(RangeError);
    expect(() => logGamma(0)).toThrow(RangeError);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});
