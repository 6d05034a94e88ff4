import type { NetworkId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { and, eq, inArray, lt, lte, or, sql } from "drizzle-orm";
import { networkOf, recordColumns } from "./caller.ts";
import type { Directory } from "./directory.ts";
import { network, pool } from "./directory-schema.ts";
import { networkSchema } from "./operations-schema.ts";

/** How many migrations one firing of the clock asks for; the next one asks for the rest. */
const MAX_BEHIND = 1000;

/** After so many failures in a row a migration is tried once a day. */
const PATIENCE = 6;
const DAY_MS = 24 * 60 * 60 * 1000;
const LONGEST_FAILURE = 300;

/** A database that is not of this version yet, as far as the directory knows. */
export function isBehind(version: string) {
  return sql<number>`coalesce(${networkSchema.version}, '') < ${version}`;
}

/** Networks whose database is migrated on its own: one that is being made is migrated by that. */
export const migratable = () => inArray(network.status, ["live", "leaving"]);

/**
 * Networks whose database is not of this version yet, however many there are in one question.
 * One that has failed again and again comes back once a day, or when `all` are asked for.
 */
export async function networksBehind(
  { db }: Directory,
  version: string,
  { now, all }: { now: Date; all: boolean },
): Promise<NetworkRecord[]> {
  const rows = await db
    .select(recordColumns)
    .from(network)
    .innerJoin(pool, eq(pool.networkId, network.id))
    .leftJoin(networkSchema, eq(networkSchema.networkId, network.id))
    .where(
      and(
        migratable(),
        isBehind(version),
        or(
          sql`${all ? 1 : 0}`,
          lt(sql`coalesce(${networkSchema.failures}, 0)`, PATIENCE),
          lte(networkSchema.failedAt, now.getTime() - DAY_MS),
        ),
      ),
    )
    .limit(MAX_BEHIND);
  return rows.map(networkOf);
}

/** A network whose database may be migrated, live or about to leave. */
export async function migratableNetwork(
  { db }: Directory,
  id: NetworkId,
): Promise<NetworkRecord | undefined> {
  const [row] = await db
    .select(recordColumns)
    .from(network)
    .innerJoin(pool, eq(pool.networkId, network.id))
    .where(and(eq(network.id, id), migratable()))
    .limit(1);
  return row && networkOf(row);
}

/** Records how far a network's database is migrated; an older answer that comes late is not kept. */
export async function recordSchema(
  directory: Directory,
  id: NetworkId,
  version: string,
  now: Date,
): Promise<void> {
  await schemaRecord(directory, id, version, now);
}

/** The same as a query, for a batch. */
export function schemaRecord({ db }: Directory, id: NetworkId, version: string, now: Date) {
  return db
    .insert(networkSchema)
    .values({ networkId: id, version, appliedAt: now.getTime() })
    .onConflictDoUpdate({
      target: networkSchema.networkId,
      set: { version, appliedAt: now.getTime(), failures: 0, failure: null, failedAt: null },
      setWhere: sql`excluded.version >= ${networkSchema.version}`,
    });
}

/** Records that a network's database could not be migrated, and why. */
export async function recordSchemaFailure(
  { db }: Directory,
  id: NetworkId,
  failure: string,
  now: Date,
): Promise<void> {
  const why = { failure: failure.slice(0, LONGEST_FAILURE), failedAt: now.getTime() };
  await db
    .insert(networkSchema)
    .values({ networkId: id, failures: 1, ...why })
    .onConflictDoUpdate({
      target: networkSchema.networkId,
      set: { ...why, failures: sql`${networkSchema.failures} + 1` },
    });
}
