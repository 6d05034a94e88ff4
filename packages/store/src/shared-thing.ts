import { sha256 } from "@allteach/domain/digest";
import type { NetworkId } from "@allteach/domain/identity";
import { and, eq, getTableColumns, lt, ne, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { askCommons, type Commons } from "./commons.ts";
import { absentNetwork, fence, introduction, sharedGoal, sharedPin } from "./commons-schema.ts";

/** A table of the commons: what networks share of one kind, each row by network and thing. */
export interface SharedTable {
  table: SQLiteTable;
  network: SQLiteColumn;
  thing: SQLiteColumn;
  epoch: SQLiteColumn;
  revision: SQLiteColumn;
}

/** Which thing of which network. */
export interface SharedKey {
  network: NetworkId;
  thing: string;
}

/** Above every epoch: nothing at all may be written. */
const CLOSED = Number.MAX_SAFE_INTEGER;

/**
 * Writes a thing into the commons. Written again it changes nothing; an older revision changes
 * nothing; and an epoch to which the commons is closed is turned away, as is everything of a network
 * that is leaving.
 *
 * @param row Every column by its name in the code; its place is given to it.
 * @returns The epoch that the commons wants at least: above the one given, nothing was written.
 */
export async function putShared(
  commons: Commons,
  { table, network, thing, epoch, revision }: SharedTable,
  key: SharedKey,
  row: { epoch: number; revision: number; sharedAt: number } & Readonly<Record<string, unknown>>,
): Promise<number> {
  const { db } = commons;
  const values = Object.entries(getTableColumns(table)).map(([name, column]) =>
    row[name] === undefined ? sql`null` : sql`${sql.param(row[name], column)}`,
  );
  const wanted = sql<number>`coalesce(
    (select ${sql.raw(String(CLOSED))} from absent_network where network_id = ${key.network}),
    (select epoch from goal_fence where key = ${await fenceKey(key)}), 0)`;
  const [, [found]] = await askCommons(
    commons,
    db
      .insert(table)
      .select(sql`select ${sql.join(values, sql`, `)} where ${row.epoch} >= ${wanted}`)
      .onConflictDoUpdate({
        target: [network, thing],
        // Since when it is shared: writing it anew does not make it newer.
        set: { ...row, sharedAt: sql`iif(${epoch} = ${row.epoch}, shared_at, ${row.sharedAt})` },
        setWhere: sql`(${epoch}, ${revision}) < (${row.epoch}, ${row.revision})`,
      }),
    db.select({ wanted }).from(sql`(select 1)`),
  );
  return found?.wanted ?? 0;
}

/**
 * Takes a thing back: its row with its words in the index, and whatever hangs on it, in one
 * transaction. The commons is closed from then on to every epoch below the one given, so that no
 * message that is still on its way brings it back.
 *
 * @param files Where copies of its files are; empty where it has none.
 * @param alongside What else is taken out in the same transaction.
 */
export async function removeShared(
  commons: Commons,
  { table, network, thing, epoch: writtenAt }: SharedTable,
  key: SharedKey,
  { epoch, now, files = "" }: { epoch: number; now: Date; files?: string },
  alongside: readonly BatchItem<"sqlite">[] = [],
): Promise<void> {
  const { db } = commons;
  const at = now.getTime();
  await askCommons(
    commons,
    db
      .insert(fence)
      .values({ key: await fenceKey(key), epoch, at, files })
      .onConflictDoUpdate({
        target: fence.key,
        set: { epoch: sql`max(goal_fence.epoch, excluded.epoch)`, at },
      }),
    db
      .delete(table)
      .where(and(eq(network, key.network), eq(thing, key.thing), lt(writtenAt, epoch))),
    ...alongside,
  );
}

/** No message and no job lives as long. */
const FENCE_MS = 24 * 60 * 60 * 1000;

/** Forgets what was ever taken back, once nothing of then can still be on its way. */
export async function dropOldFences(commons: Commons, now: Date): Promise<void> {
  await askCommons(commons, commons.db.delete(fence).where(lt(fence.at, now.getTime() - FENCE_MS)));
}

/** Where copies of files may still arrive of what was taken back, and from which epoch on they may. */
export async function fencedFiles(commons: Commons): Promise<{ files: string; epoch: number }[]> {
  return await commons.db
    .select({ files: fence.files, epoch: fence.epoch })
    .from(fence)
    .where(ne(fence.files, ""));
}

/** Names nobody: a thing's own name is made by chance. */
function fenceKey({ network, thing }: SharedKey): Promise<string> {
  return sha256(`${network} ${thing}`);
}

/**
 * Closes the commons to a network and takes out of it whatever there is of it, in one transaction:
 * what it shared, the words in the index, and who asked about it.
 */
export async function leaveCommons(commons: Commons, network: NetworkId, now: Date): Promise<void> {
  const { db } = commons;
  await askCommons(
    commons,
    db
      .insert(absentNetwork)
      .values({ networkId: network, since: now.getTime() })
      .onConflictDoNothing(),
    db.delete(sharedGoal).where(eq(sharedGoal.networkId, network)),
    db.delete(sharedPin).where(eq(sharedPin.networkId, network)),
    db.delete(introduction).where(eq(introduction.toNetworkId, network)),
  );
}

/** Lets a network that stays after all share again. */
export async function returnToCommons(commons: Commons, network: NetworkId): Promise<void> {
  await askCommons(
    commons,
    commons.db.delete(absentNetwork).where(eq(absentNetwork.networkId, network)),
  );
}

/** The networks that are leaving. */
export async function absentNetworks({ db }: Commons): Promise<NetworkId[]> {
  const rows = await db.select({ id: absentNetwork.networkId }).from(absentNetwork);
  return rows.map(({ id }) => id as NetworkId);
}
