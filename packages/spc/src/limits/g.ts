import { mean } from "../numbers/mean.ts";
import { median } from "../numbers/median.ts";
import type { Sketch } from "./limits.ts";
import { drawLimits, NOT_NEGATIVE } from "./lines.ts";
import { pick } from "./phase.ts";
import { whyNoLimits } from "./why-no-limits.ts";

/** A geometric distribution's median over its mean: ln 2, as the guides print and use it. */
// biome-ignore lint/suspicious/noApproximativeNumericConstant: three digits are the convention.
const MEDIAN_OF_MEAN = 0.693;

/**
 * Draws a g chart: how many cases came between two rare events.
 *
 * Limits come from the mean g: sigma = sqrt(g (g + 1)), never below 0. The line drawn is the
 * median, since so skewed a distribution lies mostly below its mean; with a known mean (`centre`)
 * it is 0.693 times that.
 *
 * Source: Provost & Murray, *The Health Care Data Guide*; Benneyan, "Number-between g-type
 * statistical quality control charts", Health Care Management Science 4 (2001), 305-318.
 */
export function drawCasesBetween({ columns, phase, lines, choices }: Sketch): string | undefined {
  const values = pick(columns.values, phase.baseline);
  const average = choices.centre ?? mean(values);
  if (Number.isNaN(average)) return whyNoLimits.emptyBaseline;
  const line = choices.centre === undefined ? median(values) : MEDIAN_OF_MEAN * choices.centre;
  const sigma = Math.sqrt(average * (average + 1));
  for (let row = phase.from; row < phase.to; row += 1) {
    lines.centre[row] = line;
    drawLimits(lines, row, average, sigma, NOT_NEGATIVE);
  }
  return undefined;
}
