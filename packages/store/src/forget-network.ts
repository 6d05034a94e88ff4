import type { NetworkId } from "@allteach/domain/identity";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { ownTables, quoted } from "./whole-network.ts";

/** A table that names networks, and how many of its rows name this one. */
export interface Mentions {
  table: string;
  rows: number;
}

/**
 * Where a database that many networks share mentions one: every table with a column `network_id`,
 * so that a table which is added later is never forgotten; the network's own row; and jobs that fail
 * or were given up, which name it in their text.
 */
export async function mentionsOf(d1: D1Database, id: NetworkId): Promise<Mentions[]> {
  const places = await placesIn(d1);
  if (places.length === 0) return [];
  const counts = await d1.batch<{ n: number }>(
    places.map(({ table, where }) =>
      d1.prepare(`select count(*) as n from ${quoted(table)} where ${where}`).bind(id),
    ),
  );
  return places.map(({ table }, place) => ({ table, rows: counts[place]?.results[0]?.n ?? 0 }));
}

/**
 * Takes every mention of a network out of a database that many share, and gives its database back to
 * the pool, all or nothing. Done again it changes nothing.
 *
 * @param alongside What is to be written with it.
 */
export async function forgetNetwork(
  d1: D1Database,
  id: NetworkId,
  alongside: readonly D1PreparedStatement[] = [],
): Promise<void> {
  const places = await placesIn(d1);
  await d1.batch([
    d1.prepare("pragma defer_foreign_keys = on"),
    ...places.map(({ table, where }) =>
      d1
        .prepare(
          table === "pool"
            ? `update pool set network_id = null, claimed_at = null where ${where}`
            : `delete from ${quoted(table)} where ${where}`,
        )
        .bind(id),
    ),
    ...alongside,
  ]);
}

async function placesIn(d1: D1Database): Promise<{ table: string; where: string }[]> {
  const columns = await drizzle(d1).all<{ table: string; column: string }>(sql`
    select made.name as "table", own.name as "column"
    from (select rowid as place, name from sqlite_master where ${ownTables}) as made
    cross join pragma_table_info(made.name) as own
    where own.name in ('network_id', 'to_network_id') or (made.name = 'network' and own.name = 'id')
      or (made.name = 'dead_letter' and own.name = 'body')
      or (made.name = 'failing_job' and own.name = 'job')
    order by made.place desc`);
  return columns.map(({ table, column }) => ({
    table,
    where: ["body", "job"].includes(column)
      ? `instr(${quoted(column)}, ?) > 0`
      : `${quoted(column)} = ?`,
  }));
}
