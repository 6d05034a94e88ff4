import { done, type Outcome } from "@allteach/domain/refusal";
import { fileProblem } from "./problem-list.ts";
import { type DateShown, dateShown } from "./sheet-date.ts";
import { UnreadableFile } from "./unreadable-file.ts";
import type { Sheet, Workbook } from "./workbook.ts";
import { readXlsxSheet, type SheetContext, type SheetFindings } from "./xlsx-sheet.ts";
import { readXml } from "./xml-reader.ts";
import { type InflateBudget, inflated, type ZipEntry, zipEntries } from "./zip-entries.ts";

/** All of a workbook's parts that are read, once they are inflated. */
const MOST_INFLATED = 48 * 1024 * 1024;
/** The texts of its cells, which alone stay in memory. */
const MOST_STRINGS = 16 * 1024 * 1024;
const MOST_SHEETS = 200;
const MOST_COLUMNS = 1000;
const MOST_CELLS = 1_000_000;
const MOST_STYLES = 70_000;

/**
 * Reads an Excel workbook (.xlsx, .xlsm): every sheet that is not hidden, dates as dates, formulas
 * by their last value. Macros are not read, nothing outside the file is fetched, and what the file
 * says of its own size is not believed.
 *
 * @param mostRows Rows of a sheet that may hold anything.
 * @returns The sheets, and in remarks what whoever sends it should know; or a refusal.
 */
export function readXlsx(bytes: Uint8Array, mostRows: number): Outcome<Workbook> {
  try {
    return done(workbookOf(zipEntries(bytes), mostRows));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return fileProblem(error.message, error.place);
  }
}

type Entries = ReadonlyMap<string, ZipEntry>;

function workbookOf(entries: Entries, mostRows: number): Workbook {
  const budget: InflateBudget = { bytes: MOST_INFLATED };
  const book = bookOf(entries, budget);
  const targets = targetsOf(entries, budget);
  const context: SheetContext = {
    strings: stringsOf(entries, budget),
    styles: stylesOf(entries, budget),
    from1904: book.from1904,
    limits: { rows: mostRows, columns: MOST_COLUMNS, cells: MOST_CELLS },
  };
  const shown = book.sheets.filter(({ hidden }) => !hidden);
  const sheets: Sheet[] = [];
  const found: SheetFindings = { formulas: 0, hiddenRows: 0, hiddenColumns: 0 };
  for (const { name, id } of shown) {
    const entry = entries.get(targets.get(id) ?? "");
    if (!entry) continue;
    const { sheet, findings } = readXlsxSheet(name, inflated(entry, budget), context);
    sheets.push(sheet);
    found.formulas += findings.formulas;
    found.hiddenRows += findings.hiddenRows;
    found.hiddenColumns += findings.hiddenColumns;
  }
  const unseen = book.sheets.length - shown.length;
  const macros = [...entries.keys()].some((name) => /vbaProject\.bin$/i.test(name));
  return { kind: "xlsx", sheets, decimalComma: false, remarks: remarksOn(found, unseen, macros) };
}

function remarksOn(
  { formulas, hiddenRows, hiddenColumns }: SheetFindings,
  hiddenSheets: number,
  macros: boolean,
): string[] {
  const remark = (count: number, one: string, many: string) =>
    count === 0 ? [] : [count === 1 ? one : many.replace("#", count.toLocaleString("en"))];
  return [
    ...remark(
      formulas,
      "1 formula: its last value was read.",
      "# formulas: their last values were read.",
    ),
    ...remark(hiddenRows, "1 hidden row was read too.", "# hidden rows were read too."),
    ...remark(hiddenColumns, "1 hidden column was read too.", "# hidden columns were read too."),
    ...remark(hiddenSheets, "1 hidden sheet was left out.", "# hidden sheets were left out."),
    ...(macros ? ["The file has macros: they were not run."] : []),
  ];
}

interface Book {
  sheets: { name: string; id: string; hidden: boolean }[];
  from1904: boolean;
}

function bookOf(entries: Entries, budget: InflateBudget): Book {
  const entry = entries.get("xl/workbook.xml");
  if (!entry) throw new UnreadableFile(whatItIs(entries));
  const book: Book = { sheets: [], from1904: false };
  readXml(inflated(entry, budget), {
    open(name, attributes) {
      if (name === "workbookPr") {
        book.from1904 = /^(?:1|true)$/.test(attributes.get("date1904") ?? "");
      }
      if (name !== "sheet") return;
      if (book.sheets.length >= MOST_SHEETS) {
        const because = `The workbook has more than ${MOST_SHEETS} sheets: save the sheet of figures alone.`;
        throw new UnreadableFile(because);
      }
      const id = attributes.getPrefixed("id") ?? "";
      const hidden = /hidden/i.test(attributes.get("state") ?? "");
      book.sheets.push({ name: (attributes.get("name") ?? "").slice(0, 100), id, hidden });
    },
  });
  return book;
}

function whatItIs(entries: Entries): string {
  if (entries.has("xl/workbook.bin")) {
    return "This is a binary workbook (.xlsb): save it as .xlsx or CSV and send that.";
  }
  if (entries.has("content.xml")) {
    return "This is an OpenDocument file: save it as .xlsx or CSV and send that.";
  }
  return "This is a zip file, but no Excel workbook: send .xlsx or CSV.";
}

/** Where each sheet's part is, by the id of its relationship. */
function targetsOf(entries: Entries, budget: InflateBudget): Map<string, string> {
  const targets = new Map<string, string>();
  const entry = entries.get("xl/_rels/workbook.xml.rels");
  if (!entry) return targets;
  readXml(inflated(entry, budget), {
    open(name, attributes) {
      if (name !== "Relationship" || attributes.get("TargetMode") === "External") return;
      const target = attributes.get("Target") ?? "";
      const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
      targets.set(attributes.get("Id") ?? "", path);
    },
  });
  return targets;
}

/** The texts that cells share. */
function stringsOf(entries: Entries, budget: InflateBudget): string[] {
  const entry = entries.get("xl/sharedStrings.xml");
  if (!entry) return [];
  const strings: string[] = [];
  const own: InflateBudget = { bytes: Math.min(MOST_STRINGS, budget.bytes) };
  const before = own.bytes;
  let text = "";
  let inside = false;
  let spoken = false;
  readXml(inflated(entry, own), {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") spoken = true;
      inside = name === "t" && !spoken;
    },
    text(piece) {
      if (inside) text += piece;
    },
    close(name) {
      inside = false;
      if (name === "rPh") spoken = false;
      if (name === "si") strings.push(text);
    },
  });
  budget.bytes -= before - own.bytes;
  return strings;
}

/** How each style of the workbook shows a number. */
function stylesOf(entries: Entries, budget: InflateBudget): DateShown[] {
  const entry = entries.get("xl/styles.xml");
  if (!entry) return [];
  const codes = new Map<number, string>();
  const styles: DateShown[] = [];
  let inCells = false;
  readXml(inflated(entry, budget), {
    open(name, attributes) {
      const id = Number(attributes.get("numFmtId") ?? 0);
      const code = attributes.get("formatCode");
      if (name === "numFmt" && code !== undefined) codes.set(id, code);
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells || styles.length >= MOST_STYLES) return;
      styles.push(dateShown(id, codes.get(id)));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}
