import { averageRate } from "./average-rate.ts";
import type { Sketch } from "./limits.ts";
import { drawLimits, NOT_NEGATIVE } from "./lines.ts";
import { whyNoLimits } from "./why-no-limits.ts";

/**
 * Draws a u chart: how many events over how much exposure. Each row has limits of its own, as wide
 * as its exposure allows, never below 0.
 *
 * sigma = sqrt(u / exposure), u the average rate of the baseline.
 *
 * Source: Montgomery, *Introduction to Statistical Quality Control*, 7.19.
 */
export function drawRates({ columns, phase, lines, choices }: Sketch): string | undefined {
  const centre = choices.centre ?? averageRate(columns, phase);
  if (Number.isNaN(centre)) return whyNoLimits.emptyBaseline;
  for (let row = phase.from; row < phase.to; row += 1) {
    const exposure = columns.denominators[row] ?? Number.NaN;
    lines.centre[row] = centre;
    drawLimits(lines, row, centre, Math.sqrt(centre / exposure), NOT_NEGATIVE);
  }
  return undefined;
}
