import type { Outcome } from "@allteach/domain/refusal";
import { csvTable } from "./csv-table.ts";
import { csvText } from "./csv-text.ts";
import { readRows } from "./read-rows.ts";
import type { UploadRow } from "./upload-row.ts";

/** How large a file of figures may be. */
export interface UploadLimits {
  /** Bytes as sent. */
  bytes: number;
  /** Rows under the heading. */
  rows: number;
  /** Problems listed one by one; the rest are counted. */
  problems: number;
}

export const usualLimits: UploadLimits = { bytes: 5 * 1024 * 1024, rows: 50_000, problems: 200 };

/**
 * Reads a CSV file of figures with the columns `site,period,measure,numerator,denominator[,note]`.
 *
 * Columns come in any order and are parted by commas, semicolons or tabs; a decimal comma counts
 * only between semicolons. Sites and measures are kept as written: `matchUpload` finds out whom
 * they mean.
 *
 * @param bytes The file as it was sent; only UTF-8 is taken.
 * @returns Every row, or a refusal that lists every problem with its row and column. Never throws,
 *   whatever the bytes.
 */
export function readFiguresCsv(
  bytes: Uint8Array,
  limits: Partial<UploadLimits> = {},
): Outcome<UploadRow[]> {
  const { bytes: mostBytes, rows: mostRows, problems } = { ...usualLimits, ...limits };
  const text = csvText(bytes, mostBytes);
  if (!text.ok) return text;
  const table = csvTable(text.value, mostRows);
  if (!table.ok) return table;
  return readRows(table.value.rows, { decimalComma: table.value.delimiter === ";" }, problems);
}
