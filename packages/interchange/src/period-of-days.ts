import { type FigurePeriod, Period, partsOf, Week } from "@allteach/domain/period";
import type { NamedPeriod } from "./period-cell.ts";

const DAY = 86_400_000;

/**
 * The month, week or quarter from a first to a last day; also where the day after the last is
 * named, as many systems do.
 *
 * @param start An ISO date, or an instant that begins with one.
 * @returns Nothing where the days are none of these.
 */
export function periodOfDays(start: string, end: string): NamedPeriod | undefined {
  const [first, last] = [start, end].map((text) => text.slice(0, 10));
  if (!first || !last) return undefined;
  return named(first, last) ?? named(first, dayBefore(last));
}

function named(first: string, last: string | undefined): NamedPeriod | undefined {
  if (!last) return undefined;
  const month = Period.safeParse(last.slice(0, 7)).data;
  if (month && isLastDay(last) && first.endsWith("-01")) {
    const months = monthsBetween(first.slice(0, 7), month);
    if (months === 0) return { month };
    if (months === 2 && partsOf(month).month % 3 === 0) return { quarter: month };
  }
  const week = Week.safeParse(last).data;
  return week && Date.parse(last) - Date.parse(first) === 6 * DAY ? { week } : undefined;
}

function dayBefore(day: string): string | undefined {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : new Date(time - DAY).toISOString().slice(0, 10);
}

function isLastDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time + DAY).getUTCDate() === 1;
}

function monthsBetween(from: string, to: FigurePeriod): number {
  const first = Period.safeParse(from).data;
  if (!first) return Number.NaN;
  const [one, other] = [partsOf(first), partsOf(to)];
  return (other.year - one.year) * 12 + other.month - one.month;
}
