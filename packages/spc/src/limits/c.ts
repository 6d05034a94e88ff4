import { mean } from "../numbers/mean.ts";
import type { Sketch } from "./limits.ts";
import { drawLimits, NOT_NEGATIVE } from "./lines.ts";
import { pick } from "./phase.ts";
import { whyNoLimits } from "./why-no-limits.ts";

/**
 * Draws a c chart: counts of events where every row had the same chance of them.
 *
 * centre = mean count; sigma = sqrt(centre); never below 0.
 *
 * Source: Montgomery, *Introduction to Statistical Quality Control*, 7.17.
 */
export function drawCounts({ columns, phase, lines, choices }: Sketch): string | undefined {
  const centre = choices.centre ?? mean(pick(columns.values, phase.baseline));
  if (Number.isNaN(centre)) return whyNoLimits.emptyBaseline;
  for (let row = phase.from; row < phase.to; row += 1) {
    lines.centre[row] = centre;
    drawLimits(lines, row, centre, Math.sqrt(centre), NOT_NEGATIVE);
  }
  return undefined;
}
