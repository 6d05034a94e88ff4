import * as z from "zod";

/** A month as it is written in addresses, files and tables: `2026-10`. */
export const Period = z
  .string()
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, "write the month as 2026-10")
  .brand<"Period">();
export type Period = z.infer<typeof Period>;

/**
 * A week, Monday to Sunday, as the day it ends on: `2026-10-04`. It belongs to the month of that
 * day, and stands in order among months and weeks as text.
 */
export const Week = z
  .string()
  .regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/, "write the week as the Sunday it ends on: 2026-10-04")
  .refine(isSunday, "write the week as the Sunday it ends on: 2026-10-04")
  .brand<"Week">();
export type Week = z.infer<typeof Week>;

/** What a figure may be of: a month (or the quarter that ends with it), or a week. */
export const FigurePeriod = z.union([Period, Week]);
export type FigurePeriod = Period | Week;

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

/** `2026-10` → `October 2026`, `2026-10-04` → `week to 4 October 2026`. */
export function periodName(period: FigurePeriod): string {
  const { year, month } = partsOf(period);
  const day = period.slice(8);
  return `${day && `week to ${Number(day)} `}${monthNames[month - 1]} ${year}`;
}

/** The month that a figure's period belongs to. */
export function monthOf(period: FigurePeriod): Period {
  return period.slice(0, 7) as Period;
}

/** The weeks that end in a month, in order: four or five. */
export function weeksOf(month: Period): Week[] {
  return Array.from({ length: daysIn(month) }, (_, day) => `${month}-${twoDigits(day + 1)}`).filter(
    isSunday,
  ) as Week[];
}

/**
 * The week that an ISO week number names: `2026-W40` → `2026-10-04`.
 *
 * @returns Nothing where the text is no week, or the year has no such week.
 * Source: ISO 8601: week 1 holds the year's first Thursday.
 */
export function weekNamed(text: string): Week | undefined {
  const [, year = "", week = ""] = /^(\d{4})-?W(\d{2})$/i.exec(text) ?? [];
  const fourth = new Date(Date.UTC(Number(year), 0, 4));
  const firstSunday = 4 + ((7 - fourth.getUTCDay()) % 7);
  const end = new Date(Date.UTC(Number(year), 0, firstSunday + 7 * (Number(week) - 1)));
  const thursday = new Date(end.getTime() - 3 * 86_400_000);
  if (Number(week) < 1 || thursday.getUTCFullYear() !== Number(year)) return undefined;
  return Week.safeParse(end.toISOString().slice(0, 10)).data;
}

/** A day of a period, counted from 1, as a date. */
export function dayOf(period: FigurePeriod, day: number): string {
  if (period.length === 7) return `${period}-${twoDigits(day)}`;
  const end = new Date(`${period}T00:00:00Z`);
  return new Date(end.getTime() + (day - 7) * 86_400_000).toISOString().slice(0, 10);
}

/** How many days a figure's period has. */
export function daysIn(period: FigurePeriod): number {
  if (period.length > 7) return 7;
  const { year, month } = partsOf(period);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `2026-10` → `October`. */
export function monthName(period: FigurePeriod): string {
  return monthNames[partsOf(period).month - 1] ?? period;
}

/** The year and the month (1 to 12) that a period names. */
export function partsOf(period: FigurePeriod): { year: number; month: number } {
  return { year: Number(period.slice(0, 4)), month: Number(period.slice(5, 7)) };
}

/**
 * The period of a year and a month.
 *
 * @param month 1 to 12.
 * @throws {z.ZodError} outside the years 1900 to 2199.
 */
export function periodAt(year: number, month: number): Period {
  return Period.parse(`${year}-${twoDigits(month)}`);
}

function twoDigits(count: number): string {
  return String(count).padStart(2, "0");
}

function isSunday(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return (
    !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date) && day.getUTCDay() === 0
  );
}
