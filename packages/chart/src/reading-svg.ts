import type { ChartReading } from "@allteach/spc/chart-reading";
import type { ChartPoint, ControlChart } from "@allteach/spc/control-chart";
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
  return controlChartSvg(drawn(reading), { ...said(reading), ...props });
}

/** The same reading at the size of a word. */
export function readingSparkline(reading: ChartReading, props: SparklineProps): string {
  const { signals, format } = reading;
  const figures = { unit: format.unit, digits: format.decimals };
  return sparklineSvg(drawn(reading), { signals, ...figures, ...props });
}

/**
 * The chart without marks that the reading does not stand for: where counts are so sparse that the
 * rule about single points is refused, a point beyond its limits is no signal.
 */
function drawn({ chart, signals, validity }: ChartReading): ControlChart {
  const refused = validity.refusedRules.filter(
    ({ because, kind }) => because === "likely-false" && kind === "astronomical-point",
  );
  if (refused.length === 0) return chart;
  const told = new Set(signals.flatMap((signal) => signal.points));
  const isRefused = ({ phase, value, centre }: ChartPoint) => {
    const side = (value ?? 0) > (centre ?? 0) ? "above" : "below";
    return refused.some((each) => each.phase === phase && (each.side ?? side) === side);
  };
  const points = chart.points.map((point, index) => ({
    ...point,
    beyondLimits: point.beyondLimits && (told.has(index) || !isRefused(point)),
  }));
  return { ...chart, points };
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
