/** The cells of one sheet, as text: numbers in digits, dates as 2026-10-01. */
export interface Sheet {
  name: string;
  /** Blank rows included, so that the place of a row is its number in a spreadsheet. */
  rows: readonly (readonly string[])[];
  /** What cells that are joined to another show, by `row column` from 0. */
  joined: ReadonlyMap<string, string>;
}

/** A file of tables. */
export interface Workbook {
  kind: "csv" | "xlsx";
  sheets: readonly Sheet[];
  /** Whether a comma parts fractions. */
  decimalComma: boolean;
  /** What whoever sends it should know of how it was read, in sentences. */
  remarks: readonly string[];
}

/** The letters by which a spreadsheet names a column, from 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}
