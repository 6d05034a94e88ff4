import type { Act } from "@allteach/domain/audit";
import type { SiteId, UserId } from "@allteach/domain/identity";
import type { Subscription } from "@allteach/domain/subscription";
import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import type { NetworkStore } from "./network-store.ts";
import { reminderStop, subscription } from "./report-schema.ts";

const MAX_SUBSCRIPTIONS = 5000;

/** What a person is mailed, and what was proposed to them. */
export function subscriptionsQuery({ db }: NetworkStore, user: UserId) {
  return db
    .select()
    .from(subscription)
    .where(and(eq(subscription.userId, user), isNull(subscription.endedAt)))
    .orderBy(asc(subscription.since))
    .limit(MAX_SUBSCRIPTIONS);
}

/** Everything that anybody is mailed or was, what stands first. */
export function allSubscriptionsQuery({ db }: NetworkStore) {
  return db
    .select()
    .from(subscription)
    .orderBy(sql`${subscription.endedAt} is not null`, desc(subscription.since))
    .limit(MAX_SUBSCRIPTIONS);
}

/** Whatever is mailed now: not ended, not paused, and confirmed where somebody else proposed it. */
export function standingSubscriptionsQuery({ db }: NetworkStore) {
  return db
    .select()
    .from(subscription)
    .where(
      and(
        isNull(subscription.endedAt),
        isNull(subscription.pausedAt),
        sql`(${subscription.proposedBy} = '' or ${subscription.confirmedAt} is not null)`,
      ),
    )
    .orderBy(asc(subscription.since))
    .limit(MAX_SUBSCRIPTIONS);
}

export function subscriptionQuery({ db }: NetworkStore, id: string) {
  return db.select().from(subscription).where(eq(subscription.id, id)).limit(1);
}

export function subscriptionOf(row: typeof subscription.$inferSelect): Subscription {
  const { id, report, since, format } = row;
  return {
    ...{ id, report, since, format },
    ...(row.userId !== "" && { user: row.userId as UserId }),
    ...(row.email !== "" && { email: row.email }),
    ...(row.siteId !== 0 && { site: row.siteId as SiteId }),
    ...(row.nodeId !== 0 && { node: row.nodeId }),
    ...(row.sendOn !== null && { sendOn: row.sendOn }),
    ...(row.pausedAt !== null && { pausedAt: row.pausedAt }),
    ...(row.proposedBy !== "" && { proposedBy: row.proposedBy }),
    ...(row.confirmedAt !== null && { confirmedAt: row.confirmedAt }),
    ...(row.endedAt !== null && { endedAt: row.endedAt }),
    ...(row.endedBecause !== "" && { endedBecause: row.endedBecause }),
  };
}

/** A subscription as it is kept; whose, of what, and who proposed it. */
export type NewSubscription = Omit<Subscription, "since" | "pausedAt" | "endedAt">;

/** Begins a subscription; one that stands already is left as it is, and returned. */
export async function subscribe(
  store: NetworkStore,
  wanted: NewSubscription,
  act: Act,
): Promise<Subscription> {
  const { id, report, format } = wanted;
  const key = {
    ...{ userId: wanted.user ?? "", email: wanted.email ?? "", report },
    ...{ siteId: wanted.site ?? 0, nodeId: wanted.node ?? 0 },
  };
  const same = and(
    eq(subscription.userId, key.userId),
    eq(subscription.email, key.email),
    eq(subscription.report, report),
    eq(subscription.siteId, key.siteId),
    eq(subscription.nodeId, key.nodeId),
    isNull(subscription.endedAt),
  );
  const row = {
    ...{ ...key, id, format, since: act.at, sendOn: wanted.sendOn ?? null },
    ...{ proposedBy: wanted.proposedBy ?? "", confirmedAt: wanted.confirmedAt ?? null },
  };
  const { db } = store;
  const [, rows] = await recorded(
    store,
    act,
    () => [
      db.insert(subscription).values(row).onConflictDoNothing(),
      db.select().from(subscription).where(same).limit(1),
    ],
    { when: sql`not exists (select 1 from subscription where ${same})` },
  );
  const [standing] = rows;
  if (!standing) throw new Error("the subscription was not kept");
  return subscriptionOf(standing);
}

/** What of a standing subscription a person changes. */
export type SubscriptionChange = Partial<
  Pick<typeof subscription.$inferInsert, "format" | "sendOn" | "pausedAt" | "confirmedAt">
>;

/**
 * Changes a subscription that has not ended.
 *
 * @param user Whose it must be; left out where a signed link already says so.
 * @returns Whether there is such a subscription.
 */
export async function changeSubscription(
  store: NetworkStore,
  id: string,
  user: UserId | undefined,
  change: SubscriptionChange,
  act: Act,
): Promise<boolean> {
  const mine = and(
    eq(subscription.id, id),
    isNull(subscription.endedAt),
    user && eq(subscription.userId, user),
  );
  const [changed] = await recorded(
    store,
    act,
    () => [
      store.db.update(subscription).set(change).where(mine).returning({ id: subscription.id }),
    ],
    { when: sql`exists (select 1 from subscription where ${mine})` },
  );
  return changed.length === 1;
}

/**
 * Ends a subscription, at once.
 *
 * @param user Whose it must be; left out where a signed link already says so.
 * @returns Whether there is such a subscription; ended before counts as ended.
 */
export async function unsubscribe(
  store: NetworkStore,
  id: string,
  user: UserId | undefined,
  act: Act,
): Promise<boolean> {
  const mine = and(eq(subscription.id, id), user && eq(subscription.userId, user));
  const { db } = store;
  const standing = and(mine, isNull(subscription.endedAt));
  const [, rows] = await recorded(
    store,
    act,
    () => [
      db.update(subscription).set({ endedAt: act.at, endedBecause: "asked" }).where(standing),
      db.select({ id: subscription.id }).from(subscription).where(mine).limit(1),
    ],
    { when: sql`exists (select 1 from subscription where ${standing})` },
  );
  return rows.length === 1;
}

/** Ends what goes to an address that takes no more mails. */
export async function endForAddress(
  store: NetworkStore,
  whose: { user?: UserId; email?: string },
  because: "bounced" | "complained",
  act: Act,
): Promise<void> {
  const those: SQL = sql`ended_at is null and ${
    whose.user === undefined ? sql`email = ${whose.email}` : sql`user_id = ${whose.user}`
  }`;
  await recorded(
    store,
    act,
    () => [
      store.db.update(subscription).set({ endedAt: act.at, endedBecause: because }).where(those),
    ],
    { when: sql`exists (select 1 from subscription where ${those})` },
  );
}

/** Stops or takes up again the reminders of one person. */
export async function setReminders(
  store: NetworkStore,
  user: UserId,
  wanted: boolean,
  act: Act,
): Promise<void> {
  const { db } = store;
  const stopped = sql`exists (select 1 from reminder_stop where user_id = ${user})`;
  await recorded(
    store,
    act,
    () => [
      wanted
        ? db.delete(reminderStop).where(eq(reminderStop.userId, user))
        : db.insert(reminderStop).values({ userId: user, at: act.at }).onConflictDoNothing(),
    ],
    { when: wanted ? stopped : sql`not ${stopped}` },
  );
}

export function reminderStopQuery({ db }: NetworkStore, user?: UserId) {
  return db
    .select()
    .from(reminderStop)
    .where(user && eq(reminderStop.userId, user))
    .limit(MAX_SUBSCRIPTIONS);
}
