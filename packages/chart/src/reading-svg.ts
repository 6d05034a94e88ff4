import type { ChartReading } from "@allteach/spc/chart-reading";
import { signalSentence } from "@allteach/spc/sentence";
import type { ControlChartProps } from "./chart-props.ts";
import { controlChartSvg } from "./control-chart-svg.ts";
import { type SparklineProps, sparklineSvg } from "./sparkline-svg.ts";

/**
 * Draws a chart with everything that is said of it, so that the picture, the table and the
 * sentence of one reading cannot disagree.
 *
 * @param props Where it is drawn, and what only the caller knows: why a period is missing, titles.
 *   What is given here goes before what the reading says.
 */
export function readingSvg(reading: ChartReading, props: ControlChartProps): string {
  return controlChartSvg(reading.chart, { ...said(reading), ...props });
}

/** The same reading at the size of a word. */
export function readingSparkline(reading: ChartReading, props: SparklineProps): string {
  const { signals, format } = reading;
  const figures = { unit: format.unit, digits: format.decimals };
  return sparklineSvg(reading.chart, { signals, ...figures, ...props });
}

function said(reading: ChartReading) {
  const { signals, goal, format, validity, sentence, redefined, chart } = reading;
  const names = chart.phases.map(({ phase }) =>
    redefined.includes(phase) ? "New definition" : "",
  );
  return {
    ...(redefined.length > 0 && { phaseNames: names }),
    sentence,
    signals: signals.map((signal) => ({ ...signal, words: signalSentence(reading, signal) })),
    unit: format.unit,
    digits: format.decimals,
    goals: goal ? [{ value: goal.goal }] : [],
    trialPhases: validity.notes.flatMap(({ kind, phase }) =>
      kind === "trial-limits" ? [phase] : [],
    ),
  };
}
