import type { Columns } from "../columns.ts";
import { sum } from "../numbers/sum.ts";
import { type Phase, pick } from "./phase.ts";

/**
 * All the events over all the opportunities of a baseline, so that a large month weighs more than
 * a small one. NaN where there were no opportunities.
 *
 * Source: Montgomery, *Introduction to Statistical Quality Control*, 7.6 and 7.19.
 */
export function averageRate({ numerators, denominators }: Columns, { baseline }: Phase): number {
  return sum(pick(numerators, baseline)) / sum(pick(denominators, baseline));
}
