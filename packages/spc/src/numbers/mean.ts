import { sum } from "./sum.ts";

/**
 * The arithmetic mean, refined by a second pass so that the mean of equal values is that value.
 *
 * @param values In any unit. NaN: missing, left out.
 * @returns In the unit of the values; NaN when nothing is left.
 */
export function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  const near = sum(known) / known.length;
  return near + sum(known.map((value) => value - near)) / known.length;
}
