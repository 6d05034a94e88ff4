import {
  type ChartOptions,
  type ControlChart,
  controlChart,
  type Series,
} from "./control-chart.ts";
import { type GoalProgress, goalProgress } from "./goal.ts";
import { findSignals } from "./rules/find-signals.ts";
import { sigmaOf } from "./rules/phase-point.ts";
import type { RuleSetId } from "./rules/rule.ts";
import type { Direction, Signal } from "./rules/signal.ts";
import { chartSentence } from "./sentence.ts";
import { proposeShift, type ShiftProposal } from "./shift-proposal.ts";
import { assessValidity } from "./validity/assess-validity.ts";
import type { Validity } from "./validity/validity.ts";
import { latestVariation, type PointMark, pointMarks, type Variation } from "./variation.ts";
import { bearableDecimals, type ValueFormat } from "./words/format-value.ts";
import { type PeriodNoun, periodNoun } from "./words/period-name.ts";

export interface ReadingOptions {
  /** How the chart is computed. */
  chart?: ChartOptions;
  /** Default "ihi". */
  ruleSet?: RuleSetId;
  /** Which way higher plotted values are to be read. Default "neutral". */
  direction?: Direction;
  /** What sentences call the measure: "Remission". Default "The measure". */
  name?: string;
  /** "%", "per 1,000 catheter-days", "days"; default none. */
  unit?: string;
  /** Decimals of values in text; default: as many as the data bear. */
  decimals?: number;
  /** In the chart's unit, after the multiplier. Default the chart's target. */
  goal?: number;
  /** What a period is called; default told from the labels. */
  noun?: PeriodNoun;
  /** Labels of shift starts that were proposed before and declined. */
  declinedShifts?: readonly string[];
}

/** A chart and everything that is said of it. Pages, mails and the API all read the same one. */
export interface ChartReading {
  name: string;
  chart: ControlChart;
  ruleSet: RuleSetId;
  direction: Direction;
  format: ValueFormat;
  noun: PeriodNoun;
  signals: readonly Signal[];
  /** One for each point. */
  marks: readonly PointMark[];
  validity: Validity;
  /** The last point that has a value; null: nothing is plotted. */
  latest: { index: number; label: string; value: number } | null;
  variation: Variation;
  /** Null: no goal, or no direction. */
  goal: GoalProgress | null;
  proposal: ShiftProposal | null;
  sentence: string;
}

/**
 * Reads a series: computes its chart, decides which rules are valid for it, finds their signals,
 * judges goal and shift, and says the main thing in one sentence.
 *
 * Deterministic: the same series and options give the same reading, so a table, a chart and a
 * mail that each call it cannot disagree.
 *
 * @throws {RangeError} where `controlChart` does.
 */
export function readChart(series: Series, options: ReadingOptions = {}): ChartReading {
  const { ruleSet = "ihi", direction = "neutral", name = "The measure", unit = "" } = options;
  const chartOptions = options.chart ?? {};
  const chart = controlChart(series, chartOptions);
  const noun = options.noun ?? periodNoun(chart.points.map(({ label }) => label));
  const validity = assessValidity(series, chart, ruleSet, { ...chartOptions, noun });
  const signals = findSignals(chart, ruleSet, {
    direction,
    refused: validity.refusedRules,
    unordered: chartOptions.unordered ?? false,
  });
  const latest = latestOf(chart);
  const goal = options.goal ?? chartOptions.target;
  const isOrdered = !chartOptions.unordered;
  const reading = {
    name,
    chart,
    ruleSet,
    direction,
    format: { unit, decimals: options.decimals ?? decimalsOf(chart, unit) },
    noun,
    signals,
    marks: pointMarks(chart, signals),
    validity,
    latest,
    variation: latestVariation(signals, latest?.index ?? null),
    goal: goal === undefined ? null : goalProgress(chart, goal, direction),
    proposal: isOrdered
      ? proposeShift(chart, signals, { direction, declined: options.declinedShifts ?? [] })
      : null,
  };
  return { ...reading, sentence: chartSentence(reading) };
}

function latestOf({ points }: ControlChart): ChartReading["latest"] {
  const index = points.findLastIndex(({ value }) => value !== null);
  const point = points[index];
  if (point === undefined || point.value === null) return null;
  return { index, label: point.label, value: point.value };
}

function decimalsOf(chart: ControlChart, unit: string): number {
  const last = chart.points.findLast(({ value, centre }) => value !== null && centre !== null);
  const centre = last?.centre ?? chart.points.findLast(({ value }) => value !== null)?.value ?? 0;
  return bearableDecimals(centre, last === undefined ? null : sigmaOf(last), unit);
}
