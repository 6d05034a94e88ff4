import type { ChartReading, ReadingOptions } from "./chart-reading.ts";
import { type ControlChart, controlChart, type Series } from "./control-chart.ts";
import { goalProgress } from "./goal.ts";
import { goalSentence } from "./goal-sentence.ts";
import { findSignals } from "./rules/find-signals.ts";
import { sigmaOf } from "./rules/phase-point.ts";
import { chartSentence } from "./sentence.ts";
import { proposeShift } from "./shift-proposal.ts";
import { assessValidity } from "./validity/assess-validity.ts";
import { judgedRules } from "./validity/judged-rules.ts";
import { latestVariation, pointMarks } from "./variation.ts";
import { whenAsked } from "./when-asked.ts";
import { bearableDecimals } from "./words/format-value.ts";
import { periodNoun } from "./words/period-name.ts";

/**
 * Reads a series: computes its chart, decides which rules are valid for it, finds their signals,
 * judges goal and shift, and says the main thing in one sentence.
 *
 * Deterministic: the same series and options give the same reading, so a table, a chart and a
 * mail that each call it cannot disagree. Its sentences are put into words when they are asked for.
 *
 * @throws {RangeError} where `controlChart` does.
 */
export function readChart(series: Series, options: ReadingOptions = {}): ChartReading {
  const { ruleSet = "ihi", direction = "neutral", name = "The measure", unit = "" } = options;
  const chartOptions = options.chart ?? {};
  const chart = controlChart(series, chartOptions);
  const noun = options.noun ?? periodNoun(chart.points.map(({ label }) => label));
  const judged = judgedRules(series, chart, { ...chartOptions, noun });
  const signals = findSignals(chart, ruleSet, {
    direction,
    refusalsOf: judged.refusalsOf,
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
    validity: assessValidity(judged, ruleSet),
    latest,
    variation: latestVariation(signals, latest?.index ?? null),
    goal: goal === undefined ? null : goalProgress(chart, goal, direction),
    proposal: isOrdered
      ? proposeShift(chart, signals, { direction, declined: options.declinedShifts ?? [] })
      : null,
    redefined: redefinedPhases(chart, options.redefinedFrom ?? []),
  };
  const [sentence, ofGoal] = [
    whenAsked(() => chartSentence(reading)),
    whenAsked(() => goalSentence(reading)),
  ];
  return {
    ...reading,
    get sentence() {
      return sentence();
    },
    get goalSentence() {
      return ofGoal();
    },
  };
}

/** The phases that begin at the first point at or after each label. */
function redefinedPhases({ points }: ControlChart, labels: readonly string[]): number[] {
  const phases = labels.flatMap((from) => {
    const start = points.findIndex(({ label }) => label >= from);
    const phase = points[start]?.phase;
    return phase === undefined || phase === points[start - 1]?.phase ? [] : [phase];
  });
  return [...new Set(phases)].filter((phase) => phase > 1);
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
