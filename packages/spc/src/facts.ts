import type { ChartReading } from "./chart-reading.ts";
import type { Signal } from "./rules/signal.ts";
import { formatBare, formatValue } from "./words/format-value.ts";
import { numberWord } from "./words/number-word.ts";
import { inPeriod, periodName } from "./words/period-name.ts";

/** Everything of a reading but its sentences. */
export type Facts = Omit<ChartReading, "sentence" | "goalSentence">;

/**
 * "Wait stood at 70 days in January 2026", of a point by its place.
 *
 * Sentences keep to verbs whose past tense is the same for one and for many, so that they fit
 * "Remission" and "Falls" alike, and name a unit once.
 */
export function valueThen(facts: Facts, index = -1): string {
  return `${facts.name} stood at ${valueAt(facts, index)} ${whenAt(facts, index)}`;
}

/** "in January 2026", of a point by its place. */
export function whenAt({ chart }: Facts, index = -1): string {
  return inPeriod(chart.points[index]?.label ?? "");
}

/** "January 2026", of a point by its place. */
export function labelAt({ chart }: Facts, index = -1): string {
  return periodName(chart.points[index]?.label ?? "");
}

/** "70 days", of a point by its place. */
export function valueAt({ chart, format }: Facts, index = -1): string {
  return formatValue(chart.points[index]?.value ?? 0, format);
}

/** The centre line that a signal's last point lies by. */
export function centreLine(facts: Facts, signal: Signal): string {
  const centre = facts.chart.points[signal.points.at(-1) ?? -1]?.centre ?? 0;
  return `the centre line of ${formatValue(centre, facts.format)}`;
}

/** "70 days", or "70" where the sentence has named the unit already. */
export function bareAt({ chart, format }: Facts, index = -1): string {
  return formatBare(chart.points[index]?.value ?? 0, format);
}

/** "once", "three times". */
export function timesOf(count: number): string {
  return count === 1 ? "once" : `${numberWord(count)} times`;
}
