import { fitted, textWidth } from "./lettering.ts";
import { type PeriodText, periodText } from "./period-text.ts";
import type { Plot } from "./plot.ts";

/** One label under the axis. */
export interface PeriodTick {
  /** Place of the period, from 0. */
  place: number;
  text: string;
  /** Given where it differs from the tick before, so that each year is said once. */
  year: string | undefined;
}

/** Periods between two ticks, tried in turn until the labels have room. */
const STEPS = {
  12: [1, 2, 3, 6, 12, 24, 60, 120],
  4: [1, 2, 4, 8, 20, 40],
  other: [1, 2, 5, 10, 20, 50, 100, 200, 500],
} as const;

/** Free pixels between two labels. */
const ROOM = 12;
/** Longest label, in pixels, when periods have names of their own. */
const LONGEST = 96;

/**
 * A few ticks for many periods: months at round places of the year, the year once, and always the
 * last period, which is the one people look for.
 */
export function periodTicks(labels: readonly string[], plot: Plot): PeriodTick[] {
  const texts = labels.map(periodText);
  const first = texts[0];
  if (first === undefined) return [];
  const { perYear } = first;
  const regular = perYear !== undefined && areConsecutive(texts, perYear);
  const steps = STEPS[regular ? perYear : "other"];
  const widest = Math.min(LONGEST, Math.max(...texts.map((text) => width(text, plot))));
  const step = steps.find((count) => count * plot.slot >= widest + ROOM) ?? labels.length;
  const yearly = regular && step >= perYear;

  const chosen = placed(texts, step, regular ? perYear : undefined);
  const last = labels.length - 1;
  const apart = (widest + ROOM) / plot.slot;
  const kept = chosen.filter((index) => index !== last && last - index >= apart);
  return withYears([...kept, last], texts, yearly, plot);
}

/** Whether each period is the one after the last: events have months, too, but at any distance. */
function areConsecutive(texts: readonly PeriodText[], perYear: number): boolean {
  const places = texts.map(({ ordinal = 0, year }) => Number(year) * perYear + ordinal);
  const [first = 0] = places;
  return texts.every((text, index) => text.perYear === perYear && places[index] === first + index);
}

function width({ short, year }: PeriodText, { size }: Plot): number {
  return Math.max(textWidth(short, size), year === undefined ? 0 : textWidth(year, size));
}

function placed(texts: readonly PeriodText[], step: number, perYear: number | undefined): number[] {
  return texts.flatMap(({ ordinal = 0, year }, index) => {
    const place = perYear === undefined ? index : Number(year) * perYear + ordinal;
    return place % step === 0 ? [index] : [];
  });
}

function withYears(
  indexes: readonly number[],
  texts: readonly PeriodText[],
  yearly: boolean,
  { size }: Plot,
): PeriodTick[] {
  let said: string | undefined;
  return indexes.flatMap((index) => {
    const period = texts[index];
    if (period === undefined) return [];
    const { short, year } = period;
    const isLast = index === texts.length - 1;
    if (yearly && !isLast) return [{ place: index, text: year ?? short, year: undefined }];
    const tick = {
      place: index,
      text: fitted(short, LONGEST, size),
      year: year === said ? undefined : year,
    };
    said = year;
    return [tick];
  });
}
