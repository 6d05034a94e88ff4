import * as z from "zod";

/** More of anything than the largest network that is known would have after ten years. */
const MAX_TABLES = 100;
const MAX_COLUMNS = 100;
const MAX_ROWS = 500_000;
const MAX_FILES = 20_000;
const LONGEST_CELL = 500_000;

const Name = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, "is no name of a table or column");

const Cell = z.union([z.string().max(LONGEST_CELL), z.number(), z.null()]);
export type Cell = z.infer<typeof Cell>;

/** A table's rows, each as long as the list of columns. */
export const TableRows = z
  .object({
    columns: z.array(Name).min(1).max(MAX_COLUMNS),
    rows: z.array(z.array(Cell)).max(MAX_ROWS),
  })
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), {
    message: "a row has more or fewer cells than there are columns",
  });
export type TableRows = z.infer<typeof TableRows>;

/** A file of the network's archive: where it is, and whether its bytes are in the export. */
export const ArchiveFile = z.object({
  /** Below the network's own part of the archive, as `reports/network-2026-10/{sha256}`. */
  key: z
    .string()
    .regex(/^[a-z]+(\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){1,4}$/, "is no key of an archive"),
  type: z.string().max(200),
  bytes: z.int().nonnegative(),
  included: z.boolean(),
});
export type ArchiveFile = z.infer<typeof ArchiveFile>;

/** A whole network as `network.json` holds it: every row of every table. */
export const NetworkExport = z.object({
  format: z.literal("allteach.network", "this is no export of a network"),
  version: z.literal(1, "this export is of a newer kind than this service knows"),
  exportedAt: z.iso.datetime(),
  /** The migrations that made the tables, in order. */
  migrations: z.array(z.string().max(100)).min(1).max(1000),
  /** In an order in which rows come before those that refer to them. */
  tables: z
    .record(Name, TableRows)
    .refine((tables) => Object.keys(tables).length <= MAX_TABLES, "there are too many tables"),
  archive: z.array(ArchiveFile).max(MAX_FILES),
});
export type NetworkExport = z.infer<typeof NetworkExport>;
