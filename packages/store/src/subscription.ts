import type { Act } from "@allteach/domain/audit";
import type { UserId } from "@allteach/domain/identity";
import type { Subscription } from "@allteach/domain/subscription";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { subscription } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

const MAX_SUBSCRIPTIONS = 1000;

/** What a person is mailed. */
export function subscriptionsQuery({ db }: NetworkStore, user: UserId) {
  return db
    .select({ id: subscription.id, report: subscription.report, since: subscription.since })
    .from(subscription)
    .where(and(eq(subscription.userId, user), isNull(subscription.endedAt)))
    .orderBy(asc(subscription.since))
    .limit(MAX_SUBSCRIPTIONS);
}

/** Begins a subscription; one that stands already is left as it is, and returned. */
export async function subscribe(
  store: NetworkStore,
  wanted: Omit<Subscription, "since">,
  act: Act,
): Promise<Subscription> {
  const { id, user: userId, report } = wanted;
  const { db } = store;
  const [, rows] = await recorded(
    store,
    act,
    () => [
      db.insert(subscription).values({ id, userId, report, since: act.at }).onConflictDoNothing(),
      subscriptionsQuery(store, userId),
    ],
    {
      when: sql`not exists (select 1 from subscription
        where user_id = ${userId} and report = ${report} and ended_at is null)`,
    },
  );
  const standing = rows.find(({ report }) => report === wanted.report);
  if (!standing) throw new Error("the subscription was not kept");
  return { ...standing, user: wanted.user };
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
      db.update(subscription).set({ endedAt: act.at }).where(standing),
      db.select({ id: subscription.id }).from(subscription).where(mine).limit(1),
    ],
    { when: sql`exists (select 1 from subscription where ${standing})` },
  );
  return rows.length === 1;
}
