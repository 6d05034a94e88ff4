import type { Columns } from "../columns.ts";
import { mean } from "../numbers/mean.ts";
import { sum } from "../numbers/sum.ts";
import { type Phase, pick } from "./phase.ts";

/**
 * The usual standard deviation within a subgroup: the plain mean when all subgroups of the phase
 * are of one size, otherwise pooled, so that a large subgroup weighs more. NaN when no subgroup of
 * the baseline has two measurements.
 *
 * Source: Montgomery, *Introduction to Statistical Quality Control*, 6.27 and 6.31.
 */
export function spreadWithin({ sizes, spreads }: Columns, { from, to, baseline }: Phase): number {
  const isOneSize = new Set(sizes.slice(from, to)).size === 1;
  const baselineSpreads = pick(spreads, baseline);
  if (isOneSize) return mean(baselineSpreads);
  const freedoms = pick(sizes, baseline).map((size) => size - 1);
  const squares = baselineSpreads.map((spread, index) => (freedoms[index] ?? 0) * spread ** 2);
  return Math.sqrt(sum(squares) / sum(freedoms));
}
