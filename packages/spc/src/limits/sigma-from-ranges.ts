import { averageRange, movingRanges, SIGMAS_PER_RANGE } from "../numbers/moving-ranges.ts";
import { whyNoLimits } from "./why-no-limits.ts";

/** A sigma, or why there is none. */
export type Sigma = { sigma: number; why?: undefined } | { sigma?: undefined; why: string };

/**
 * Sigma from the average moving range rather than from the standard deviation, so that a slow
 * drift does not widen the limits that should expose it.
 *
 * @param values The baseline in time order, excluded rows taken out. NaN: missing.
 * @param screened Whether unusually large ranges are kept out, once.
 *
 * Source: Montgomery, *Introduction to Statistical Quality Control*, 6.33.
 */
export function sigmaFromRanges(values: readonly number[], screened = true): Sigma {
  const ranges = movingRanges(values);
  const sigma = averageRange(ranges, screened) / SIGMAS_PER_RANGE;
  return Number.isNaN(sigma) ? { why: whyNoRanges(values, ranges) } : { sigma };
}

/** Why no average of moving ranges could be had from these values. */
export function whyNoRanges(values: readonly number[], ranges: readonly number[]): string {
  if (ranges.length > 0) return whyNoLimits.allAlike;
  const points = values.filter((value) => !Number.isNaN(value)).length;
  if (points === 0) return whyNoLimits.emptyBaseline;
  return points === 1 ? whyNoLimits.onePoint : whyNoLimits.noNeighbours;
}
