import { cellsOf } from "@allteach/domain/cell";
import { type Figure, inputOf } from "@allteach/domain/figure";
import { figureShape, type Measure } from "@allteach/domain/measure";
import type { FigurePeriod, Period } from "@allteach/domain/period";
import { isExpected, type Site } from "@allteach/domain/site";
import { csvOf } from "./csv-of.ts";
import { digits } from "./plain-digits.ts";
import { type FigureParts, type FigureRow, type Part, parts } from "./upload-row.ts";

type Line = readonly string[];

/**
 * Figures as a CSV file that `readFiguresCsv` reads back unchanged, and that no spreadsheet runs
 * as formulas: comma-separated, CRLF, with the byte order mark by which Excel knows UTF-8.
 */
export function figuresCsv(rows: readonly FigureRow[]): string {
  const written = rows.map(({ figure, note = "" }) => partsOf(figure, note));
  const columns = parts.filter(
    (part) => usual.includes(part) || written.some((each) => each[part] !== undefined),
  );
  const lines = rows.map(({ site, period, measure }, index) => {
    const cells = columns.map((part) => written[index]?.[part] ?? "");
    return [site, period, measure, ...cells];
  });
  return csv([["site", "period", "measure", ...columns], ...lines]);
}

const usual: readonly Part[] = ["numerator", "denominator", "note"];

/**
 * A file to fill in, its heading first: a line for every figure that the sites are asked for in
 * these months, a column for whatever their measures ask, and nothing yet under those.
 */
export function templateLines(
  sites: readonly Site[],
  measures: readonly Measure[],
  periods: readonly Period[],
): Line[] {
  const columns = columnsFor(measures);
  const blanks = columns.map(() => "");
  const lines = periods.flatMap((period) =>
    sites
      .filter((site) => isExpected(site, period))
      .flatMap((site) =>
        cellsOf(measures, site, period).map((cell) => [
          ...[site.code, writtenPeriod(cell.measure, cell.period), cell.measure.code],
          ...blanks,
        ]),
      ),
  );
  return [["site", "period", "measure", ...columns], ...lines];
}

/** The same as a CSV file. */
export function templateCsv(...of: Parameters<typeof templateLines>): string {
  return csv(templateLines(...of));
}

/** A quarter is written as one, so that nobody fills in its last month alone. */
function writtenPeriod({ cadence }: Measure, period: FigurePeriod): string {
  if (cadence !== "quarter") return period;
  return `${period.slice(0, 4)}-Q${Number(period.slice(5, 7)) / 3}`;
}

function columnsFor(measures: readonly Measure[]): Part[] {
  const shapes = new Set(measures.map(figureShape));
  return parts.filter(
    (part) =>
      part === "note" ||
      (shapes.has("counts") && (part === "numerator" || part === "denominator")) ||
      (shapes.has("events") && (part === "events" || part === "denominator")) ||
      (shapes.has("sample") && (part === "mean" || part === "sd" || part === "n")) ||
      (shapes.has("value") && part === "value"),
  );
}

function csv(lines: readonly Line[]): string {
  return `\uFEFF${csvOf(lines)}`;
}

function partsOf(figure: Figure, note: string): FigureParts {
  if (figure.state === "no-cases") return { numerator: "no cases", note };
  if (figure.state === "not-collected") return { note: figure.reason };
  const input: Record<string, unknown> = inputOf(figure);
  const written: FigureParts = { note };
  for (const part of parts) {
    const value = input[part];
    if (typeof value === "number") written[part] = digits(value);
    if (Array.isArray(value)) written[part] = value.length === 0 ? "none" : value.join(";");
  }
  return written;
}
