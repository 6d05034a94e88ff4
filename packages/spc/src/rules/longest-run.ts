import type { PhaseRuns } from "../control-chart.ts";
import type { PhasePoint } from "./phase-point.ts";
import type { Found } from "./rows.ts";
import { shifts } from "./shift.ts";

/**
 * The runs longer than `longestRunMax`, the limit of the chart's runs analysis.
 *
 * Source: Anhøj & Olesen 2014, *PLoS ONE* 9(11): e113825: more than round(log2(n)) + 3 of n points
 * off the line.
 */
export function unusuallyLongRuns(points: readonly PhasePoint[], runs: PhaseRuns): Found[] {
  const { longestRunMax } = runs;
  if (longestRunMax === null) return [];
  return shifts(points, { length: longestRunMax + 1, onCentre: "skip", gap: "skip" });
}
