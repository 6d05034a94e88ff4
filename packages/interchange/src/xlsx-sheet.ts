import { digits } from "./plain-digits.ts";
import { type DateShown, sheetDate } from "./sheet-date.ts";
import { type FilePlace, UnreadableFile } from "./unreadable-file.ts";
import { columnLetters, type Sheet } from "./workbook.ts";
import type { XmlAttributes } from "./xml-attributes.ts";
import { readXml, type XmlListener } from "./xml-reader.ts";

/** What the cells of a sheet refer to. */
export interface SheetContext {
  strings: readonly string[];
  /** How each style shows a number. */
  styles: readonly DateShown[];
  from1904: boolean;
  limits: SheetLimits;
}

export interface SheetLimits {
  rows: number;
  columns: number;
  /** Cells left for this sheet and those after it, blank ones between others included. */
  cells: number;
}

/** What was met in a sheet besides its cells. */
export interface SheetFindings {
  formulas: number;
  hiddenRows: number;
  hiddenColumns: number;
}

const MOST_JOINED = 20_000;
const MOST_TEXTS = 20_000;

/**
 * Reads a sheet's cells from its XML, a piece at a time. Of a formula its last value is read.
 *
 * @throws {UnreadableFile} beyond the limits, and where the sheet is damaged.
 */
export function readXlsxSheet(
  name: string,
  pieces: Iterable<Uint8Array>,
  context: SheetContext,
): { sheet: Sheet; findings: SheetFindings } {
  const reader = new SheetReader(name, context);
  try {
    readXml(pieces, reader);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new UnreadableFile(error.message, { ...reader.place(), ...error.place });
  }
  return reader.result();
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string | undefined;
}

class SheetReader implements XmlListener {
  readonly #name: string;
  readonly #context: SheetContext;
  readonly #rows: string[][] = [];
  readonly #joins: string[] = [];
  readonly #texts = new Map<string, string>();
  readonly #hiddenColumns: { first: number; last: number }[] = [];
  readonly #findings = { formulas: 0, hiddenRows: 0, hiddenColumns: 0 };
  #row = 0;
  #rowHidden = false;
  #column = 0;
  #cell: OpenCell | undefined;
  #into: "value" | "formula" | undefined;

  constructor(name: string, context: SheetContext) {
    this.#name = name;
    this.#context = context;
  }

  open(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case "row":
        this.#openRow(attributes);
        return;
      case "c":
        this.#openCell(attributes);
        return;
      case "v":
      case "t":
        this.#into = this.#cell && "value";
        return;
      case "f":
        this.#into = this.#cell && "formula";
        if (this.#cell) this.#cell.formula = "";
        return;
      case "rPh":
        this.#into = undefined;
        return;
      case "mergeCell":
        if (this.#joins.length < MOST_JOINED) this.#joins.push(attributes.get("ref") ?? "");
        return;
      case "col":
        if (attributes.get("hidden") === "1") this.#hideColumns(attributes);
    }
  }

  text(text: string): void {
    if (!this.#cell || !this.#into) return;
    if (this.#into === "value")
      this.#cell.value = this.#cell.value ? this.#cell.value + text : text;
    else if (this.#cell.formula !== undefined) this.#cell.formula += text;
  }

  close(name: string): void {
    if (name === "v" || name === "t" || name === "f") this.#into = undefined;
    if (name !== "c" || !this.#cell) return;
    const text = this.#textOf(this.#cell);
    if (text.trim() !== "") this.#put(this.#cell.column, text);
    this.#cell = undefined;
  }

  /** How far it has been read. */
  place(): FilePlace {
    const row = this.#row >= 1 ? Math.trunc(this.#row) : 1;
    return { row, column: columnLetters(Math.max(1, this.#column) - 1) };
  }

  result(): { sheet: Sheet; findings: SheetFindings } {
    const hidden = ({ first, last }: { first: number; last: number }) =>
      this.#rows.some((cells) => cells.slice(first - 1, last).some((cell) => cell !== ""));
    const rows = Array.from(this.#rows, (cells) => cells ?? []);
    const findings = {
      ...this.#findings,
      hiddenColumns: this.#hiddenColumns.filter(hidden).length,
    };
    return { sheet: { name: this.#name, rows, joined: joinedCells(rows, this.#joins) }, findings };
  }

  #openRow(attributes: XmlAttributes): void {
    const number = attributes.get("r");
    this.#row = number === undefined ? this.#row + 1 : Number(number);
    this.#column = 0;
    this.#rowHidden = /^(?:1|true)$/.test(attributes.get("hidden") ?? "");
  }

  #openCell(attributes: XmlAttributes): void {
    this.#column = columnIn(attributes.get("r")) ?? this.#column + 1;
    const [type, style] = [attributes.get("t") ?? "n", Number(attributes.get("s") ?? 0)];
    this.#cell = { column: this.#column, type, style, value: "", formula: undefined };
  }

  #hideColumns(attributes: XmlAttributes): void {
    if (this.#hiddenColumns.length > 100) return;
    const [first, last] = [Number(attributes.get("min")), Number(attributes.get("max"))];
    this.#hiddenColumns.push({ first, last });
  }

  #put(column: number, text: string): void {
    const { limits } = this.#context;
    const row = this.#row;
    if (!(row >= 1)) {
      const because = "The workbook is damaged, a row has no number: save it again and send that.";
      throw new UnreadableFile(because);
    }
    if (row > limits.rows) {
      const most = limits.rows.toLocaleString("en");
      throw new UnreadableFile(
        `The sheet has more than ${most} rows: send fewer months at a time.`,
      );
    }
    if (column > limits.columns) {
      const because = `This row has more than ${limits.columns} columns: send fewer sites at a time.`;
      throw new UnreadableFile(because);
    }
    const cells = this.#rows[row - 1] ?? [];
    this.#rows[row - 1] = cells;
    limits.cells -= Math.max(0, column - cells.length);
    if (limits.cells < 0) {
      throw new UnreadableFile("The workbook has too many cells: send fewer months at a time.");
    }
    if (cells.length === 0 && this.#rowHidden) this.#findings.hiddenRows++;
    while (cells.length < column - 1) cells.push("");
    cells[column - 1] = this.#own(text);
  }

  /** One text for all cells that say the same, and none that keeps a piece of the file alive. */
  #own(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size < MOST_TEXTS) this.#texts.set(text, text);
    return text;
  }

  #textOf({ column, type, style, value, formula }: OpenCell): string {
    if (formula !== undefined) this.#findings.formulas++;
    if (formula !== undefined && value === "" && type !== "str") return `=${formula.slice(0, 30)}`;
    if (type === "s") {
      const text = this.#context.strings[Number(value)];
      if (text !== undefined) return text;
      const place = `${columnLetters(column - 1)}${this.#row}`;
      throw new UnreadableFile(
        `The workbook is damaged, the text of cell ${place} is missing: save it again and send that.`,
      );
    }
    if (type === "b") return value === "1" ? "TRUE" : "FALSE";
    return type === "n" && value !== "" ? this.#number(value, style) : value;
  }

  #number(value: string, style: number): string {
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    const shown = this.#context.styles[style] ?? "number";
    const date = shown === "number" ? undefined : sheetDate(number, shown, this.#context.from1904);
    if (date === undefined && Number.isSafeInteger(number)) return String(number);
    // What a spreadsheet adds up is off in the sixteenth digit: 0.1 + 0.2.
    return date ?? digits(Number(number.toPrecision(15)));
  }
}

/** The number of the column in a cell's place: 28 of `AB12`; nothing where it is no place. */
function columnIn(place = ""): number | undefined {
  let at = 0;
  let column = 0;
  for (let code = place.charCodeAt(at); code >= 65 && code <= 90; code = place.charCodeAt(++at)) {
    column = column * 26 + code - 64;
  }
  return at >= 1 && at <= 3 && at < place.length ? column : undefined;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The text of the first cell under each of those that are joined to it. */
function joinedCells(rows: readonly (readonly string[])[], joins: readonly string[]) {
  const joined = new Map<string, string>();
  const widest = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  for (const ref of joins) {
    const [, left, top, right, bottom] =
      /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? [];
    if (!left || !right) continue;
    const [first, last] = [columnNumber(left) - 1, columnNumber(right) - 1];
    const text = rows[Number(top) - 1]?.[first] ?? "";
    if (text === "") continue;
    for (let row = Number(top) - 1; row < Math.min(Number(bottom), rows.length); row++) {
      // A heading may reach beyond the last cell with anything in it, by one figure's columns.
      for (let column = first; column <= Math.min(last, widest + 8); column++) {
        if (joined.size >= MOST_JOINED) return joined;
        joined.set(`${row} ${column}`, text);
      }
    }
  }
  return joined;
}
