import { periodsAsked } from "@allteach/domain/cadence";
import type { Figure, Measured } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import {
  type FigurePeriod,
  monthOf,
  type Period,
  periodsFrom,
  shiftPeriod,
} from "@allteach/domain/period";
import type { Observation, Series } from "@allteach/spc/control-chart";

/** How many months a chart shows unless someone asks for more. */
export const USUAL_MONTHS = 36;

/** Months a chart covers: the last 36 that have ended, or what was asked for. */
export function spanOf(last: Period, from?: Period, to?: Period): { from: Period; to: Period } {
  const end = to && to < last ? to : last;
  return { from: from ?? shiftPeriod(end, 1 - USUAL_MONTHS), to: end };
}

/** A period's place on a chart, whoever's it is. */
export interface MonthValue {
  period: FigurePeriod;
  /** Nothing: no report yet. */
  figure?: Figure;
}

/**
 * The periods to draw: from the first that has a figure, so that a chart does not begin with years
 * of nothing, to the last that has ended.
 */
export function monthsToDraw(
  span: { from: Period; to: Period },
  figures: ReadonlyMap<FigurePeriod, Figure>,
  { cadence }: Pick<Measure, "cadence">,
): MonthValue[] {
  const known = [...figures.keys()].filter(
    (period) => span.from <= period && monthOf(period) <= span.to,
  );
  const first = known.sort()[0];
  if (!first) return [];
  return periodsFrom(monthOf(first), span.to)
    .flatMap((month) => periodsAsked(cadence, month))
    .filter((period) => period >= first)
    .map((period) => {
      const figure = figures.get(period);
      return { period, ...(figure && { figure }) };
    });
}

/** What a control chart is computed from. "No cases" and "not collected" leave a gap, never a 0. */
export function seriesOf(chart: Measure["chart"], months: readonly MonthValue[]): Series {
  return { chart, points: months.map(({ period, figure }) => observationOf(period, figure)) };
}

function observationOf(label: string, figure: Figure | undefined): Observation {
  if (figure?.state !== "measured") return { label, numerator: null, denominator: null };
  const { numerator, denominator, sample } = figure;
  if (!sample) return { label, numerator, denominator };
  return { label, numerator: sample.mean, summary: summaryOf(sample, denominator) };
}

function summaryOf({ mean, sd }: NonNullable<Measured["sample"]>, size: number) {
  return { mean, size, ...(sd !== undefined && { sd }) };
}
