import type { Figure, Measured } from "@allteach/domain/figure";
import { dayOf, type FigurePeriod } from "@allteach/domain/period";
import type { Observation, Series } from "@allteach/spc/control-chart";
import type { MonthValue } from "./chart-series.ts";

/** A site's rare events in order, each with how long it was since the one before. */
export interface EventSeries {
  /** One for each event that has one before it: its period, and the cases or days between. */
  events: readonly (MonthValue & { figure: Measured })[];
  series: Series;
  /** Cases or days since the last event, to the end of the last period; absent where there is none. */
  since?: number;
}

/**
 * Lines up the rare events of one site. A period that was not reported breaks the count: the first
 * event after it has no "since the one before", because nobody knows whether there were others.
 *
 * Events of one day are one point: no time lies between them that a t chart could show.
 *
 * @param chart `g`: cases between events; `t`: days between days with an event.
 */
export function eventSeries(chart: "g" | "t", months: readonly MonthValue[]): EventSeries {
  const points: { label: string; period: FigurePeriod; between: number }[] = [];
  /** Cases or days since the last event; unknown before the first and after a gap. */
  let since: number | undefined;
  for (const { period, figure } of months) {
    if (figure?.state === "no-cases") continue;
    if (figure?.state !== "measured" || !figure.events) {
      since = undefined;
      continue;
    }
    let counted = 0;
    for (const event of distinct(figure.events)) {
      const between = since === undefined ? undefined : since + event - counted;
      const label = chart === "t" ? dayOf(period, event) : period;
      if (between !== undefined) points.push({ label, period, between });
      since = 0;
      counted = event;
    }
    if (since !== undefined) since += figure.denominator - counted;
  }
  return {
    events: points.map(({ period, between }) => ({
      period,
      figure: { state: "measured", numerator: between, denominator: 1 },
    })),
    series: { chart, points: points.map(observationOf) },
    ...(since !== undefined && { since }),
  };
}

function observationOf({ label, between }: { label: string; between: number }): Observation {
  return { label, numerator: between };
}

function distinct(events: readonly number[]): number[] {
  return [...new Set(events)];
}

/** Whether any period says when its events were: sums over sites do not. */
export function hasEvents(months: readonly { figure?: Figure }[]): boolean {
  return months.some(({ figure }) => figure?.state === "measured" && figure.events !== undefined);
}
