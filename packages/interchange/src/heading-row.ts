import { type ProblemList, quoted } from "./problem-list.ts";
import { type Heading, headings, parts } from "./upload-row.ts";

/** Where each column stands, from 0; only those that tell figures may be missing. */
export type Columns = ReadonlyMap<Heading, number>;

const needed = ["site", "period", "measure"] as const;

const expected =
  "Expected are site, period, measure, numerator, denominator and, if you like, note; " +
  "or mean, sd and n, value, or events";

/** Whether a row is the heading of a file of figures, one a line: all its columns are ours. */
export function isHeading(cells: readonly string[]): boolean {
  const named = new Set(cells.map((cell) => cell.trim().toLowerCase()));
  return needed.every((each) => named.has(each)) && parts.some((part) => named.has(part));
}

/**
 * Reads the heading of a file of figures: each column once, in any order, large or small letters.
 *
 * @param row The heading's own number, 1 unless blank lines come before it.
 */
export function readHeading(cells: readonly string[], row: number, problems: ProblemList): Columns {
  const columns = new Map<Heading, number>();
  for (const [place, cell] of cells.entries()) {
    const written = cell.trim();
    const heading = headings.find((each) => each === written.toLowerCase());
    if (heading && !columns.has(heading)) {
      columns.set(heading, place);
      continue;
    }
    const because = heading
      ? `There are two columns called ${heading}: keep one.`
      : `${nameOf(written, place)} is not a column of a file of figures. ${expected}.`;
    problems.add(() => ({ field: "file", because, row, column: written || String(place + 1) }));
  }
  for (const heading of missingIn(columns)) {
    const because = `The column ${heading} is missing. ${expected}.`;
    problems.add(() => ({ field: "file", because, row, column: heading }));
  }
  return columns;
}

function missingIn(columns: Columns): Heading[] {
  const told: readonly Heading[] = ["mean", "value", "events"];
  const counts: readonly Heading[] = ["numerator", "denominator"];
  const other = told.some((each) => columns.has(each)) && !columns.has("numerator");
  return [...needed, ...(other ? [] : counts)].filter((heading) => !columns.has(heading));
}

function nameOf(written: string, place: number): string {
  return written === "" ? `Column ${place + 1}, which has no heading,` : quoted(written);
}
