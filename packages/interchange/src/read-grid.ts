import type { Outcome } from "@allteach/domain/refusal";
import { done } from "@allteach/domain/refusal";
import { readFigure } from "./figure-cells.ts";
import type { Grid } from "./find-grid.ts";
import { type FigureColumn, type GridColumns, partFor } from "./grid-columns.ts";
import type { GridPart, MeaningOf } from "./heading-meaning.ts";
import type { NumberStyle } from "./number-cell.ts";
import { type NamedPeriod, readPeriod } from "./period-cell.ts";
import { type ProblemList, problemList, quoted } from "./problem-list.ts";
import { type FigureParts, type Part, parts, type UploadRow } from "./upload-row.ts";
import { type Known, keyOf, writtenMeasures } from "./written-name.ts";

/** The figures of a table of months, and what was left out of it, in sentences. */
export interface GridReading {
  rows: UploadRow[];
  remarks: string[];
}

/**
 * Reads a table of months: every cell that is not empty is a figure or a part of one.
 *
 * @param columns What its columns hold, as `gridColumns` found out.
 * @returns The figures, or every problem with its row and column.
 */
export function readGrid(
  grid: Grid,
  columns: GridColumns,
  { known, meaningOf, style, sheet, most }: GridOptions,
): Outcome<GridReading> {
  const problems = problemList();
  const remarks: string[] = [];
  const figures = new Map<string, Gathered>();
  const measures = writtenMeasures(known);
  const reading = { grid, columns, problems, remarks, figures, meaningOf, measures };
  for (let row = grid.first; row < grid.rows; row++) gatherRow(row, reading);
  if (figures.size > most) {
    const because = `The table has more than ${most.toLocaleString("en")} figures: send fewer months at a time.`;
    const after = [...figures.values()][most];
    problems.add(() => at(after ?? { row: 1, at: "A" }, "file", because));
  }
  const rows = [...figures.values()].flatMap((each) => readGathered(each, style, problems, sheet));
  return problems.refusal() ?? done({ rows, remarks });
}

interface GridOptions {
  known: Known;
  meaningOf: MeaningOf;
  style: NumberStyle;
  /** The sheet's name, where problems must say which one. */
  sheet?: string;
  /** The most figures. */
  most: number;
}

/** The cells of one figure, and where they stand. */
interface Gathered {
  site: string;
  measure: string;
  when: NamedPeriod;
  cells: FigureParts;
  places: Partial<Record<Part, { row: number; at: string }>>;
  row: number;
  at: string;
  /** A cell of it is refused already. */
  isBroken?: boolean;
}

interface Gathering {
  grid: Grid;
  columns: GridColumns;
  problems: ProblemList;
  remarks: string[];
  figures: Map<string, Gathered>;
  meaningOf: MeaningOf;
  measures: ReturnType<typeof writtenMeasures>;
}

const total = /^(?:grand |sub-?)?(?:total|sum|average|mean|median|all|overall|ytd|year to date)\b/i;

function gatherRow(row: number, reading: Gathering): void {
  const { grid, columns, problems, remarks } = reading;
  const filled = columns.figures.filter(({ column }) => grid.cell(row, column) !== "");
  const written = grid.named(row, grid.periods);
  if (filled.length === 0) return;
  if (total.test(written)) {
    const { row: number, at } = grid.place(row, grid.periods);
    remarks.push(`Cell ${at}${number}, ${quoted(written)}: totals were left out.`);
    return;
  }
  const when = readPeriod(written);
  if ("because" in when) {
    problems.add(() => at(grid.place(row, grid.periods), "period", when.because));
    return;
  }
  for (const column of filled) gatherCell(row, column, when, reading);
}

function gatherCell(
  row: number,
  column: FigureColumn,
  when: NamedPeriod,
  { grid, columns, problems, figures, meaningOf, measures }: Gathering,
): void {
  const place = grid.place(row, column.column);
  const { names } = columns;
  const nameIn = (of: number | undefined) => (of === undefined ? "" : grid.named(row, of));
  const site = column.site ?? nameIn(names.site);
  const measure = column.measure ?? nameIn(names.measure);
  const part =
    column.part ?? meaningOf(nameIn(names.part))?.part ?? partFor(measures.find(measure));
  if (site === "" || measure === "" || !part) {
    const lacks = site === "" ? "site" : measure === "" ? "measure" : "part of a figure";
    problems.add(() =>
      at(place, "file", `Nothing says which ${lacks} this is: name it in its row.`),
    );
    return;
  }
  const period = when.week ?? when.month ?? when.quarter ?? "";
  const key = `${keyOf(site)}\u0000${keyOf(measure)}\u0000${period}`;
  const figure = figures.get(key) ?? { site, measure, when, cells: {}, places: {}, ...place };
  figures.set(key, figure);
  const split = cellsOf(grid.cell(row, column.column), part);
  if ("because" in split) {
    figure.isBroken = true;
    problems.add(() => at(place, "numerator", split.because));
  } else take(split, place, figure, problems);
}

function take(
  split: FigureParts,
  place: { row: number; at: string },
  { site, measure, cells, places }: Gathered,
  problems: ProblemList,
): void {
  for (const part of parts) {
    const text = split[part];
    if (text === undefined) continue;
    const before = places[part];
    if (before) {
      const both = `Cells ${before.at}${before.row} and ${place.at}${place.row}`;
      const same = `the ${part} of ${quoted(site)}, ${quoted(measure)} in the same month`;
      problems.add(() => at(place, part, `${both} both give ${same}: keep one of them.`));
      continue;
    }
    cells[part] = text;
    places[part] = place;
  }
}

/** `12/30` taken apart where a cell holds both counts. */
function cellsOf(text: string, part: GridPart): FigureParts | { because: string } {
  if (part !== "n/d") return { [part]: text };
  if (/^no cases$/i.test(text)) return { numerator: text };
  const [, numerator, denominator] = /^([^/]+)\/([^/]+)$/.exec(text) ?? [];
  if (numerator && denominator) return { numerator, denominator };
  if (/^\d{4}-\d{2}(?:-\d{2})?$/.test(text)) {
    const because = `${quoted(text)} is a date: the spreadsheet made it of two counts. Format the cells as text and type them again, as 12/30.`;
    return { because };
  }
  return { because: `${quoted(text)} is not two counts: write them as 12/30.` };
}

function readGathered(
  { site, measure, when, cells, places, row, at: letter, isBroken }: Gathered,
  style: NumberStyle,
  problems: ProblemList,
  sheet: string | undefined,
): UploadRow[] {
  if (isBroken) return [];
  const reading = readFigure(cells, style);
  if ("wrong" in reading) {
    for (const { column, because } of reading.wrong) {
      const told = sheet === undefined ? because : `Sheet ${quoted(sheet)}: ${because}`;
      problems.add(() => at(places[column] ?? { row, at: letter }, column, told));
    }
    return [];
  }
  const { input } = reading;
  const note = "notCollected" in input ? undefined : cells.note;
  return [
    {
      ...{ row, at: letter, site, when, measure, input },
      ...(sheet !== undefined && { sheet }),
      ...(note && { note }),
    },
  ];
}

function at({ row, at: column }: { row: number; at: string }, field: string, because: string) {
  return { field, because, row, column };
}
