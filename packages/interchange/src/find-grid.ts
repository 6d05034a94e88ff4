import { isPeriod } from "./period-cell.ts";
import { columnLetters, type Sheet } from "./workbook.ts";

/**
 * A sheet as a table of months: one column names the months downwards, and rows above name what
 * stands in the columns. A sheet with its months across is turned, so that all are read alike;
 * rows and columns here are those of the table, from 0, and `place` says where a cell really is.
 */
export interface Grid {
  sheet: string;
  /** The column that names the months. */
  periods: number;
  /** The first row with figures. */
  first: number;
  /** How many rows and columns there are. */
  rows: number;
  columns: number;
  /** The rows that say what stands in the columns. */
  headings: readonly number[];
  /** What stands alone above them. */
  titles: readonly string[];
  cell(row: number, column: number): string;
  /** What a heading or a name says, also where it is joined to the cell before. */
  named(row: number, column: number): string;
  place(row: number, column: number): { row: number; at: string };
}

/** No table has its months further in than this. */
const FURTHEST = 15;
const ROWS_LOOKED_AT = 200;

/** The table of months in a sheet, if there is one. */
export function findGrid(sheet: Sheet): Grid | undefined {
  const [down, across] = [read(sheet, false), read(sheet, true)];
  const [column, row] = [mostPeriods(down), mostPeriods(across)];
  if (column.count === 0 && row.count === 0) return undefined;
  return row.count > column.count ? gridOf(across, row.at) : gridOf(down, column.at);
}

type Table = Pick<Grid, "sheet" | "rows" | "columns" | "cell" | "named" | "place">;

function read(sheet: Sheet, isTurned: boolean): Table {
  const { rows, joined } = sheet;
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const really = (row: number, column: number): [number, number] =>
    isTurned ? [column, row] : [row, column];
  const cell = (row: number, column: number) => {
    const [at, to] = really(row, column);
    return rows[at]?.[to]?.trim() ?? "";
  };
  return {
    ...{ sheet: sheet.name, cell },
    rows: isTurned ? width : rows.length,
    columns: isTurned ? rows.length : width,
    named(row, column) {
      const [at, to] = really(row, column);
      return cell(row, column) || (joined.get(`${at} ${to}`)?.trim() ?? "");
    },
    place(row, column) {
      const [at, to] = really(row, column);
      return { row: at + 1, at: columnLetters(to) };
    },
  };
}

/** The column that names most months, of those in front. */
function mostPeriods({ rows, columns, cell }: Table): { at: number; count: number } {
  let most = { at: 0, count: 0 };
  for (let at = 0; at < Math.min(columns, FURTHEST); at++) {
    let count = 0;
    for (let row = 0; row < Math.min(rows, ROWS_LOOKED_AT); row++) {
      if (isPeriod(cell(row, at))) count++;
    }
    if (count > most.count) most = { at, count };
  }
  return most;
}

function gridOf(table: Table, periods: number): Grid {
  let first = 0;
  while (!isPeriod(table.cell(first, periods))) first++;
  const headings: number[] = [];
  const titles: string[] = [];
  for (let row = 0; row < first; row++) {
    const filled = Array.from({ length: table.columns }, (_, at) => at).filter(
      (at) => table.cell(row, at) !== "",
    );
    const [only] = filled;
    if (only === undefined) continue;
    if (filled.length === 1 && only <= periods) titles.push(table.cell(row, only));
    else headings.push(row);
  }
  return { ...table, periods, first, headings, titles };
}
