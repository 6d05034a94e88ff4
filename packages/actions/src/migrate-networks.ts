import type { NetworkId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import type { Directory } from "@allteach/store/directory";
import { type Migration, migrateNetwork } from "@allteach/store/migrate-network";
import {
  migratableNetwork,
  networksBehind,
  recordSchema,
  recordSchemaFailure,
} from "@allteach/store/schema-state";
import type { PlatformContext } from "./context.ts";
import type { Foundry } from "./foundry.ts";
import { schemaVersion } from "./schema-version.ts";

/**
 * Asks for the migration of every network whose database lacks one: a job each, so that one that
 * fails keeps no other waiting. Asking twice does no harm.
 *
 * @param all Whether also for those that have failed so often that they are tried once a day.
 * @returns How many were asked for.
 */
export async function askForMigrations(
  { directory, later, now }: PlatformContext,
  migrations: readonly Migration[],
  { all } = { all: false },
): Promise<number> {
  const version = schemaVersion(migrations);
  const behind = await networksBehind(directory, version, { now, all });
  await later(behind.map(({ id }) => ({ kind: "migrate", network: id }) as const));
  return behind.length;
}

/** Does a job that `askForMigrations` asked for. A network that is gone needs nothing done. */
export async function migrateOne(foundry: Foundry, id: NetworkId): Promise<void> {
  const record = await migratableNetwork(foundry.directory, id);
  if (record) await bringUpToDate(foundry, record);
}

/**
 * Applies to a network's database what it lacks, and records in the directory how far it is. Run
 * again after a crash at any step, or twice at once, every migration is applied exactly once.
 *
 * @throws What the database said, after the failure has been recorded for the operator.
 */
export async function bringUpToDate(
  { directory, databases, migrations, now }: Foundry,
  { id, binding }: NetworkRecord,
): Promise<void> {
  const database = databases.get(binding);
  if (!database) throw new Error(`${id} is in ${binding}, which is not bound`);
  try {
    await migrateNetwork(database, migrations);
  } catch (error) {
    await noteFailure(directory, id, error, now);
    throw error;
  }
  await recordSchema(directory, id, schemaVersion(migrations), now);
}

/** Whether a network's database lacks a migration and nobody has failed to apply it. */
export function isBehind({ schema }: NetworkRecord, migrations: readonly Migration[]): boolean {
  return (schema ?? "") < schemaVersion(migrations) && schema !== "failing";
}

async function noteFailure(directory: Directory, id: NetworkId, error: unknown, now: Date) {
  const failure = error instanceof Error ? error.message : String(error);
  await recordSchemaFailure(directory, id, failure, now);
}
