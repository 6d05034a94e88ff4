import type { ChartReading } from "./chart-reading.ts";
import type { Capability, GoalState } from "./goal.ts";
import type { Variation } from "./variation.ts";
import { formatValue } from "./words/format-value.ts";
import { periodName } from "./words/period-name.ts";

/** One row of an overview: a measure at a glance. */
export interface OverviewRow {
  name: string;
  /** The latest value with its unit; "–" where nothing is plotted. */
  latest: string;
  /** Its period, as people say it; empty where nothing is plotted. */
  period: string;
  variation: Variation;
  /** What the process will do about the goal as it runs now; null: no goal or no limits. */
  assurance: Capability | null;
  goal: string | null;
  goalState: GoalState | null;
  /** Whether marks and sentence rest on trial limits. */
  trialLimits: boolean;
  /** Whether there are too few points to call a chart without a signal steady. */
  tooFewPoints: boolean;
  /** Whether a person has a new phase to decide on. */
  hasProposal: boolean;
  sentence: string;
}

/**
 * The row of a reading. It computes nothing: the marks are those of the chart, so that table and
 * chart say the same.
 */
export function overviewRow(reading: ChartReading): OverviewRow {
  const { name, latest, format, variation, goal, validity, proposal, sentence } = reading;
  return {
    name,
    latest: latest === null ? "–" : formatValue(latest.value, format),
    period: latest === null ? "" : periodName(latest.label),
    variation,
    assurance: goal?.capability ?? null,
    goal: goal === null ? null : formatValue(goal.goal, format),
    goalState: goal?.state ?? null,
    trialLimits: validity.trialLimits,
    tooFewPoints: validity.tooFewPoints,
    hasProposal: proposal !== null,
    sentence,
  };
}
