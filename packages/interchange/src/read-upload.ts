import { done, type Outcome, type Problem } from "@allteach/domain/refusal";
import { findGrid } from "./find-grid.ts";
import { gridColumns, type Unclear, type UnknownHeading } from "./grid-columns.ts";
import { isAskedOf, type Mapping, meanings, meaningWritten } from "./heading-meaning.ts";
import { isHeading } from "./heading-row.ts";
import { fileProblem, quoted } from "./problem-list.ts";
import { readGrid } from "./read-grid.ts";
import { readRows } from "./read-rows.ts";
import { headings, type UploadRow } from "./upload-row.ts";
import type { Sheet, Workbook } from "./workbook.ts";
import { type Known, keyOf } from "./written-name.ts";

/** What a file says, or what must be asked before it can be read. */
export type UploadReading =
  | { rows: readonly UploadRow[]; remarks: readonly string[] }
  | { question: UploadQuestion };

/** What nobody has said yet of a file's headings. */
export interface UploadQuestion {
  /** The sheets that could be meant; none where it is clear. */
  sheets: readonly string[];
  headings: readonly UnknownHeading[];
  missing: Unclear["missing"];
  examples: readonly string[];
  /** The same, for who cannot be asked: where it stands in the file, and what to do. */
  problems: readonly Problem[];
}

const MOST_FIGURES = 50_000;
const MOST_ASKED = 100;

/**
 * Reads the figures of a file: one a line under our headings, or a table of months as people keep
 * them. Sheets that bear a site's or a measure's name are read together.
 *
 * @param known The sites and measures that headings may name.
 * @param mapping What people said before of these headings.
 */
export function readUpload(
  workbook: Workbook,
  known: Known,
  mapping: Mapping,
): Outcome<UploadReading> {
  const meaningOf = meanings(known, mapping);
  const candidates = workbook.sheets.flatMap((sheet): Candidate[] => {
    const heading = headingRow(sheet);
    if (heading !== undefined) return [{ sheet, heading }];
    return findGrid(sheet) ? [{ sheet }] : [];
  });
  const chosen = candidatesMeant(candidates, mapping, (name) => {
    const meaning = meaningOf(name);
    return Boolean(meaning?.site ?? meaning?.measure);
  });
  if (!chosen) return done({ question: whichSheet(candidates) });
  if (chosen.length === 0) return noTable(workbook);

  const rows: UploadRow[] = [];
  const remarks = [...workbook.remarks];
  for (const candidate of chosen) {
    const options = { known, mapping, meaningOf, decimalComma: workbook.decimalComma };
    const read = readSheet(candidate, { ...options, several: chosen.length > 1 });
    if (!read.ok || "question" in read.value) return read;
    for (const row of read.value.rows) rows.push(row);
    remarks.push(...read.value.remarks);
  }
  if (rows.length === 0) {
    const because = "The file has headings and no figures under them: write them in and send it.";
    return fileProblem(because, { row: 2 });
  }
  return done({ rows, remarks });
}

/** Every heading of a file, sorted: by these a mapping is remembered. */
export function headingsIn({ sheets }: Workbook): string[] {
  const words = new Set<string>();
  for (const sheet of sheets) {
    if (headingRow(sheet) !== undefined) continue;
    const grid = findGrid(sheet);
    if (!grid) continue;
    for (const row of grid.headings) {
      for (let column = 0; column < grid.columns; column++) {
        const text = grid.cell(row, column);
        if (isAskedOf(text)) words.add(keyOf(text));
      }
    }
  }
  return [...words].sort();
}

interface Candidate {
  sheet: Sheet;
  /** Where our own headings stand. */
  heading?: number;
}

const FURTHEST_HEADING = 20;

function headingRow({ rows }: Sheet): number | undefined {
  const at = rows.slice(0, FURTHEST_HEADING).findIndex(isHeading);
  return at < 0 ? undefined : at;
}

function candidatesMeant(
  candidates: readonly Candidate[],
  mapping: Mapping,
  isNamed: (name: string) => boolean,
): readonly Candidate[] | undefined {
  const said = mapping["*sheet"];
  const one = candidates.filter(({ sheet }) => `sheet:${sheet.name}` === said);
  if (one.length > 0) return one;
  const named = candidates.filter(({ sheet }) => isNamed(sheet.name));
  if (candidates.length < 2 || named.length === candidates.length) return candidates;
  return candidates.every(({ heading }) => heading !== undefined) ? candidates : undefined;
}

function whichSheet(candidates: readonly Candidate[]): UploadQuestion {
  const sheets = candidates.map(({ sheet }) => sheet.name);
  const because = `More than one sheet holds figures: ${sheets.map(quoted).join(", ")}. Send one of them alone, or choose it on the page of uploads.`;
  const nothing = { headings: [], missing: [], examples: [] };
  return { ...nothing, sheets, problems: [{ field: "file", because, row: 1, column: "A" }] };
}

interface SheetOptions {
  known: Known;
  mapping: Mapping;
  meaningOf: ReturnType<typeof meanings>;
  decimalComma: boolean;
  several: boolean;
}

function readSheet({ sheet, heading }: Candidate, options: SheetOptions): Outcome<UploadReading> {
  const style = { decimalComma: options.decimalComma };
  const named = options.several ? { sheet: sheet.name } : {};
  if (heading !== undefined) {
    const read = readRows(underHeading(sheet, heading, options.mapping), style);
    if (!read.ok) return read;
    return done({ rows: read.value.map((row) => ({ ...row, ...named })), remarks: [] });
  }
  const grid = findGrid(sheet);
  if (!grid) return done({ rows: [], remarks: [] });
  const columns = gridColumns(grid, options.known, options.mapping, options.meaningOf);
  if ("headings" in columns) {
    const { row } = grid.place(grid.headings.at(-1) ?? grid.first, 0);
    return done({ question: questionOf(columns, row) });
  }
  return readGrid(grid, columns, { ...options, ...named, style, most: MOST_FIGURES });
}

/** The rows from our heading on, without the columns that somebody said mean nothing to us. */
function underHeading({ rows }: Sheet, heading: number, mapping: Mapping): Sheet["rows"] {
  const titles = rows[heading] ?? [];
  const isOurs = (title: string) => headings.some((each) => each === keyOf(title));
  const ignored = titles.map((title) => {
    return !isOurs(title) && meaningWritten(mapping[keyOf(title)] ?? "")?.isIgnored === true;
  });
  const isWhole = !ignored.includes(true);
  return rows.map((cells, row) => {
    if (row < heading) return [];
    return isWhole ? cells : cells.filter((_, at) => !ignored[at]);
  });
}

function questionOf(unclear: Unclear, row: number): UploadQuestion {
  const unknown = unclear.headings.slice(0, MOST_ASKED);
  const howTo = "choose what it means on the page of uploads; it is remembered for this network";
  const problems = [
    ...unknown.map(({ heading, whole }): Problem => {
      const because = `${quoted(heading)} is not a column of a file of figures, nor a site or measure: ${howTo}.`;
      return { field: "file", because, row, column: whole };
    }),
    ...unclear.missing.map((missing): Problem => {
      const because = `Nothing in the file says which ${missing === "part" ? "cells are numerators and which denominators" : missing} it is about: ${howTo.replace("what it means", "it")}.`;
      return { field: "file", because, row, column: missing };
    }),
  ];
  const because = "There are no figures beside the months: write them in and send it again.";
  const none: Problem = { field: "file", because, row };
  return {
    ...{ sheets: [], headings: unknown, missing: unclear.missing, examples: unclear.examples },
    problems: problems.length > 0 ? problems : [{ ...none, column: "A" }],
  };
}

/** No months anywhere: what is missing is said as of a file with one figure a line. */
function noTable({ sheets, decimalComma }: Workbook): Outcome<never> {
  const first = sheets.find(({ rows }) => rows.some((cells) => cells.some((cell) => cell !== "")));
  const read = first && readRows(first.rows, { decimalComma });
  if (read && !read.ok) return read;
  return fileProblem("The file is empty: its first sheet should name sites, months and figures.");
}
