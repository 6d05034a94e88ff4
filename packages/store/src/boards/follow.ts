import type { Act } from "@allteach/domain/audit";
import { type Followed, MOST_FOLLOWED } from "@allteach/domain/boards/follow";
import type { UserId } from "@allteach/domain/identity";
import { and, asc, eq, sql } from "drizzle-orm";
import { recorded } from "../audit.ts";
import type { NetworkStore } from "../network-store.ts";
import { follow, newsStop } from "./board-schema.ts";

/** What a person follows, and whether they stopped the mails about it. */
export function followsQuery({ db }: NetworkStore, user: string) {
  return db
    .select({ kind: follow.kind, target: follow.target, since: follow.since })
    .from(follow)
    .where(eq(follow.userId, user))
    .orderBy(asc(follow.kind), asc(follow.target))
    .limit(MOST_FOLLOWED);
}

/** How many follow something: nobody reads who. */
export function followersQuery({ db }: NetworkStore, { kind, target }: Followed) {
  return db
    .select({ people: sql<number>`count(*)` })
    .from(follow)
    .where(and(eq(follow.kind, kind), eq(follow.target, target)));
}

/**
 * Begins to follow something. Done again it changes nothing.
 *
 * @returns False where somebody follows as much as they can already.
 */
export async function startFollowing(
  store: NetworkStore,
  user: UserId,
  { kind, target }: Followed,
  act: Act,
): Promise<boolean> {
  const has = sql`(select count(*) from follow where user_id = ${user})`;
  const isNew = sql`not exists (select 1 from follow
    where user_id = ${user} and kind = ${kind} and target = ${target})`;
  const when = sql`${isNew} and ${has} < ${MOST_FOLLOWED}`;
  const [, standing] = await recorded(
    store,
    act,
    () => [
      store.db
        .insert(follow)
        .select(sql`select ${user}, ${kind}, ${target}, ${act.at} where ${when}`),
      store.db
        .select({ since: follow.since })
        .from(follow)
        .where(is(user, { kind, target }))
        .limit(1),
    ],
    { when },
  );
  return standing.length === 1;
}

/**
 * Follows something no longer.
 *
 * @returns False where it was not followed: nothing is written then.
 */
export async function stopFollowing(
  store: NetworkStore,
  user: UserId,
  followed: Followed,
  act: Act,
): Promise<boolean> {
  const { kind, target } = followed;
  const when = sql`exists (select 1 from follow
    where user_id = ${user} and kind = ${kind} and target = ${target})`;
  const [ended] = await recorded(
    store,
    act,
    () => [store.db.delete(follow).where(is(user, followed)).returning({ target: follow.target })],
    { when },
  );
  return ended.length === 1;
}

const is = (user: string, { kind, target }: Followed) =>
  and(eq(follow.userId, user), eq(follow.kind, kind), eq(follow.target, target));

/** Whether a person stopped the mails about pins. */
export function newsStopQuery({ db }: NetworkStore, user: string) {
  return db.select({ at: newsStop.at }).from(newsStop).where(eq(newsStop.userId, user)).limit(1);
}

/** Stops a person's mails about pins, or lets them come again. */
export async function setNews(
  store: NetworkStore,
  user: UserId,
  wanted: boolean,
  act: Act,
): Promise<void> {
  const { db } = store;
  await recorded(store, act, () => [
    wanted
      ? db.delete(newsStop).where(eq(newsStop.userId, user))
      : db.insert(newsStop).values({ userId: user, at: act.at }).onConflictDoNothing(),
  ]);
}
