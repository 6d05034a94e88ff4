import { sum } from "./sum.ts";

/** A moving range at least this many times the average one is no common variation (D4 for two). */
export const LARGEST_RANGE = 3.267;

/** How far apart two neighbours lie on average, in sigmas (d2 for samples of two). */
export const SIGMAS_PER_RANGE = 1.128;

/**
 * How far each value lies from the one before it.
 *
 * @param values In time order and any unit. NaN: missing, and no range reaches across it.
 * @returns Ranges in the same unit, at most one fewer than there are values.
 */
export function movingRanges(values: readonly number[]): number[] {
  const ranges: number[] = [];
  let before = Number.NaN;
  for (const value of values) {
    const range = Math.abs(value - before);
    if (!Number.isNaN(range)) ranges.push(range);
    before = value;
  }
  return ranges;
}

/**
 * The average of moving ranges, which outliers are kept out of when they are screened: ranges of
 * at least 3.267 times the average are dropped, once, and the rest averaged again.
 *
 * @param largest How many times the average a range must stay below.
 * @returns In the unit of the ranges. NaN when there are none, and when all are 0 and screened,
 *   since no range is then below the bound.
 *
 * Source: Nelson, "Control charts for individual measurements", J. Quality Technology 14(3), 1982.
 */
export function averageRange(
  ranges: readonly number[],
  screened: boolean,
  largest = LARGEST_RANGE,
): number {
  const average = sum(ranges) / ranges.length;
  if (!screened) return average;
  const common = ranges.filter((range) => range < largest * average);
  return sum(common) / common.length;
}
