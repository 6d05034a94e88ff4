import { monthName, Period, periodAt } from "@allteach/domain/period";
import { quoted } from "./problem-list.ts";

/**
 * The month that a cell names: `2026-10`, or the first of a month as spreadsheets write it,
 * `2026-10-01`. Anything else is refused, with the right spelling where only one month can be
 * meant: a date guessed wrongly would put a figure into another month.
 */
export function readMonth(cell: string): { period: Period } | { because: string } {
  const written = cell.trim();
  if (written === "") return { because: "Name the month, as 2026-10." };
  const exact = Period.safeParse(written.replace(/^(\d{4}-\d{2})-01$/, "$1"));
  if (exact.success) return { period: exact.data };
  const meant = likelyMonth(written);
  const advice = meant ? `write ${meant}` : "write the month as 2026-10";
  return { because: `${quoted(written)} is not how a month is written here: ${advice}.` };
}

const monthNames = Array.from({ length: 12 }, (_, index) =>
  monthName(periodAt(2000, index + 1)).toLowerCase(),
);

function likelyMonth(written: string): Period | undefined {
  const text = written.toLowerCase().slice(0, 40);
  const found = inFigures(text) ?? inWords(text) ?? asSerialNumber(text);
  if (!found) return undefined;
  const year = found.year < 100 ? 2000 + found.year : found.year;
  return Period.safeParse(`${year}-${String(found.month).padStart(2, "0")}`).data;
}

interface Month {
  year: number;
  month: number;
}

function inFigures(text: string): Month | undefined {
  const yearFirst =
    /^(\d{4})[-/. ](\d{1,2})(?:[-/. t].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(?:\d{2})?$/.exec(text);
  if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[2]) };
  const monthFirst = /^(\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (monthFirst) return { year: Number(monthFirst[2]), month: Number(monthFirst[1]) };
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

function inWords(text: string): Month | undefined {
  const nameFirst = /^(?:\d{1,2}[-/. ]+)?([a-z]{3,9})[-/., ']+(\d{4}|\d{2})$/.exec(text);
  const yearFirst = /^(\d{4})[-/., ]+([a-z]{3,9})$/.exec(text);
  const [name, year] = nameFirst ? [nameFirst[1], nameFirst[2]] : [yearFirst?.[2], yearFirst?.[1]];
  if (name === undefined || year === undefined) return undefined;
  const spelt = name === "sept" ? "sep" : name;
  const month = monthNames.findIndex((each) => each.startsWith(spelt)) + 1;
  return month > 0 ? { year: Number(year), month } : undefined;
}

/** Spreadsheets count days from 30 December 1899; 36526 is 1 January 2000. */
function asSerialNumber(text: string): Month | undefined {
  if (!/^\d{5}$/.test(text) || Number(text) < 36_526 || Number(text) > 73_050) return undefined;
  const date = new Date(Date.UTC(1899, 11, 30 + Number(text)));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}
