import type { Code } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import { type Period, periodName } from "@allteach/domain/period";
import type { ChartReading } from "@allteach/spc/chart-reading";
import type { RefusedRule } from "@allteach/spc/validity/validity";
import { formatNumber, formatValue } from "@allteach/spc/words/format-value";
import { hasImproved, type Movement, movementOf } from "./movement.ts";
import { ReportError } from "./report-error.ts";
import type { MeasureInput, MonthFigures } from "./report-input.ts";
import { listed, plainLine } from "./wording.ts";

/** One measure as the report shows it. Numbers are in the measure's unit. */
export interface MeasureSection {
  measure: Measure;
  /** Fit for a line of running text and for a subject. */
  name: string;
  reading: ChartReading;
  movement: Movement;
  sentence: string;
  /** What a reader should know before believing the chart. */
  notes: readonly string[];
  /** The last month that has a value; null: none has. */
  latest: (MonthFigures & { value: number; valueText: string; countText: string }) | null;
  /** As they stand at that month. */
  centre: number | null;
  limits: { lower: number; upper: number } | null;
  months: readonly MonthRow[];
  /** Sites whose own charts improved, by name. */
  teachers: readonly { name: string; code: Code }[];
  /** Null where there is nothing to draw yet. */
  picture: { contentId: string; fileName: string; alternative: string } | null;
  address: string;
}

/** A month of a measure, for tables and files. */
export interface MonthRow extends MonthFigures {
  value: number | null;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  /** Ids of the rules whose signals the month takes part in. */
  rules: readonly string[];
}

/**
 * Says everything the report says of one measure.
 *
 * @param address Where all its figures are.
 * @throws {ReportError} where the reading is not of these very figures.
 */
export function measureSection(
  { measure, series, reading, sites }: MeasureInput,
  period: Period,
  address: string,
): MeasureSection {
  const months = monthsOf(measure, series, reading);
  const index = reading.latest?.index ?? -1;
  const point = reading.chart.points[index];
  const [lower, upper] = [point?.lower ?? null, point?.upper ?? null];
  const sentence = plainLine(reading.sentence);
  const latest = latestOf(months[index], reading);
  return {
    measure,
    name: plainLine(measure.name),
    reading,
    movement: movementOf(reading, period, measure.cadence),
    sentence,
    notes: notesOf(reading),
    latest,
    centre: point?.centre ?? null,
    limits: lower === null || upper === null ? null : { lower, upper },
    months,
    teachers: sites
      .filter((site) => ("reading" in site ? hasImproved(site.reading) : site.improved))
      .map(({ name, code }) => ({ name: plainLine(name), code }))
      .sort((one, other) => one.name.localeCompare(other.name, "en")),
    picture: latest && {
      contentId: `chart-${measure.code}`,
      fileName: `chart-${measure.code}.png`,
      alternative: `Chart: ${sentence} Latest: ${latest.valueText} in ${periodName(latest.period)}.`,
    },
    address,
  };
}

function monthsOf(
  measure: Measure,
  series: readonly MonthFigures[],
  { chart, marks }: ChartReading,
): MonthRow[] {
  const sameMonths =
    series.length === chart.points.length &&
    series.every(({ period }, index) => chart.points[index]?.label === period);
  if (!sameMonths) throw new ReportError(measure, "its chart is not of the months of its figures");
  return series.map((month, index) => {
    const { value = null, centre = null, lower = null, upper = null } = chart.points[index] ?? {};
    if (!agrees(month, value, measure.multiplier)) {
      throw new ReportError(measure, `its chart and its figures differ in ${month.period}`);
    }
    return { ...month, value, centre, lower, upper, rules: marks[index]?.rules ?? [] };
  });
}

function agrees(
  { numerator, denominator, mean }: MonthFigures,
  value: number | null,
  multiplier: number,
): boolean {
  const isMeasured = numerator !== null && denominator !== null && denominator > 0;
  if (!isMeasured || value === null) return !isMeasured && value === null;
  const expected = (mean ?? numerator / denominator) * multiplier;
  return Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}

function latestOf(month: MonthRow | undefined, { format }: ChartReading): MeasureSection["latest"] {
  if (month === undefined || month.value === null) return null;
  const { period, numerator, denominator, mean, sitesReporting, value } = month;
  const count = (amount: number | null) =>
    formatNumber(amount ?? 0, Number.isInteger(amount) ? 0 : 1);
  return {
    period,
    numerator,
    denominator,
    sitesReporting,
    value,
    valueText: formatValue(value, format),
    ...(mean !== undefined && { mean }),
    countText:
      mean === undefined
        ? `${count(numerator)} of ${count(denominator)}`
        : `mean of ${count(denominator)}`,
  };
}

function notesOf({ validity, chart }: ChartReading): string[] {
  const current = chart.points.at(-1)?.phase ?? 1;
  const notes = validity.notes.filter(({ phase }) => phase === current);
  const refused = validity.refusedRules.filter(({ phase }) => phase === current);
  const names = (because: RefusedRule["because"]) =>
    refused.filter((rule) => rule.because === because).map(refusedName);
  const summed = [
    { names: names("likely-false"), says: "Not used here, because chance alone sets it off often" },
    { names: names("too-few-points"), says: "Waits for more months" },
  ].flatMap(({ names: each, says }) => (each.length === 0 ? [] : `${says}: ${listed(each)}.`));
  return [...new Set([...notes.map(({ sentence }) => plainLine(sentence)), ...summed])];
}

/** “Eight in a row on one side” (below the centre line). */
function refusedName({ name, side }: RefusedRule): string {
  return side === null ? `“${name}”` : `“${name}” (${side} the centre line)`;
}
