import type { UserId } from "@allteach/domain/identity";
import type { Subscription } from "@allteach/domain/subscription";
import { and, asc, eq, isNull } from "drizzle-orm";
import { subscription } from "./network-schema.ts";
import { ask, type NetworkStore } from "./network-store.ts";

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
  now: Date,
): Promise<Subscription> {
  const { db } = store;
  const [, rows] = await ask(
    store,
    db
      .insert(subscription)
      .values({
        id: wanted.id,
        userId: wanted.user,
        report: wanted.report,
        since: now.getTime(),
      })
      .onConflictDoNothing(),
    subscriptionsQuery(store, wanted.user),
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
  now: Date,
): Promise<boolean> {
  const mine = and(eq(subscription.id, id), user && eq(subscription.userId, user));
  const { db } = store;
  const [, rows] = await ask(
    store,
    db
      .update(subscription)
      .set({ endedAt: now.getTime() })
      .where(and(mine, isNull(subscription.endedAt))),
    db.select({ id: subscription.id }).from(subscription).where(mine).limit(1),
  );
  return rows.length === 1;
}
