import { done, type Outcome } from "@allteach/domain/refusal";
import { csvTable } from "./csv-table.ts";
import { csvText } from "./csv-text.ts";
import { fileProblem } from "./problem-list.ts";
import { usualLimits } from "./read-figures-csv.ts";
import { readXlsx } from "./read-xlsx.ts";
import type { Workbook } from "./workbook.ts";

/**
 * Reads a file of figures, CSV or Excel, told by its first bytes and not by its name.
 *
 * @returns Its tables as text, or a refusal. Never throws, whatever the bytes.
 */
export function readWorkbook(bytes: Uint8Array): Outcome<Workbook> {
  const { bytes: mostBytes, rows: mostRows } = usualLimits;
  if (bytes.length > mostBytes) {
    const most = `${Math.floor(mostBytes / 1024 / 1024)} MB`;
    return fileProblem(`The file is larger than ${most}: send fewer months at a time.`);
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const because =
      "This workbook is of an old kind (.xls), or has a password: save it as .xlsx without one.";
    return fileProblem(because);
  }
  if (startsWith(bytes, 0x50, 0x4b)) return readXlsx(bytes, mostRows + 1);
  const text = csvText(bytes, mostBytes);
  if (!text.ok) return text;
  const table = csvTable(text.value, mostRows);
  if (!table.ok) return table;
  const { rows, delimiter } = table.value;
  const sheets = [{ name: "", rows, joined: new Map<string, string>() }];
  return done({ kind: "csv", sheets, decimalComma: delimiter === ";", remarks: [] });
}

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
