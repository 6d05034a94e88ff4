import { sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { ask, type NetworkStore } from "./network-store.ts";

/** A cell as SQLite keeps it. */
export type Cell = string | number | null;

/** A table with all its rows, in the order of its key. */
export interface WholeTable {
  name: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** Every row that a network's database holds, as of one moment. */
export interface WholeNetwork {
  /** The migrations that made the tables, in order. */
  migrations: readonly string[];
  /** In the order in which they were made, so that rows come before those that refer to them. */
  tables: readonly WholeTable[];
}

/** Reads everything: two round trips, the second one transaction. */
export async function readWhole(store: NetworkStore): Promise<WholeNetwork> {
  const [names, columns] = await ask(store, migrationsQuery(store), columnsQuery(store));
  const tables = [...Map.groupBy(columns, ({ table }) => table)];
  const questions = tables.map(([name, made]) => rowsQuery(store, name, made));
  const answers = await ask(store, ...(questions as unknown as [BatchItem<"sqlite">]));
  return {
    migrations: names.map(({ name }) => name),
    tables: tables.map(([name, made], place) => {
      const own = made.map(({ column }) => column);
      const rows = answers[place] as unknown as Record<string, Cell>[];
      return { name, columns: own, rows: rows.map((row) => own.map((each) => row[each] ?? null)) };
    }),
  };
}

interface ColumnRow {
  table: string;
  column: string;
  key: number;
}

/** Indexes of words: made from other tables, by their triggers. */
export const indexesOfWords = sql.raw(
  "select name from pragma_table_list where schema = 'main' and type = 'virtual'",
);

/**
 * Our own tables: what SQLite and the platform keep for themselves is no part of a network, nor is
 * what is made from other tables.
 */
export const ownTables = sql.raw(`type = 'table' and name not like 'sqlite\\_%' escape '\\'
  and name not like '\\_cf\\_%' escape '\\' and name <> 'd1_migrations'
  and name not in (select name from pragma_table_list where type in ('virtual', 'shadow'))`);

/** Each of our own tables' columns, tables in the order in which they were made. */
export function columnsQuery({ db }: NetworkStore) {
  return db.all<ColumnRow>(sql`
    select made.name as "table", own.name as "column", own.pk as "key"
    from (select rowid as place, name from sqlite_master where ${ownTables}) as made
    cross join pragma_table_info(made.name) as own
    order by made.place, own.cid`);
}

function migrationsQuery({ db }: NetworkStore) {
  return db.all<{ name: string }>(sql`select name from d1_migrations order by name`);
}

function rowsQuery({ db }: NetworkStore, table: string, columns: readonly ColumnRow[]) {
  const key = columns
    .filter((column) => column.key > 0)
    .sort((one, other) => one.key - other.key)
    .map(({ column }) => quoted(column));
  const order = key.length > 0 ? ` order by ${key.join(", ")}` : "";
  return db.all<Record<string, Cell>>(sql.raw(`select * from ${quoted(table)}${order}`));
}

/** A name of a table or column in an SQL text. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
