import { cadenceNoun } from "@allteach/domain/cadence";
import type { Figure } from "@allteach/domain/figure";
import { type Direction, figureShape, type Measure } from "@allteach/domain/measure";
import type { RuleSet } from "@allteach/domain/network";
import type { FigurePeriod, Period } from "@allteach/domain/period";
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
): MeasureMonths {
  const months = monthsToDraw(span, figures, measure);
  const { chart } = measure;
  if ((chart !== "g" && chart !== "t") || !hasEvents(months)) {
    return { months, reading: measureReading(measure, months, ruleSet) };
  }
  const { events, series, since } = eventSeries(chart, months);
  const reading = read(series, eventsMeasure(measure), ruleSet, { one: "event", many: "events" });
  return { months: events, reading, ...(since !== undefined && { since }) };
}

/**
 * Reads periods that are charted each by its own figure.
 *
 * @param phaseEnds The last periods, counted from 1, of phases whose successor somebody accepted.
 */
export function measureReading(
  measure: Measure,
  months: readonly MonthValue[],
  ruleSet: RuleSet,
  phaseEnds: readonly number[] = [],
): ChartReading {
  const together = togetherMeasure(measure);
  const noun = cadenceNoun(measure.cadence);
  return read(seriesOf(together.chart, months), together, ruleSet, noun, phaseEnds);
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

function read(
  series: Series,
  measure: Measure,
  ruleSet: RuleSet,
  noun: NonNullable<ReadingOptions["noun"]>,
  phaseEnds: readonly number[] = [],
): ChartReading {
  return readChart(series, {
    chart: { multiplier: measure.multiplier, phaseEnds },
    ruleSet,
    direction: measure.direction,
    name: measure.name,
    unit: measure.unit,
    noun,
    ...(measure.goal !== undefined && { goal: measure.goal }),
  });
}
