import { median } from "../numbers/median.ts";
import type { Sketch } from "./limits.ts";
import { pick } from "./phase.ts";
import { whyNoLimits } from "./why-no-limits.ts";

/**
 * Draws a run chart: the median of the baseline, and no limits, since it assumes no distribution.
 *
 * Source: Perla, Provost & Murray, "The run chart", BMJ Quality & Safety 20 (2011), 46-51.
 */
export function drawMedian({ columns, phase, lines, choices }: Sketch): string | undefined {
  const centre = choices.centre ?? median(pick(columns.values, phase.baseline));
  lines.centre.fill(centre, phase.from, phase.to);
  return Number.isNaN(centre) ? whyNoLimits.emptyBaseline : undefined;
}
