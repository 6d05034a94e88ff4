import { c4 } from "../numbers/c4.ts";
import { sum } from "../numbers/sum.ts";
import type { Sketch } from "./limits.ts";
import { ANY_VALUE, drawLimits } from "./lines.ts";
import { pick } from "./phase.ts";
import { spreadWithin } from "./spread-within.ts";
import { whyNoLimits } from "./why-no-limits.ts";

/**
 * Draws an x-bar chart: the mean of each subgroup, judged by the spread within subgroups.
 *
 * centre = mean of all measurements; sigma of a row = s / (c4 sqrt(size)). A subgroup of one counts
 * in the centre line and has no limits.
 *
 * Source: Montgomery, *Introduction to Statistical Quality Control*, 6.28 to 6.31.
 */
export function drawMeans({ columns, phase, lines, choices }: Sketch): string | undefined {
  const sizes = pick(columns.sizes, phase.baseline);
  const means = pick(columns.values, phase.baseline);
  const totals = means.map((value, index) => (sizes[index] ?? 0) * value);
  const centre = choices.centre ?? sum(totals) / sum(sizes);
  const spread = spreadWithin(columns, phase);
  for (let row = phase.from; row < phase.to; row += 1) {
    const size = columns.sizes[row] ?? 0;
    lines.centre[row] = centre;
    drawLimits(lines, row, centre, spread / (c4(size) * Math.sqrt(size)), ANY_VALUE);
  }
  if (!Number.isNaN(spread)) return undefined;
  return Number.isNaN(centre) ? whyNoLimits.emptyBaseline : whyNoLimits.noSpread;
}
