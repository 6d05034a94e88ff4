import { done, type Outcome } from "@allteach/domain/refusal";
import { readFigure } from "./figure-cells.ts";
import { withoutGuard } from "./formula-guard.ts";
import { type Columns, readHeading } from "./heading-row.ts";
import { readPeriod } from "./period-cell.ts";
import { fileProblem, type ProblemList, problemList, quoted } from "./problem-list.ts";
import { type FigureParts, type Heading, parts, type UploadRow } from "./upload-row.ts";

type Cells = readonly string[];

/**
 * Reads the rows of a file of figures, its heading first.
 *
 * @param rows Every row of the file, blank ones too: a row's place is its number.
 * @param number How this file writes fractions.
 * @param mostProblems How many problems are listed one by one.
 * @returns Every row, or every problem with its row and column.
 */
export function readRows(
  rows: readonly Cells[],
  number: { decimalComma: boolean },
  mostProblems?: number,
): Outcome<UploadRow[]> {
  const problems = problemList(mostProblems);
  const first = Math.max(
    0,
    rows.findIndex((cells) => !isBlank(cells)),
  );
  const heading = rows[first] ?? [];
  const columns = readHeading(heading, first + 1, problems);
  const misnamed = problems.refusal();
  if (misnamed) return misnamed;

  const read: UploadRow[] = [];
  const sheet = {
    columns,
    width: heading.length,
    number,
    problems,
    seen: new Map(),
    periods: new Map(),
  };
  for (const [place, cells] of rows.entries()) {
    if (place <= first || isBlank(cells)) continue;
    const row = readRow(cells, place + 1, sheet);
    if (row) read.push(row);
  }
  const refusal = problems.refusal();
  if (refusal) return refusal;
  if (read.length === 0) {
    const because = "The file has a heading and no figures under it: write them in and send it.";
    return fileProblem(because, { row: first + 2 });
  }
  return done(read);
}

const whyWider =
  "write numbers without thousands separators, and put text that holds a separator in quotes";

interface Sheet {
  columns: Columns;
  /** How many cells the heading has. */
  width: number;
  number: { decimalComma: boolean };
  problems: ProblemList;
  /** The row that already gives a figure. */
  seen: Map<string, number>;
  periods: Map<string, ReturnType<typeof readPeriod>>;
}

const MOST_PERIODS = 5000;

function readRow(cells: Cells, row: number, sheet: Sheet): UploadRow | undefined {
  const { columns, problems } = sheet;
  const extra = cells.findIndex((cell, place) => place >= sheet.width && cell.trim() !== "");
  if (extra >= 0) {
    const because = `The row has more cells than the heading's ${sheet.width}: ${whyWider}.`;
    problems.add(() => ({ field: "file", because, row, column: String(extra + 1) }));
    return undefined;
  }
  const cell = (heading: Heading) =>
    withoutGuard(cells[columns.get(heading) ?? cells.length] ?? "").trim();
  const refuse = (column: Heading, why: string) =>
    problems.add(() => ({ field: column, because: why, row, column }));

  const [site, measure, note] = [cell("site"), cell("measure"), cell("note")];
  if (site === "") refuse("site", "Name the site, by its code or its name.");
  if (measure === "") refuse("measure", "Name the measure, by its code or its name.");
  const when = periodIn(cell("period"), sheet);
  if ("because" in when) refuse("period", when.because);
  const figure: FigureParts = {};
  for (const part of parts) if (columns.has(part)) figure[part] = cell(part);
  const reading = readFigure(figure, sheet.number);
  if ("wrong" in reading) for (const wrong of reading.wrong) refuse(wrong.column, wrong.because);
  if (site === "" || measure === "" || "because" in when) return undefined;

  const period = when.week ?? when.month ?? when.quarter ?? "";
  const twice = whyTwice([site, period, measure], row, sheet);
  if (twice) refuse("measure", twice);
  if ("wrong" in reading) return undefined;

  const { input } = reading;
  const beside = note !== "" && !("notCollected" in input) ? { note } : {};
  return { row, site, when, measure, input, ...beside };
}

/** A file names few months, many times. */
function periodIn(written: string, { periods }: Sheet): ReturnType<typeof readPeriod> {
  const known = periods.get(written);
  if (known) return known;
  const read = readPeriod(written);
  if (periods.size < MOST_PERIODS) periods.set(written, read);
  return read;
}

function whyTwice(named: readonly string[], row: number, { seen }: Sheet): string | undefined {
  const key = named.join("\u0000").toLowerCase();
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, row);
    return undefined;
  }
  const same = named.map(quoted).join(", ");
  return `Rows ${before} and ${row} both give ${same}: keep one of them.`;
}

function isBlank(cells: Cells): boolean {
  return cells.every((cell) => cell.trim() === "");
}
