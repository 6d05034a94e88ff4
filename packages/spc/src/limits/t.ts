import { mean } from "../numbers/mean.ts";
import type { Sketch } from "./limits.ts";
import { pick } from "./phase.ts";
import { sigmaFromRanges } from "./sigma-from-ranges.ts";

/** Exponential times to this power's root are close to a normal distribution. */
const NEARLY_NORMAL = 3.6;

/**
 * Draws a t chart: the time between two rare events, which must be above 0.
 *
 * An I chart of the 3.6th roots, its lines taken back to the 3.6th power. A lower limit below 0
 * has no such power, and no time is below 0: the three-sigma one is then 0, even where nothing else
 * can be drawn; the two-sigma one is not drawn.
 *
 * Source: Nelson, "A control chart for parts-per-million nonconforming items", J. Quality
 * Technology 26(3), 1994; Montgomery, *Introduction to Statistical Quality Control*, 7.3.5.
 */
export function drawTimesBetween({ columns, phase, lines, choices }: Sketch): string | undefined {
  const values = pick(columns.values, phase.baseline);
  const roots = values.map((value) => value ** (1 / NEARLY_NORMAL));
  const rootOfCentre =
    choices.centre === undefined ? mean(roots) : choices.centre ** (1 / NEARLY_NORMAL);
  const { sigma = Number.NaN, why } = sigmaFromRanges(roots, choices.screenMovingRanges);
  // Taking a root and its power back is not exact: a time that is the centre line lies on it.
  const onLine = values.find((_, index) => roots[index] === rootOfCentre);
  const centre = choices.centre ?? onLine ?? rootOfCentre ** NEARLY_NORMAL;
  const at = (sigmas: number) =>
    sigma === 0 ? centre : (rootOfCentre + sigmas * sigma) ** NEARLY_NORMAL;
  const { from, to } = phase;
  lines.centre.fill(centre, from, to);
  lines.lower.fill(at(-3) || 0, from, to);
  lines.upper.fill(at(3), from, to);
  lines.lower95.fill(at(-2), from, to);
  lines.upper95.fill(at(2), from, to);
  return why;
}
