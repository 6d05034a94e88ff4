import { mean } from "../numbers/mean.ts";
import { LARGEST_RANGE } from "../numbers/moving-ranges.ts";
import type { Sketch } from "./limits.ts";
import { pick } from "./phase.ts";
import { whyNoRanges } from "./sigma-from-ranges.ts";

/**
 * Draws an MR chart: how far each value lies from the one before it, from 0 up to 3.267 times the
 * average range. The first row of a phase has no range.
 *
 * No range is below 0, so the lower limit is 0 even where nothing else can be drawn.
 *
 * Unlike on the charts that take their sigma from ranges, an excluded row takes only the range
 * that ends in it out of the average, and no range is screened.
 *
 * Source: Montgomery, *Introduction to Statistical Quality Control*, 6.4 (D3 = 0, D4 = 3.267).
 */
export function drawRanges({ columns, phase, lines, choices }: Sketch): string | undefined {
  const { values } = columns;
  lines.value[phase.from] = Number.NaN;
  for (let row = phase.from + 1; row < phase.to; row += 1) {
    lines.value[row] = Math.abs((values[row] ?? Number.NaN) - (values[row - 1] ?? Number.NaN));
  }
  const ranges = pick(lines.value, phase.baseline);
  const centre = choices.centre ?? mean(ranges);
  lines.centre.fill(centre, phase.from, phase.to);
  lines.lower.fill(0, phase.from, phase.to);
  lines.lower95.fill(0, phase.from, phase.to);
  lines.upper.fill(LARGEST_RANGE * centre, phase.from, phase.to);
  lines.upper95.fill((LARGEST_RANGE * centre * 2) / 3, phase.from, phase.to);
  return Number.isNaN(centre) ? whyNoRanges(pick(values, phase.baseline), []) : undefined;
}
