import { averageRate } from "./average-rate.ts";
import type { Sketch } from "./limits.ts";
import { drawLimits, PROPORTION } from "./lines.ts";
import { whyNoLimits } from "./why-no-limits.ts";

/**
 * Draws a p chart: how many out of how many. Each row has limits of its own, as wide as its
 * denominator allows, between 0 and 1.
 *
 * sigma = sqrt(p (1 - p) / denominator), p the average proportion of the baseline.
 *
 * Source: Montgomery, *Introduction to Statistical Quality Control*, 7.6 to 7.8.
 */
export function drawProportions({ columns, phase, lines, choices }: Sketch): string | undefined {
  const centre = choices.centre ?? averageRate(columns, phase);
  if (Number.isNaN(centre)) return whyNoLimits.emptyBaseline;
  for (let row = phase.from; row < phase.to; row += 1) {
    const denominator = columns.denominators[row] ?? Number.NaN;
    lines.centre[row] = centre;
    drawLimits(lines, row, centre, Math.sqrt((centre * (1 - centre)) / denominator), PROPORTION);
  }
  return undefined;
}
