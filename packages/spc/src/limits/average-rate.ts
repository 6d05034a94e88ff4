import type { Columns } from "../columns.ts";
import { mean } from "../numbers/mean.ts";
import { sum } from "../numbers/sum.ts";
import { type Phase, pick } from "./phase.ts";

/**
 * All the events over all the opportunities of a baseline, so that a large month weighs more than
 * a small one; the plain mean where there are no denominators. NaN where there is nothing.
 *
 * Source: Montgomery, *Introduction to Statistical Quality Control*, 7.6 and 7.19.
 */
export function averageRate({ numerators, denominators }: Columns, { baseline }: Phase): number {
  const counts = pick(numerators, baseline);
  return denominators.length > 0 ? sum(counts) / sum(pick(denominators, baseline)) : mean(counts);
}
