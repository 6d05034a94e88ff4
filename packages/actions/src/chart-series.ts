import type { Figure } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import { type Period, periodsFrom, shiftPeriod } from "@allteach/domain/period";
import type { Observation, Series } from "@allteach/spc/control-chart";

/** How many months a chart shows unless someone asks for more. */
export const USUAL_MONTHS = 36;

/** Months a chart covers: the last 36 that have ended, or what was asked for. */
export function spanOf(last: Period, from?: Period, to?: Period): { from: Period; to: Period } {
  const end = to && to < last ? to : last;
  return { from: from ?? shiftPeriod(end, 1 - USUAL_MONTHS), to: end };
}

/** A month's place on a chart, whoever's it is. */
export interface MonthValue {
  period: Period;
  /** Nothing: no report yet. */
  figure?: Figure;
}

/**
 * The months to draw: from the first that has a figure, so that a chart does not begin with years
 * of nothing, to the last that has ended.
 */
export function monthsToDraw(
  span: { from: Period; to: Period },
  figures: ReadonlyMap<Period, Figure>,
): MonthValue[] {
  const known = [...figures.keys()].filter((period) => span.from <= period && period <= span.to);
  const first = known.sort()[0];
  if (!first) return [];
  return periodsFrom(first, span.to).map((period) => {
    const figure = figures.get(period);
    return { period, ...(figure && { figure }) };
  });
}

/** What a control chart is computed from. "No cases" and "not collected" leave a gap, never a 0. */
export function seriesOf(measure: Pick<Measure, "chart">, months: readonly MonthValue[]): Series {
  return { chart: measure.chart, points: months.map(observationOf) };
}

function observationOf({ period, figure }: MonthValue): Observation {
  const measured = figure?.state === "measured";
  return {
    label: period,
    numerator: measured ? figure.numerator : null,
    denominator: measured ? figure.denominator : null,
  };
}
