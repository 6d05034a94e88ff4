import { mean } from "../numbers/mean.ts";
import { averageRange, movingRanges } from "../numbers/moving-ranges.ts";
import { whyNoRanges } from "./sigma-from-ranges.ts";

/** How many average moving ranges lie between mean and limit: 3 / 1.128, as Wheeler rounds it. */
const RANGES_TO_LIMIT = 2.66;
const RANGES_TO_NEAR_LIMIT = (2 * RANGES_TO_LIMIT) / 3;

/** NaN: not drawn. */
export interface ProcessLimits {
  mean: number;
  lower: number;
  upper: number;
  /** Two thirds of the way to the limits. */
  nearLower: number;
  nearUpper: number;
  /** Why there are none, in plain words. */
  why?: string;
}

/**
 * The natural process limits of an XmR chart with the rounded factor 2.66 of Making Data Count,
 * which makes them wider than an I chart's by 1 part in 6,000. They may be negative.
 *
 * @param values In time order. NaN: missing, and no range reaches across it.
 * @param screened Whether ranges of at least 3.267 times the average are left out, once.
 * @returns In the unit of the values.
 *
 * Source: Wheeler, *Understanding Variation*; NHS England, *Making Data Count*.
 */
export function processLimits(values: readonly number[], screened: boolean): ProcessLimits {
  const middle = mean(values);
  const ranges = movingRanges(values);
  const range = averageRange(ranges, screened);
  const toLimit = RANGES_TO_LIMIT * range;
  const toNear = RANGES_TO_NEAR_LIMIT * range;
  return {
    mean: middle,
    lower: middle - toLimit,
    upper: middle + toLimit,
    nearLower: middle - toNear,
    nearUpper: middle + toNear,
    ...(Number.isNaN(toLimit) && { why: whyNoRanges(values, ranges) }),
  };
}
