import type { ChartReading } from "@allteach/spc/chart-reading";
import type { Assurance, Variation } from "../components/stat-mark.tsx";

/** The mark of what a chart's latest value says; none where nothing is plotted or judged yet. */
export function variationOf({ variation, chart }: ChartReading): Variation {
  const { mark, side } = variation;
  if (mark !== "common" && side !== null) return `${mark}_${side}`;
  const plotted = chart.points.filter(({ value }) => value !== null).length;
  return plotted < LEAST_POINTS ? null : "common_cause";
}

/** Fewer points than this tell chance from change by no rule. */
const LEAST_POINTS = 6;

const assurances = {
  capable: "pass",
  "hit-and-miss": "inconsistent",
  "not-capable": "fail",
} as const;

/** The mark of whether a process can be relied on to reach its goal. */
export function assuranceOf({ goal }: ChartReading): Assurance {
  return goal?.capability ? assurances[goal.capability] : null;
}
