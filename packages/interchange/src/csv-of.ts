import Papa from "papaparse";
import { guarded } from "./formula-guard.ts";

/**
 * Rows as a CSV file for a spreadsheet: lines end as RFC 4180 has it, and no cell of text can be
 * taken for a formula.
 *
 * @param rows The heading first. Numbers are written in full.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === "number" ? cell : guarded(cell))),
  );
  return `${Papa.unparse(cells, { newline: "\r\n" })}\r\n`;
}
