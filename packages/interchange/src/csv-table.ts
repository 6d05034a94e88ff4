import { done, type Outcome } from "@allteach/domain/refusal";
import Papa from "papaparse";
import { fileProblem, problemList } from "./problem-list.ts";
import { columnLetters } from "./workbook.ts";

type Delimiter = "," | ";" | "\t";

/** The cells of a CSV file. */
export interface CsvTable {
  delimiter: Delimiter;
  /** Blank lines included, so that the place of a row is its number in a spreadsheet. */
  rows: readonly (readonly string[])[];
}

/** No grid has more columns; a wider one is refused before its cells are made. */
const MOST_COLUMNS = 1000;
/** As many cells as fit into memory beside everything else. */
const MOST_CELLS = 1_000_000;

/**
 * Splits the text of a CSV file into cells (RFC 4180). The delimiter is the one that splits the
 * heading; line ends may be of any kind.
 *
 * @param mostRows The most rows under the heading, blank ones included.
 */
export function csvTable(file: string, mostRows: number): Outcome<CsvTable> {
  const text = withoutLastLineEnd(file);
  const delimiter = delimiterOf(text);
  const shape = shapeOf(text, delimiter);
  const tooLong = `The file has more than ${mostRows.toLocaleString("en")} rows: send fewer months at a time.`;

  if (shape.wideRow !== undefined) {
    const because = `This row has more than ${MOST_COLUMNS} columns: send fewer sites at a time.`;
    return fileProblem(because, { row: shape.wideRow, column: columnLetters(MOST_COLUMNS) });
  }
  if (shape.cells > MOST_CELLS) {
    const most = MOST_CELLS.toLocaleString("en");
    const because = `The file has more than ${most} cells: send fewer months at a time.`;
    return fileProblem(because, { row: shape.fullRow });
  }
  if (shape.rows > mostRows + 1) return fileProblem(tooLong, { row: mostRows + 2 });

  const plain = shape.lineEnds.size === 1 ? text : text.replace(/\r\n?/g, "\n");
  const [newline = "\n"] = shape.lineEnds.size === 1 ? shape.lineEnds : ["\n" as const];
  const parsed = Papa.parse<string[]>(plain, { delimiter, newline, preview: mostRows + 2 });
  const rows = parsed.data;

  const problems = problemList();
  for (const { type, code, row = 0 } of parsed.errors) {
    if (type !== "Quotes") continue;
    problems.add(() => quoteProblem(code, row, rows));
  }
  const refusal = problems.refusal();
  if (refusal) return refusal;
  if (rows.length > mostRows + 1) return fileProblem(tooLong, { row: mostRows + 2 });
  return done({ delimiter, rows });
}

function quoteProblem(code: string, row: number, rows: readonly (readonly string[])[]) {
  const number = row + 1;
  const letter = columnLetters(Math.max(1, rows[row]?.length ?? 1) - 1);
  if (code !== "MissingQuotes") {
    const because =
      "A quotation mark stands inside a quoted cell: write it twice, or take the marks away.";
    return { field: "file", because, row: number, column: letter };
  }
  const heading = rows[0]?.[(rows[row]?.length ?? 0) - 1]?.trim().toLowerCase();
  const because = "A quotation mark opens in this cell and never closes: close it or take it away.";
  return { field: heading || "file", because, row: number, column: heading || letter };
}

/** The delimiter that splits the first row with anything in it into most cells. */
function delimiterOf(text: string): Delimiter {
  const heading = firstLine(text);
  const unquoted = heading.replace(/"[^"]*"/g, "");
  const count = (delimiter: Delimiter) => unquoted.split(delimiter).length;
  return ([";", "\t"] as const).reduce<Delimiter>(
    (best, each) => (count(each) > count(best) ? each : best),
    ",",
  );
}

/** The first line with anything in it, up to what tells how it is parted. */
function firstLine(text: string): string {
  const begin = text.search(/\S/);
  if (begin < 0) return "";
  const before = Math.max(text.lastIndexOf("\n", begin), text.lastIndexOf("\r", begin)) + 1;
  return /^[^\r\n]*/.exec(text.slice(before, before + LONGEST_HEADING))?.[0] ?? "";
}

function withoutLastLineEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === "\n" || text[end - 1] === "\r") end--;
  return text.slice(0, end);
}

const LONGEST_HEADING = 20_000;

type LineEnd = "\n" | "\r\n" | "\r";

/**
 * Line ends, rows and cells outside quotation marks, the first row that is far too wide, and the one
 * in which there are too many cells.
 */
function shapeOf(text: string, delimiter: Delimiter) {
  const lineEnds = new Set<LineEnd>();
  let wideRow: number | undefined;
  let fullRow = 1;
  let rows = 1;
  let columns = 1;
  let cells = 1;
  let quotedNow = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') quotedNow = !quotedNow;
    if (quotedNow) continue;
    if (letter === delimiter) {
      cells++;
      if (++columns > MOST_COLUMNS) wideRow ??= rows;
    }
    if (letter !== "\n" && letter !== "\r") continue;
    const pair = letter === "\r" && text[at + 1] === "\n";
    lineEnds.add(pair ? "\r\n" : letter);
    if (pair) at++;
    rows++;
    if (cells++ <= MOST_CELLS) fullRow = rows;
    columns = 1;
  }
  return { lineEnds, rows, cells, wideRow, fullRow };
}
