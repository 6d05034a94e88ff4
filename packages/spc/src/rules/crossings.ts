import type { PhaseRuns } from "../control-chart.ts";
import type { PhasePoint } from "./phase-point.ts";
import { type Found, indices } from "./rows.ts";

/**
 * A phase that crosses its centre line less often than chance would: fewer times than the 5 %
 * quantile of Binomial(n - 1, 1/2). All its points off the line take part, and no side does.
 *
 * Source: Chen 2010, *Journal of Statistics Education*; Anhøj & Olesen 2014, *PLoS ONE* 9(11).
 */
export function unusuallyFewCrossings(points: readonly PhasePoint[], runs: PhaseRuns): Found[] {
  const { crossings, crossingsMin } = runs;
  if (crossings === null || crossingsMin === null || crossings >= crossingsMin) return [];
  return [{ points: indices(points.filter(({ side }) => side !== null)), side: null }];
}
