import { mean } from "./mean.ts";
import { sum } from "./sum.ts";

/**
 * The standard deviation of a sample (divisor: one less than its size).
 *
 * @param values In any unit. NaN: missing, left out.
 * @returns In the unit of the values; NaN with fewer than two.
 */
export function standardDeviation(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length < 2) return Number.NaN;
  const average = mean(known);
  return Math.sqrt(sum(known.map((value) => (value - average) ** 2)) / (known.length - 1));
}
