import type { NetworkId } from "@allteach/domain/identity";
import { and, eq, isNull, sql } from "drizzle-orm";
import { askDirectory, type Directory } from "./directory.ts";
import { notice } from "./directory-schema.ts";

/** Who may send what a claim did not live to send: nobody, or whoever asks after so long. */
export interface Lease {
  now: Date;
  /** Left out where a second mail could be a second delivery. */
  leaseMs?: number | undefined;
}

/**
 * Claims notices of a network: of any number who ask, one may send each.
 *
 * @returns Those claimed now, and whether some are in another's hands, who has yet to send them.
 */
export async function claimNotices(
  directory: Directory,
  network: NetworkId,
  keys: readonly string[],
  { now, leaseMs }: Lease,
): Promise<{ claimed: readonly string[]; isPending: boolean }> {
  const { db } = directory;
  const list = JSON.stringify(keys);
  const at = now.getTime();
  const ripe = leaseMs === undefined ? sql`false` : sql`${notice.claimedAt} <= ${at - leaseMs}`;
  const [claimed, unsent] = await askDirectory(
    directory,
    db
      .insert(notice)
      .select(sql`select ${network}, value, ${at}, null from json_each(${list}) where true`)
      .onConflictDoUpdate({
        target: [notice.networkId, notice.key],
        set: { claimedAt: at },
        setWhere: sql`${notice.sentAt} is null and ${ripe}`,
      })
      .returning({ key: notice.key }),
    db
      .select({ key: notice.key })
      .from(notice)
      .where(and(isOneOf(network, keys), isNull(notice.sentAt))),
  );
  return { claimed: claimed.map(({ key }) => key), isPending: unsent.length > claimed.length };
}

/** They went out. */
export async function settleNotices(
  { db }: Directory,
  network: NetworkId,
  keys: readonly string[],
  now: Date,
): Promise<void> {
  await db.update(notice).set({ sentAt: now.getTime() }).where(isOneOf(network, keys));
}

/** They certainly did not go out: they may be tried again. */
export async function releaseNotices(
  { db }: Directory,
  network: NetworkId,
  keys: readonly string[],
): Promise<void> {
  await db.delete(notice).where(and(isOneOf(network, keys), isNull(notice.sentAt)));
}

function isOneOf(network: NetworkId, keys: readonly string[]) {
  return and(
    eq(notice.networkId, network),
    sql`${notice.key} in (select value from json_each(${JSON.stringify(keys)}))`,
  );
}
