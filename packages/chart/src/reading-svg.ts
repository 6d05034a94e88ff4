import type { ChartReading } from "@allteach/spc/chart-reading";
import type { ControlChartProps } from "./chart-props.ts";
import { controlChartSvg } from "./control-chart-svg.ts";
import { sparklineSvg } from "./sparkline-svg.ts";

/**
 * Draws a chart with everything that is said of it, so that the picture, the table and the
 * sentence of one reading cannot disagree.
 *
 * @param props Where it is drawn, and what only the caller knows: why a period is missing, titles.
 */
export function readingSvg(reading: ChartReading, props: ControlChartProps): string {
  return controlChartSvg(reading.chart, { ...said(reading), ...props });
}

/** The same reading at the size of a word. */
export function readingSparkline(
  reading: ChartReading,
  props: Parameters<typeof sparklineSvg>[1],
): string {
  const { signals = [], unit, digits } = said(reading);
  return sparklineSvg(reading.chart, {
    signals,
    ...(unit && { unit }),
    ...(digits !== undefined && { digits }),
    ...props,
  });
}

function said(reading: ChartReading): Partial<ControlChartProps> {
  const { signals, goal, format, validity } = reading;
  const trialPhases = validity.notes.flatMap(({ kind, phase }) =>
    kind === "trial-limits" ? [phase] : [],
  );
  return {
    signals,
    unit: format.unit,
    digits: format.decimals,
    goals: goal ? [{ value: goal.goal }] : [],
    trialPhases,
  };
}
