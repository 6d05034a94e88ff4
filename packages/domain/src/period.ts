import * as z from "zod";

/** A month as it is written in addresses, files and tables: `2026-10`. */
export const Period = z
  .string()
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, "write the month as 2026-10")
  .brand<"Period">();
export type Period = z.infer<typeof Period>;

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** The month `months` later; earlier where it is negative. */
export function shiftPeriod(period: Period, months: number): Period {
  const { year, month } = partsOf(period);
  const count = year * 12 + (month - 1) + months;
  return periodAt(Math.floor(count / 12), (count % 12) + 1);
}

/** Every month from the first to the last, both included; none when `last` is before `first`. */
export function periodsFrom(first: Period, last: Period): Period[] {
  const periods: Period[] = [];
  for (let period = first; period <= last; period = shiftPeriod(period, 1)) periods.push(period);
  return periods;
}

/** `2026-10` → `October 2026`. */
export function periodName(period: Period): string {
  const { year, month } = partsOf(period);
  return `${monthNames[month - 1]} ${year}`;
}

/** `2026-10` → `October`. */
export function monthName(period: Period): string {
  return monthNames[partsOf(period).month - 1] ?? period;
}

/** The year and the month (1 to 12) that a period names. */
export function partsOf(period: Period): { year: number; month: number } {
  return { year: Number(period.slice(0, 4)), month: Number(period.slice(5, 7)) };
}

/**
 * The period of a year and a month.
 *
 * @param month 1 to 12.
 * @throws {z.ZodError} outside the years 1900 to 2199.
 */
export function periodAt(year: number, month: number): Period {
  return Period.parse(`${year}-${String(month).padStart(2, "0")}`);
}
