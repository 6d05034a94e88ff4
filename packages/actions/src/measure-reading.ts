import { cadenceNoun } from "@allteach/domain/cadence";
import type { Figure } from "@allteach/domain/figure";
import { type Direction, figureShape, type Measure } from "@allteach/domain/measure";
import type { RuleSet } from "@allteach/domain/network";
import type { FigurePeriod, Period } from "@allteach/domain/period";
import { type ChartPhases, undecided } from "@allteach/domain/phase";
import type { ChartReading, ReadingOptions } from "@allteach/spc/chart-reading";
import type { Series } from "@allteach/spc/control-chart";
import { readChart } from "@allteach/spc/read-chart";
import { type MonthValue, monthsToDraw, seriesOf } from "./chart-series.ts";
import { eventSeries, hasEvents } from "./event-series.ts";

/** What is plotted, and what it says. */
export interface MeasureMonths {
  /** One for each point: a period, or of rare events an event. */
  months: readonly MonthValue[];
  reading: ChartReading;
  /** Of rare events at one site: cases or days since the last one. */
  since?: number;
  /** What has been decided about where its centre line begins anew. */
  phases: ChartPhases;
}

/**
 * The one way in which a measure's figures are read, whoever's they are. Pages, the API and reports
 * all come through here.
 *
 * Rare events are charted by the event where it is known when each one was, which is at one site.
 * Of several sites together only the counts have a meaning: those are charted as a rate.
 */
export function measureMonths(
  measure: Measure,
  span: { from: Period; to: Period },
  figures: ReadonlyMap<FigurePeriod, Figure>,
  ruleSet: RuleSet,
  phases: ChartPhases = undecided,
): MeasureMonths {
  const months = monthsToDraw(span, figures, measure);
  const { chart } = measure;
  if ((chart !== "g" && chart !== "t") || !hasEvents(months)) {
    const together = togetherMeasure(measure);
    const noun = cadenceNoun(measure.cadence);
    const series = seriesOf(together.chart, months);
    return { months, phases, reading: read(series, together, { ruleSet, noun, phases }) };
  }
  const { events, series, since } = eventSeries(chart, months);
  const noun = { one: "event", many: "events" };
  const reading = read(series, eventsMeasure(measure), { ruleSet, noun, phases });
  return { months: events, phases, reading, ...(since !== undefined && { since }) };
}

/** A measure as it is charted for several sites together: rare events are a rate. */
export function togetherMeasure(measure: Measure): Measure {
  return figureShape(measure) === "events" ? { ...measure, chart: "u" } : measure;
}

/** Rare events as one site charts them: the more between two, the better where fewer are. */
function eventsMeasure({ goal: _, ...measure }: Measure): Measure {
  return {
    ...measure,
    unit: measure.chart === "t" ? "days between" : `${measure.denominator} between`,
    multiplier: 1,
    direction: opposite[measure.direction],
  };
}

const opposite: Readonly<Record<Direction, Direction>> = {
  increase: "decrease",
  decrease: "increase",
  neutral: "neutral",
};

interface Basis {
  ruleSet: RuleSet;
  noun: NonNullable<ReadingOptions["noun"]>;
  phases: ChartPhases;
}

function read(series: Series, measure: Measure, { ruleSet, noun, phases }: Basis): ChartReading {
  return readChart(series, {
    chart: { multiplier: measure.multiplier, phaseEnds: phaseEndsOf(series, phases.starts) },
    declinedShifts: phases.declined,
    redefinedFrom: phases.redefined ?? [],
    ruleSet,
    direction: measure.direction,
    name: measure.name,
    unit: measure.unit,
    noun,
    ...(measure.goal !== undefined && { goal: measure.goal }),
  });
}

/** The last points, counted from 1, of the phases before those that begin at the starts. */
export function phaseEndsOf({ points }: Series, starts: readonly string[]): number[] {
  const ends = starts.map((start) => points.findIndex(({ label }) => label >= start));
  return [...new Set(ends.filter((end) => end > 0))];
}
