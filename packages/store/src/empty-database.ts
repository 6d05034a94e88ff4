import type { NetworkId } from "@allteach/domain/identity";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { columnsQuery, indexesOfWords, quoted } from "./whole-network.ts";

/**
 * Takes every row out of a network's database, all or nothing; the tables and the record of its
 * migrations stay, so that the next network can have it. Done again it changes nothing.
 *
 * @throws When the database belongs to another network, or when a row is left.
 */
export async function emptyDatabase(d1: D1Database, networkId: NetworkId): Promise<void> {
  const tables = await tablesIn(d1, networkId);
  if (tables.length === 0) return;
  const guards = await triggersIn(d1);
  const indexes = await drizzle(d1).all<{ name: string }>(indexesOfWords);
  await d1.batch([
    ...(tables.includes("charter") ? [notAnothers(d1, networkId)] : []),
    d1.prepare("pragma defer_foreign_keys = on"),
    // A trigger that keeps rows from being changed would keep them from leaving.
    ...guards.map(({ name }) => d1.prepare(`drop trigger ${quoted(name)}`)),
    ...indexes.map(({ name }) => d1.prepare(`delete from ${quoted(name)}`)),
    ...tables.toReversed().map((name) => d1.prepare(`delete from ${quoted(name)}`)),
    ...guards.map((guard) => d1.prepare(guard.sql)),
  ]);
  const left = (await countRows(d1, networkId)).filter(({ rows }) => rows > 0);
  if (left.length > 0) throw new Error(`not empty: ${left.map(({ table }) => table).join(", ")}`);
}

/** How many rows each of a network's tables has. */
export async function countRows(
  d1: D1Database,
  networkId: NetworkId,
): Promise<{ table: string; rows: number }[]> {
  const tables = await tablesIn(d1, networkId);
  if (tables.length === 0) return [];
  const counts = await d1.batch<{ n: number }>(
    tables.map((name) => d1.prepare(`select count(*) as n from ${quoted(name)}`)),
  );
  return tables.map((table, place) => ({ table, rows: counts[place]?.results[0]?.n ?? 0 }));
}

async function tablesIn(d1: D1Database, networkId: NetworkId): Promise<string[]> {
  const rows = await columnsQuery({ db: drizzle(d1), networkId });
  return [...new Set(rows.map(({ table }) => table))];
}

async function triggersIn(d1: D1Database): Promise<{ name: string; sql: string }[]> {
  return drizzle(d1).all<{ name: string; sql: string }>(
    sql`select name, sql from sqlite_master where type = 'trigger'`,
  );
}

function notAnothers(d1: D1Database, id: NetworkId) {
  return d1
    .prepare(
      `select iif(exists (select 1 from charter where network_id <> ?),
         json('this database belongs to another network'), 1)`,
    )
    .bind(id);
}
