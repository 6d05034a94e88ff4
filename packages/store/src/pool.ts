import type { NetworkId, UserId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { and, eq, isNull, sql } from "drizzle-orm";
import { networkOf, recordColumns } from "./caller.ts";
import { askDirectory, type Directory } from "./directory.ts";
import { due, membership, network, pool, reviewWatch } from "./directory-schema.ts";
import { schemaRecord } from "./schema-state.ts";

/** What a founder asked for, as the directory keeps it until the network is made. */
export interface Claim {
  id: NetworkId;
  slug: string;
  name: string;
  template: string;
  timeZone: string;
  simulated: boolean;
  /** Absent for a demonstration, which nobody founds. */
  founder?: UserId;
  /** Everything else that was asked for, as JSON: sites, charter. */
  wanted: string;
}

/** How many networks a person may found in a day: more than anyone needs, less than the pool. */
const MOST_A_DAY = 12;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What became of a claim. `unfinished`: the founder has a network that is still being made. */
export type Claimed =
  | { kind: "claimed" | "slug-taken" | "pool-empty" | "unverified" | "too-many" }
  | { kind: "unfinished"; id: NetworkId; slug: string; since: number };

/**
 * Claims a free database for a new network: one round trip, one transaction, so that of any number
 * who ask at once for the last one exactly one gets it, and nobody holds two that are unfinished.
 * A founder's mail address must have been verified.
 *
 * @param bound The bindings this Worker has. The pool follows them: a new one is added here, and
 *   one that an older deployment does not have yet is not given out by it.
 */
export async function claimDatabase(
  directory: Directory,
  claim: Claim,
  bound: readonly string[],
  now: Date,
): Promise<Claimed> {
  const { db } = directory;
  const { founder = null } = claim;
  const bindings = sql`(select value from json_each(${JSON.stringify(bound)}))`;
  const free = sql`select binding from pool
    where network_id is null and binding in ${bindings} order by binding limit 1`;
  const at = now.getTime();
  try {
    const [, [unfinished], [standing], , claimed] = await askDirectory(
      directory,
      db
        .insert(pool)
        .select(sql`select value, null, null from json_each(${JSON.stringify(bound)}) where true`)
        .onConflictDoNothing(),
      db
        .select({ id: network.id, slug: network.slug, since: network.createdAt })
        .from(network)
        .where(unfinishedOf(claim))
        .limit(1),
      db.select(standingOf(founder, now)).from(sql`(select 1)`),
      db.insert(network).select(sql`
        select ${claim.id}, ${claim.slug}, ${claim.name}, 'making', 1, ${claim.template},
          ${claim.timeZone}, ${claim.simulated ? 1 : 0}, ${founder}, ${claim.wanted}, ${at}
        where exists (${free})
          and not exists (select 1 from network where ${unfinishedOf(claim)})
          and (${founder} is null
            or (${standingOf(founder, now).isVerified} and ${standingOf(founder, now).isPatient}))`),
      db
        .update(pool)
        .set({ networkId: claim.id, claimedAt: at })
        .where(sql`binding = (${free})
          and exists (select 1 from network where id = ${claim.id})`)
        .returning({ binding: pool.binding }),
      db.insert(due).select(sql`
        select id, 'provision', ${at} from network where id = ${claim.id}`),
    );
    if (claimed.length === 1) return { kind: "claimed" };
    if (unfinished) {
      return { kind: "unfinished", ...unfinished, id: unfinished.id as NetworkId };
    }
    if (founder !== null && !standing?.isVerified) return { kind: "unverified" };
    if (founder !== null && !standing?.isPatient) return { kind: "too-many" };
    return { kind: "pool-empty" };
  } catch (error) {
    if (isSlugTaken(error)) return { kind: "slug-taken" };
    throw error;
  }
}

/** A person's network that is being made, whichever; of a demonstration, that of its address. */
function unfinishedOf({ founder, slug }: Claim) {
  return and(
    eq(network.status, "making"),
    founder === undefined
      ? and(isNull(network.foundedBy), eq(network.slug, slug), eq(network.simulated, true))
      : eq(network.foundedBy, founder),
  );
}

function standingOf(founder: UserId | null, now: Date) {
  return {
    isVerified: sql<number>`exists (select 1 from user
      where id = ${founder} and email_verified_at is not null)`,
    isPatient: sql<number>`(select count(*) from network
      where founded_by = ${founder} and created_at > ${now.getTime() - DAY_MS}) < ${MOST_A_DAY}`,
  };
}

/** A network that is being made, with what was asked for; nothing once it is live. */
export async function unfinishedNetwork(
  { db }: Directory,
  id: NetworkId,
): Promise<
  { record: NetworkRecord; template: string; founder?: UserId; wanted: string } | undefined
> {
  const [row] = await db
    .select({
      ...recordColumns,
      template: network.template,
      founder: network.foundedBy,
      wanted: network.wanted,
    })
    .from(network)
    .innerJoin(pool, eq(pool.networkId, network.id))
    .where(and(eq(network.id, id), eq(network.status, "making")))
    .limit(1);
  if (!row) return undefined;
  const { template, founder, wanted, ...record } = row;
  return {
    record: networkOf(record),
    template,
    wanted,
    ...(founder !== null && { founder: founder as UserId }),
  };
}

/** Which of some networks are still being made. */
export async function stillMaking(
  { db }: Directory,
  ids: readonly NetworkId[],
): Promise<Set<NetworkId>> {
  const rows = await db
    .select({ id: network.id })
    .from(network)
    .where(
      and(
        eq(network.status, "making"),
        sql`${network.id} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    );
  return new Set(rows.map(({ id }) => id as NetworkId));
}

/** What stands when a network opens. */
export interface Opening {
  founder: UserId | undefined;
  firstReportAt: Date;
  /** The last migration of its database. */
  schema: string;
}

/** Opens a network that is complete: live, its founder a leader, its first report due. */
export async function openForMembers(
  directory: Directory,
  id: NetworkId,
  { founder, firstReportAt, schema }: Opening,
  now: Date,
): Promise<void> {
  const { db } = directory;
  const at = now.getTime();
  await askDirectory(
    directory,
    db.update(network).set({ status: "live", wanted: "{}" }).where(eq(network.id, id)),
    schemaRecord(directory, id, schema, now),
    db
      .insert(membership)
      .select(sql`
        select ${founder ?? null}, ${id}, 'leader', 0, ${at} where ${founder ?? null} is not null`)
      .onConflictDoNothing(),
    db
      .insert(due)
      .values({ networkId: id, what: "report", at: firstReportAt.getTime() })
      .onConflictDoNothing(),
    db
      .insert(reviewWatch)
      .select(sql`select id, ${at} from network where id = ${id} and simulated = 0`)
      .onConflictDoNothing(),
    db.delete(due).where(and(eq(due.networkId, id), eq(due.what, "provision"))),
  );
}

/** How many databases stand free among those that this Worker is bound to. */
export async function freeDatabases({ db }: Directory, bound: readonly string[]): Promise<number> {
  const [row] = await db
    .select({ taken: sql<number>`count(*)` })
    .from(pool)
    .where(sql`${pool.networkId} is not null and ${pool.binding} in
      (select value from json_each(${JSON.stringify(bound)}))`);
  return bound.length - (row?.taken ?? 0);
}

/** Whether an address is free for a new network. */
export async function isSlugFree({ db }: Directory, slug: string): Promise<boolean> {
  const rows = await db
    .select({ id: network.id })
    .from(network)
    .where(eq(network.slug, slug))
    .limit(1);
  return rows.length === 0;
}

/** Networks whose figures are made up: what a visitor may look at. */
export async function demonstrations({ db }: Directory): Promise<NetworkRecord[]> {
  const rows = await db
    .select(recordColumns)
    .from(network)
    .innerJoin(pool, eq(pool.networkId, network.id))
    .where(and(eq(network.simulated, true), eq(network.status, "live")))
    .orderBy(network.name)
    .limit(50);
  return rows.map(networkOf);
}

function isSlugTaken(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (/UNIQUE constraint failed: network\.slug/.test(cause.message)) return true;
  }
  return false;
}
