import type { PhaseRuns } from "../control-chart.ts";
import type { PhasePoint } from "./phase-point.ts";
import type { Found } from "./rows.ts";
import { shifts } from "./shift.ts";

/**
 * The runs longer than `longestRunMax`, where the chart's runs analysis found the longest to be.
 *
 * Source: Anhøj & Olesen 2014, *PLoS ONE* 9(11): e113825: more than round(log2(n)) + 3 of n points
 * off the line.
 */
export function unusuallyLongRuns(points: readonly PhasePoint[], runs: PhaseRuns): Found[] {
  const { longestRun, longestRunMax } = runs;
  if (longestRun === null || longestRunMax === null || longestRun <= longestRunMax) return [];
  return shifts(points, { length: longestRunMax + 1, onCentre: "skip", gap: "skip" });
}
