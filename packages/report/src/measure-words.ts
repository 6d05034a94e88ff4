import { isProportion } from "@allteach/domain/measure";
import { periodName } from "@allteach/domain/period";
import { formatApart, formatNumber, formatValue } from "@allteach/spc/words/format-value";
import type { MeasureSection, MonthRow } from "./measure-section.ts";
import { counted } from "./wording.ts";

/** How a measure stands, in words, with the mark and the colour that its chart uses. */
export interface Standing {
  ink: "improvement" | "concern" | "ink" | "common";
  mark: string;
  words: string;
}

export function standingOf({ movement }: Pick<MeasureSection, "movement">): Standing {
  const since = movement.isNew ? "new this month" : "still holding";
  switch (movement.sense) {
    case "improvement":
      return { ink: "improvement", mark: "◆", words: `Improvement, ${since}` };
    case "concern":
      return { ink: "concern", mark: "▲", words: `Ask what changed, ${since}` };
    case "neutral":
      return { ink: "ink", mark: "■", words: `A change, ${since}` };
    case "steady":
      return { ink: "common", mark: "●", words: "As usual" };
    case "silent":
      return { ink: "common", mark: "○", words: "No figure this month" };
    default:
      return movement.sense satisfies never;
  }
}

/** A unit of more than a sign, which stands once, in the heading; "" for a sign. */
export function spelledUnit({ reading }: Pick<MeasureSection, "reading">): string {
  const { unit } = reading.format;
  return unit.length <= 2 ? "" : unit;
}

/** The figures that matter most, the latest first; none before the first month with a value. */
export function keyFigures(section: MeasureSection): { head: string; text: string }[] {
  const { latest, centre, limits, measure, reading } = section;
  if (latest === null) return [];
  const { unit } = reading.format;
  const ends = [latest.value, ...(limits ? [limits.lower, limits.upper] : [])];
  const { decimals } = formatApart(reading.format, ...ends);
  const short = { unit: spelledUnit(section) === "" ? unit : "", decimals };
  const figure = (value: number | null) => (value === null ? null : formatValue(value, short));
  const range = limits && `${formatNumber(limits.lower, decimals)} to ${figure(limits.upper)}`;
  return [
    { head: shortMonth(latest.period), text: figure(latest.value) },
    { head: "Centre line", text: figure(centre) },
    { head: "Limits", text: range },
    { head: "Goal", text: figure(measure.goal ?? null) },
  ].flatMap(({ head, text }) => (text === null ? [] : [{ head, text }]));
}

/** `October 2026` → `Oct 2026`, `week to 25 October 2026` → `week to 25 Oct 2026`. */
function shortMonth(period: MonthRow["period"]): string {
  return periodName(period).replace(/([A-Z][a-z]{2})[a-z]*/, "$1");
}

/** "11 in 12,345, from 6 sites.", "mean of 48, from 6 sites."; "" before the first month with a value. */
export function countSentence({ latest, measure }: MeasureSection): string {
  if (latest === null) return "";
  const isRate = latest.mean === undefined && !isProportion(measure);
  const count = isRate ? latest.countText.replace(" of ", " in ") : latest.countText;
  return `${count}, from ${counted(latest.sitesReporting, "site")}.`;
}

/** What stands in the place of a chart before its first month. */
export function noChartSentence({ name }: Pick<MeasureSection, "name">): string {
  return `There is no chart of ${name} yet: it begins with the first month that is reported.`;
}

/** Numerator and denominator of a month, or why there are none. */
export function countTexts({ numerator, denominator }: MonthRow): [string, string] | string {
  if (numerator === null || denominator === null) return "not collected";
  if (denominator === 0) return "no cases";
  const count = (amount: number) => formatNumber(amount, Number.isInteger(amount) ? 0 : 1);
  return [count(numerator), count(denominator)];
}
