import { c4 } from "../numbers/c4.ts";
import type { Sketch } from "./limits.ts";
import { drawLimits, NOT_NEGATIVE } from "./lines.ts";
import { spreadWithin } from "./spread-within.ts";
import { whyNoLimits } from "./why-no-limits.ts";

/**
 * Draws an s chart: the standard deviation within each subgroup, never below 0.
 *
 * centre = s; sigma of a row = s sqrt(1 - c4^2) / c4. A subgroup of one has neither value nor
 * limits.
 *
 * Source: Montgomery, *Introduction to Statistical Quality Control*, 6.25 to 6.27.
 */
export function drawSpreads({ columns, phase, lines, choices }: Sketch): string | undefined {
  const centre = choices.centre ?? spreadWithin(columns, phase);
  if (Number.isNaN(centre)) return whyNoLimits.noSpread;
  for (let row = phase.from; row < phase.to; row += 1) {
    const shown = c4(columns.sizes[row] ?? 0);
    lines.centre[row] = centre;
    drawLimits(lines, row, centre, (centre * Math.sqrt(1 - shown ** 2)) / shown, NOT_NEGATIVE);
  }
  return undefined;
}
