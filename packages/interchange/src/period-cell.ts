import { monthName, Period, partsOf, periodAt, Week, weekNamed } from "@allteach/domain/period";
import { quoted } from "./problem-list.ts";

/**
 * What a cell may name: a date that is both the first of a month and a Sunday names the month and
 * the week. The measure decides which is meant.
 */
export interface NamedPeriod {
  month?: Period;
  /** A quarter is named by its last month. */
  quarter?: Period;
  week?: Week;
}

/**
 * The month, week or quarter that a cell names: `2026-10`, `Oct-26`, `10/2026`, `October 2026`;
 * `2026-W40` or the Sunday a week ends on; `2026-Q3`; the first of a month as spreadsheets write
 * it, `2026-10-01`. What may be two months is refused, with the right spelling where only one can
 * be meant: a date guessed wrongly would put a figure into another month.
 */
export function readPeriod(cell: string): NamedPeriod | { because: string } {
  const written = cell.trim();
  if (written === "") return { because: "Name the month, as 2026-10." };
  if (written.length > 40) return { because: `${quoted(written)} is no month: write 2026-10.` };
  const text = written.toLowerCase();
  const named = quarterOf(text) ?? dayOf(text) ?? monthNamed(text) ?? weekOf(text);
  if (named) return named;
  const noDay = whyNoDay(text);
  if (noDay) return { because: `${quoted(written)} ${noDay}.` };
  const meant = likelyMonth(text);
  const advice = meant ? `write ${meant}` : "write the month as 2026-10";
  return { because: `${quoted(written)} is not how a month is written here: ${advice}.` };
}

/** Whether a cell names a month, a week or a quarter. */
export function isPeriod(cell: string): boolean {
  return cell !== "" && cell.length <= 40 && !("because" in readPeriod(cell));
}

const monthNames = Array.from({ length: 12 }, (_, index) =>
  monthName(periodAt(2000, index + 1)).toLowerCase(),
);

function weekOf(text: string): NamedPeriod | undefined {
  const week = weekNamed(text.replace(/\s/g, ""));
  return week && { week };
}

function quarterOf(text: string): NamedPeriod | undefined {
  const yearFirst = /^(\d{4})[-/ ]?q([1-4])$/.exec(text);
  const quarterFirst = /^q([1-4])[-/ ]*(\d{4}|\d{2})$/.exec(text);
  const [year, quarter] = yearFirst
    ? [yearFirst[1], yearFirst[2]]
    : [quarterFirst?.[2], quarterFirst?.[1]];
  if (year === undefined || quarter === undefined) return undefined;
  const last = monthAt(fullYear(year), Number(quarter) * 3);
  return last && { quarter: last };
}

/** A date in full, with midnight behind it or without. */
function dayOf(text: string): NamedPeriod | undefined {
  const [, date = ""] = /^(\d{4}-\d{2}-\d{2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?$/.exec(text) ?? [];
  const week = Week.safeParse(date).data;
  const month = date.endsWith("-01") ? Period.safeParse(date.slice(0, 7)).data : undefined;
  if (!month) return week && { week };
  return { ...ofMonth(month), ...(week && { week }) };
}

function monthNamed(text: string): NamedPeriod | undefined {
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})$/.exec(text);
  const monthFirst = /^(\d{1,2})[-/. ](\d{4})$/.exec(text);
  const [year, month] = yearFirst
    ? [yearFirst[1], yearFirst[2]]
    : [monthFirst?.[2], monthFirst?.[1]];
  if (year === undefined || month === undefined) return inWords(text);
  const read = monthAt(Number(year), Number(month));
  return read && ofMonth(read);
}

function inWords(text: string): NamedPeriod | undefined {
  const nameFirst = /^([a-z]{3,9})\.?[-/, ']*(\d{4}|\d{2})$/.exec(text);
  const yearFirst = /^(\d{4})[-/., ]*([a-z]{3,9})$/.exec(text);
  const [name, year] = nameFirst ? [nameFirst[1], nameFirst[2]] : [yearFirst?.[2], yearFirst?.[1]];
  if (name === undefined || year === undefined) return undefined;
  const month = monthOfName(name);
  const read = month > 0 ? monthAt(fullYear(year), month) : undefined;
  return read && ofMonth(read);
}

/** A quarter is also named by its last month. */
function ofMonth(month: Period): NamedPeriod {
  return { month, ...(partsOf(month).month % 3 === 0 && { quarter: month }) };
}

function monthOfName(name: string): number {
  const spelt = name === "sept" ? "sep" : name;
  return monthNames.findIndex((each) => each.startsWith(spelt)) + 1;
}

function monthAt(year: number, month: number): Period | undefined {
  return Period.safeParse(`${year}-${String(month).padStart(2, "0")}`).data;
}

const fullYear = (written: string) => (written.length === 2 ? 2000 : 0) + Number(written);

/** What is wrong with a date in full that is neither a month's first day nor a week's last. */
function whyNoDay(text: string): string | undefined {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  const [, oneDay = "", oneMonth = "", oneYear = ""] =
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
  const date = day
    ? { year: Number(year), month: Number(month), day: Number(day) }
    : { year: Number(oneYear), month: Number(oneMonth), day: Number(oneDay) };
  const { month: named, day: counted } = date;
  if (named < 1 || named > 12 || counted < 1) return undefined;
  const last = new Date(Date.UTC(date.year, named, 0)).getUTCDate();
  if (counted <= last || (!day && counted <= 12)) return undefined;
  const name = monthName(periodAt(2000, named));
  return `is no day: ${name} ${date.year} has ${last}. Write the month, as ${date.year}-${String(named).padStart(2, "0")}`;
}

function likelyMonth(text: string): Period | undefined {
  const found = inFigures(text) ?? asSerialNumber(text);
  return found && monthAt(found.year, found.month);
}

interface Month {
  year: number;
  month: number;
}

function inFigures(text: string): Month | undefined {
  const yearFirst =
    /^(\d{4})[-/. ](\d{1,2})(?:[-/. t].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(?:\d{2})?$/.exec(text);
  if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[2]) };
  const worded = /^\d{1,2}[-/. ]+([a-z]{3,9})[-/., ']+(\d{4}|\d{2})$/.exec(text);
  if (worded) return { year: fullYear(worded[2] ?? ""), month: monthOfName(worded[1] ?? "") };
  const date = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b/.exec(text);
  if (!date) return undefined;
  const [, one, other, year] = date.map(Number);
  return year === undefined ? undefined : monthOfDate(one ?? 0, other ?? 0, year);
}

/** 15/10 and 10/15 can only be October; 1/10 may be October or January. */
function monthOfDate(one: number, other: number, year: number): Month | undefined {
  if (one > 12 || one === other) return { year, month: other };
  if (other > 12) return { year, month: one };
  return undefined;
}

/** Spreadsheets count days from 30 December 1899; 36526 is 1 January 2000. */
function asSerialNumber(text: string): Month | undefined {
  if (!/^\d{5}$/.test(text) || Number(text) < 36_526 || Number(text) > 73_050) return undefined;
  const date = new Date(Date.UTC(1899, 11, 30 + Number(text)));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}
