import type { UserId } from "@allteach/domain/identity";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { delivery, report, subscription } from "./network-schema.ts";
import { ask, type NetworkStore } from "./network-store.ts";

const MAX_UNFINISHED = 1000;
const MAX_LISTED = 2000;

/** A mail that someone has claimed and must now send. */
export interface ClaimedDelivery {
  id: string;
  reportId: string;
  subscriptionId: string;
  user: UserId;
  attempts: number;
}

/**
 * Claims a mail for sending, for as long as the lease lasts.
 *
 * @param resend Whether a mail whose lease ran out, so that nobody knows whether it went, may be
 *   claimed again: only where the provider tells a second copy by its key.
 * @returns Nothing where it is sent, stopped or in someone else's hands.
 */
export async function claimDelivery(
  store: NetworkStore,
  id: string,
  { now, leaseMs, resend }: { now: Date; leaseMs: number; resend: boolean },
): Promise<ClaimedDelivery | undefined> {
  const at = now.getTime();
  const abandoned = sql`status = 'sending' and leased_until < ${at}`;
  const standing = sql`exists (select 1 from subscription
    where subscription.id = delivery.subscription_id and ended_at is null)`;
  const { db } = store;
  const [, , claimed, rows] = await ask(
    store,
    db
      .update(delivery)
      .set({ status: "stopped" })
      .where(and(eq(delivery.id, id), eq(delivery.status, "ready"), sql`not ${standing}`)),
    db
      .update(delivery)
      .set({ status: "unknown", leasedUntil: null })
      .where(and(eq(delivery.id, id), abandoned, sql`${resend ? 0 : 1}`)),
    db
      .update(delivery)
      .set({ status: "sending", leasedUntil: at + leaseMs, attempts: sql`attempts + 1` })
      .where(and(eq(delivery.id, id), sql`(status = 'ready' or (${abandoned}))`))
      .returning({ id: delivery.id }),
    db
      .select({
        id: delivery.id,
        reportId: delivery.reportId,
        subscriptionId: delivery.subscriptionId,
        user: subscription.userId,
        attempts: delivery.attempts,
      })
      .from(delivery)
      .innerJoin(subscription, eq(subscription.id, delivery.subscriptionId))
      .where(eq(delivery.id, id))
      .limit(1),
  );
  const [row] = rows;
  return claimed.length === 1 && row ? { ...row, user: row.user as UserId } : undefined;
}

/** How sending ended. `ready`: the provider asked to be tried again later. */
export type Ending =
  | { status: "sent"; providerId: string; sha256: string }
  | { status: "ready" | "failed" | "stopped" | "unknown"; failure: string };

/** Records how sending ended. */
export async function settleDelivery(
  store: NetworkStore,
  id: string,
  ending: Ending,
  now: Date,
): Promise<void> {
  const changes =
    ending.status === "sent"
      ? { ...ending, sentAt: now.getTime(), failure: null }
      : { status: ending.status, failure: ending.failure };
  await ask(
    store,
    store.db
      .update(delivery)
      .set({ ...changes, leasedUntil: null })
      .where(and(eq(delivery.id, id), eq(delivery.status, "sending"))),
  );
}

/** Mails that are still to be sent: what a lost message left behind. */
export function unfinishedDeliveriesQuery({ db }: NetworkStore) {
  return db
    .select({ id: delivery.id })
    .from(delivery)
    .where(inArray(delivery.status, ["ready", "sending"]))
    .limit(MAX_UNFINISHED);
}

/** Who was mailed a report, and how that went. */
export function deliveriesQuery({ db }: NetworkStore, reportId: string) {
  return db
    .select({
      user: subscription.userId,
      status: delivery.status,
      sentAt: delivery.sentAt,
      sha256: delivery.sha256,
      failure: delivery.failure,
    })
    .from(delivery)
    .innerJoin(subscription, eq(subscription.id, delivery.subscriptionId))
    .innerJoin(report, eq(report.id, delivery.reportId))
    .where(eq(delivery.reportId, reportId))
    .orderBy(asc(delivery.id))
    .limit(MAX_LISTED);
}
