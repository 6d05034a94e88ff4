import type { NetworkId } from "@allteach/domain/identity";
import { sql } from "drizzle-orm";
import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";

/**
 * The database as one network may see it. Every query in this package takes one first, so no caller
 * can ask a question without saying whose data it is about. `db` builds queries; `ask` runs them.
 */
export interface NetworkStore {
  readonly db: DrizzleD1Database;
  readonly networkId: NetworkId;
}

/** The handle of one network on a database that is expected to be its own. */
export function openNetwork(d1: D1Database, networkId: NetworkId): NetworkStore {
  return { db: drizzle(d1), networkId };
}

/**
 * Runs queries in one round trip and one transaction, after the database has said that it belongs
 * to this network.
 *
 * @returns The answers in the order of the queries.
 * @throws When the database belongs to another network or to none: nothing is read or written then.
 */
export async function ask<
  const Queries extends readonly [BatchItem<"sqlite">, ...BatchItem<"sqlite">[]],
>(store: NetworkStore, ...queries: Queries): Promise<BatchResponse<Queries>> {
  const [, ...answers] = await store.db.batch([ownership(store), ...queries]);
  return answers as unknown as BatchResponse<Queries>;
}

function ownership({ db, networkId }: NetworkStore) {
  return db.select({ isOurs: isOurs(networkId) }).from(sql`(select 1)`);
}

/**
 * Fails the whole batch it stands in unless the charter names this network: SQLite refuses the
 * broken JSON.
 */
export function isOurs(networkId: NetworkId) {
  return sql`iif((select network_id from charter where one = 1) = ${networkId}, 1,
    json('this database belongs to another network'))`;
}
