import { mean } from "../numbers/mean.ts";
import type { Sketch } from "./limits.ts";
import { ANY_VALUE, drawLimits } from "./lines.ts";
import { pick } from "./phase.ts";
import { sigmaFromRanges } from "./sigma-from-ranges.ts";

/**
 * Draws an I chart (XmR): one value for each row, whatever its denominator.
 *
 * centre = mean of the values; sigma = average moving range / 1.128. Ranges reach across an
 * excluded row, but not across a missing one. Limits may be negative: only whoever knows the
 * measure can say whether it can be.
 *
 * Source: Montgomery, *Introduction to Statistical Quality Control*, 6.33.
 */
export function drawIndividuals({ columns, phase, lines, choices }: Sketch): string | undefined {
  const values = pick(columns.values, phase.baseline);
  const centre = choices.centre ?? mean(values);
  const { sigma = Number.NaN, why } = sigmaFromRanges(values, choices.screenMovingRanges);
  for (let row = phase.from; row < phase.to; row += 1) {
    lines.centre[row] = centre;
    drawLimits(lines, row, centre, sigma, ANY_VALUE);
  }
  return why;
}
