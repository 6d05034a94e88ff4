import type { MonthRow } from "./measure-section.ts";
import type { ReportModel } from "./model.ts";

const headings = [
  "network",
  "measure",
  "name",
  "unit",
  "period",
  "numerator",
  "denominator",
  "value",
  "centre",
  "lower",
  "upper",
  "sites",
  "signals",
];

/**
 * Every figure of the report as a CSV file: one line for each measure and month, exact numbers,
 * which no spreadsheet runs as formulas. Comma-separated, CRLF, with a byte order mark for Excel.
 */
export function reportCsv({ network, measures }: ReportModel): string {
  const lines = measures.flatMap(({ measure, months }) =>
    months.map((month) => [
      network.slug,
      measure.code,
      measure.name,
      measure.unit,
      month.period,
      ...countCells(month),
      digits(month.value),
      digits(month.centre),
      digits(month.lower),
      digits(month.upper),
      String(month.sitesReporting),
      month.rules.join(" "),
    ]),
  );
  return `\uFEFF${[headings, ...lines].map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("")}`;
}

function countCells({ numerator, denominator }: MonthRow): [string, string] {
  if (numerator === null || denominator === null) return ["", ""];
  return denominator === 0 ? ["no cases", ""] : [digits(numerator), digits(denominator)];
}

function digits(value: number | null): string {
  return value === null ? "" : String(value);
}

/** Beginnings that a spreadsheet takes for a formula. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;
const number = /^-?\d+(\.\d+)?(e-?\d+)?$/;

function cellText(cell: string): string {
  const safe = formula.test(cell) && !number.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
