import type { Figure } from "@allteach/domain/figure";
import { isAssigned, type Measure } from "@allteach/domain/measure";
import type { Period } from "@allteach/domain/period";
import { isExpected, type Site } from "@allteach/domain/site";
import { csvOf } from "./csv-of.ts";
import { type FigureRow, headings } from "./upload-row.ts";

type Line = readonly string[];

/**
 * Figures as a CSV file that `readFiguresCsv` reads back unchanged, and that no spreadsheet runs
 * as formulas: comma-separated, CRLF, with the byte order mark by which Excel knows UTF-8.
 */
export function figuresCsv(rows: readonly FigureRow[]): string {
  return csv(
    rows.map(({ site, period, measure, figure, note = "" }) => [
      site,
      period,
      measure,
      ...cellsOf(figure, note),
    ]),
  );
}

/**
 * A file to fill in: a line for every figure that the sites are asked for in these months, and
 * nothing yet under numerator, denominator and note.
 */
export function templateCsv(
  sites: readonly Site[],
  measures: readonly Measure[],
  periods: readonly Period[],
): string {
  return csv(
    periods.flatMap((period) =>
      sites
        .filter((site) => isExpected(site, period))
        .flatMap((site) =>
          measures
            .filter((measure) => isAssigned(measure, site))
            .map((measure) => [site.code, period, measure.code, "", "", ""]),
        ),
    ),
  );
}

function csv(lines: readonly Line[]): string {
  return `\uFEFF${csvOf([headings, ...lines])}`;
}

function cellsOf(figure: Figure, note: string): Line {
  switch (figure.state) {
    case "measured":
      return [digits(figure.numerator), digits(figure.denominator), note];
    case "no-cases":
      return ["no cases", "", note];
    case "not-collected":
      return ["", "", figure.reason];
  }
}

/** A number in digits alone: `0.0000001`, never `1e-7`. */
function digits(value: number): string {
  const written = String(value);
  if (!written.includes("e")) return written;
  return value.toLocaleString("en-US", { useGrouping: false, maximumSignificantDigits: 17 });
}
