import { type SQL, sql } from "drizzle-orm";

/** The condition that something which counts its changes is as it was read. */
export function isAt(table: "goal" | "pin" | "board", id: string, revision: number): SQL {
  const name = sql.raw(table);
  return sql`exists (select 1 from ${name} where id = ${id} and revision = ${revision})`;
}
