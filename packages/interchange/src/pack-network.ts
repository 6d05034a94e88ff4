import { strToU8, type Zippable, zipSync } from "fflate";
import { csvOf } from "./csv-of.ts";
import type { NetworkExport, TableRows } from "./network-export.ts";

/** Every entry bears the same time, so that the same rows make the same bytes. */
const NO_TIME = new Date(1980, 0, 1, 12);

/**
 * A network's export as one zip file: `network.json` for machines, `tables/*.csv` for people, and
 * the archive's files under `archive/`.
 *
 * @param files The bytes of the archive's files that are included, by their keys.
 */
export function packNetwork(
  whole: NetworkExport,
  files: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const entries: Zippable = {
    "README.txt": strToU8(about),
    "network.json": strToU8(JSON.stringify(whole)),
  };
  for (const [name, table] of Object.entries(whole.tables)) {
    entries[`tables/${name}.csv`] = strToU8(`\uFEFF${tableCsv(table)}`);
  }
  for (const [key, bytes] of files) entries[`archive/${key}`] = [bytes, { level: 0 }];
  return zipSync(entries, { level: 6, mtime: NO_TIME });
}

/** A table for a spreadsheet; nothing stands for null. */
function tableCsv({ columns, rows }: TableRows): string {
  return csvOf([columns, ...rows.map((row) => row.map((cell) => cell ?? ""))]);
}

const about = [
  "This is a whole network as Allteach kept it.",
  "",
  "network.json   every row of every table, with its types; what an import reads",
  "tables/        the same rows as CSV files, for a spreadsheet",
  "archive/       reports and uploaded files, byte for byte as they were kept",
  "",
  "Instants are milliseconds since 1970 in UTC, months are written 2026-10.",
  "It holds counts and never patients. People are in it by number alone.",
  "",
].join("\r\n");
