import type { FigurePeriod } from "@allteach/domain/period";
import { signalSentence } from "@allteach/spc/sentence";
import type { OwnPlace } from "./place-on-chart.ts";
import type { MeasureChart } from "./read-measure.ts";

/** What a figure would do to its site's chart, before it is saved. */
export interface Consequence {
  /** The chart with the figure in it. */
  chart: MeasureChart;
  /** The rules that it would fire, each as a sentence. */
  fires: readonly string[];
  place?: OwnPlace;
  /** When the site was last as far out on the same side, and what was said of it. */
  lastTime?: { period: FigurePeriod; note?: string };
}

/**
 * @param past The chart without the figure.
 * @param chart The chart with it.
 * @param noteOf What was said of the site's figure of an earlier period.
 */
export function consequenceOf(
  past: MeasureChart,
  chart: MeasureChart,
  {
    place,
    noteOf,
  }: {
    place: OwnPlace | undefined;
    noteOf: (period: FigurePeriod) => string | undefined;
  },
): Consequence {
  const { reading } = chart;
  const latest = reading.latest?.index ?? -1;
  const known = new Set(past.reading.signals.map(({ rule, points }) => `${rule} ${points[0]}`));
  const fired = reading.signals.filter(
    ({ rule, points }) => points.includes(latest) && !known.has(`${rule} ${points[0]}`),
  );
  const period = place?.beyond ? place.lastTime : undefined;
  const note = period && noteOf(period);
  return {
    chart,
    fires: [...new Set(fired.map((signal) => signalSentence(reading, signal)))],
    ...(place && { place }),
    ...(period && { lastTime: { period, ...(note && { note }) } }),
  };
}
