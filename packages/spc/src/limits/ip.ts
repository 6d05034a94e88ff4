import { averageRange } from "../numbers/moving-ranges.ts";
import { averageRate } from "./average-rate.ts";
import type { Sketch } from "./limits.ts";
import { ANY_VALUE, drawLimits } from "./lines.ts";
import { whyNoRanges } from "./sigma-from-ranges.ts";

/** Moving standard deviations at least this many times the average one are no common variation. */
const LARGEST_MOVING_SIGMA = 3.2665;

/**
 * Draws an I′ chart: an I chart of ratios whose denominators differ, each row's limits as wide as
 * its denominator allows, however much the ratios vary.
 *
 * centre = all numerators over all denominators of the baseline; sigma of a row = s / sqrt(d), s the
 * mean of sqrt(pi / 2) |difference| / sqrt(1 / d + 1 / d before) over the whole phase: neither a
 * freeze nor an exclusion changes s, as in the one package that has this chart.
 *
 * Source: Taylor, "Normalized individuals control chart", 2018; qicharts2 0.8.1.
 */
export function drawNormalised({ columns, phase, lines, choices }: Sketch): string | undefined {
  const { values, denominators } = columns;
  const exposure = (row: number) => (denominators.length > 0 ? denominators[row] : 1) ?? Number.NaN;
  const centre = choices.centre ?? averageRate(columns, phase);
  const sigmas: number[] = [];
  for (let row = phase.from + 1; row < phase.to; row += 1) {
    const range = Math.abs((values[row] ?? Number.NaN) - (values[row - 1] ?? Number.NaN));
    const scale = Math.sqrt(1 / exposure(row) + 1 / exposure(row - 1));
    if (!Number.isNaN(range)) sigmas.push((Math.sqrt(Math.PI / 2) * range) / scale);
  }
  const sigma = averageRange(sigmas, choices.screenMovingRanges ?? true, LARGEST_MOVING_SIGMA);
  for (let row = phase.from; row < phase.to; row += 1) {
    lines.centre[row] = centre;
    drawLimits(lines, row, centre, sigma / Math.sqrt(exposure(row)), ANY_VALUE);
  }
  return Number.isNaN(sigma) ? whyNoRanges(values.slice(phase.from, phase.to), sigmas) : undefined;
}
