import type { UserId } from "@allteach/domain/identity";
import type { Artefact, ReportRecord } from "@allteach/domain/report";
import type { MailFormat } from "@allteach/domain/subscription";
import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { ask, type NetworkStore } from "./network-store.ts";
import { reportColumns, reportOf } from "./report.ts";
import { artefact, delivery, report, subscription } from "./report-schema.ts";

const MAX_UNFINISHED = 1000;
const MAX_LISTED = 2000;
const MAX_ARTEFACTS = 300;

/** A mail as the ledger has it, with the report that it carries. */
export interface Delivery {
  id: string;
  report: ReportRecord;
  artefacts: readonly Artefact[];
  /** Absent of a reminder, which nobody subscribes to. */
  subscription?: string;
  format: MailFormat;
  /** One of the network's people, or somebody without an account by their address. */
  user?: UserId;
  email?: string;
  attempts: number;
  /** When it was first tried. */
  since: number;
  sentAt?: number;
  sha256?: string;
  status: (typeof delivery.$inferSelect)["status"];
  /** Whether the person still wants it. */
  isWanted: boolean;
}

/** Whether the person still wants it: a standing subscription, or reminders that were not stopped. */
const isWanted = sql`(
  exists (select 1 from subscription
    where subscription.id = delivery.subscription_id and ended_at is null and paused_at is null
      and (proposed_by = '' or confirmed_at is not null))
  or (subscription_id is null
    and not exists (select 1 from reminder_stop where reminder_stop.user_id = delivery.user_id)))`;

/** One mail with everything it carries. */
export function deliveryQueries({ db }: NetworkStore, id: string) {
  const reportId = sql`(select report_id from delivery where id = ${id})`;
  return [
    db
      .select({
        id: delivery.id,
        subscriptionId: delivery.subscriptionId,
        format: subscription.format,
        user: sql<string>`coalesce(nullif(${delivery.userId}, ''), ${subscription.userId}, '')`,
        email: sql<string>`coalesce(${subscription.email}, '')`,
        attempts: delivery.attempts,
        since: delivery.since,
        sentAt: delivery.sentAt,
        sha256: delivery.sha256,
        status: delivery.status,
        isWanted: sql<number>`${isWanted}`,
      })
      .from(delivery)
      .leftJoin(subscription, eq(subscription.id, delivery.subscriptionId))
      .where(eq(delivery.id, id))
      .limit(1),
    db.select(reportColumns).from(report).where(eq(report.id, reportId)).limit(1),
    db
      .select({
        name: artefact.name,
        type: artefact.type,
        sha256: artefact.sha256,
        bytes: artefact.bytes,
      })
      .from(artefact)
      .where(eq(artefact.reportId, reportId))
      .orderBy(asc(artefact.name))
      .limit(MAX_ARTEFACTS),
  ] as const;
}

type Answers = readonly [
  readonly {
    id: string;
    subscriptionId: string | null;
    format: MailFormat | null;
    user: string;
    email: string;
    attempts: number;
    since: number;
    sentAt: number | null;
    sha256: string | null;
    status: Delivery["status"];
    isWanted: number;
  }[],
  Parameters<typeof reportOf>[0][],
  Artefact[],
];

export function deliveryOf([[row], [reportRow], artefacts]: Answers): Delivery | undefined {
  if (!row || !reportRow) return undefined;
  const { subscriptionId, user, email, format, sentAt, sha256, ...rest } = row;
  return {
    ...rest,
    ...{ report: reportOf(reportRow), artefacts, format: format ?? "mail" },
    isWanted: rest.isWanted === 1,
    ...(subscriptionId !== null && { subscription: subscriptionId }),
    ...(user !== "" && { user: user as UserId }),
    ...(email !== "" && { email }),
    ...(sentAt !== null && { sentAt }),
    ...(sha256 !== null && { sha256 }),
  };
}

/** Reads one mail. */
export async function readDelivery(store: NetworkStore, id: string): Promise<Delivery | undefined> {
  return deliveryOf(await ask(store, ...deliveryQueries(store, id)));
}

/**
 * Claims a mail for sending, for as long as the lease lasts.
 *
 * @param resendMs For how long after its first attempt a mail whose lease ran out, so that nobody
 *   knows whether it went, may be claimed again: as long as the provider knows its key.
 * @returns Nothing where it is sent, stopped, not due or in someone else's hands.
 */
export async function claimDelivery(
  store: NetworkStore,
  id: string,
  { now, leaseMs, resendMs }: { now: Date; leaseMs: number; resendMs: number },
): Promise<Delivery | undefined> {
  const at = now.getTime();
  const abandoned = sql`status = 'sending' and leased_until < ${at}`;
  const isDue = sql`status = 'ready' and not_before <= ${at}
    and exists (select 1 from report where report.id = report_id and report.status = 'built')`;
  const { db } = store;
  const [, , claimed, ...answers] = await ask(
    store,
    db
      .update(delivery)
      .set({ status: "stopped", failure: null })
      .where(and(eq(delivery.id, id), eq(delivery.status, "ready"), sql`not ${isWanted}`)),
    db
      .update(delivery)
      .set({ status: "unknown", leasedUntil: null })
      .where(and(eq(delivery.id, id), abandoned, sql`since <= ${at - resendMs}`)),
    db
      .update(delivery)
      .set({
        status: "sending",
        leasedUntil: at + leaseMs,
        attempts: sql`attempts + 1`,
        since: sql`iif(since = 0, ${at}, since)`,
      })
      .where(and(eq(delivery.id, id), sql`((${isDue}) or (${abandoned}))`))
      .returning({ id: delivery.id }),
    ...deliveryQueries(store, id),
  );
  return claimed.length === 1 ? deliveryOf(answers as unknown as Answers) : undefined;
}

/** How sending ended. `ready`: the provider asked to be tried again later. */
export type Ending =
  | { status: "sent"; providerId: string; sha256: string }
  | { status: "ready"; failure: string; notBefore?: number }
  | { status: "failed" | "stopped" | "unknown"; failure: string }
  | { status: "gathered" };

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
      : { failure: null, ...ending };
  await ask(
    store,
    store.db
      .update(delivery)
      .set({ ...changes, leasedUntil: null })
      .where(and(eq(delivery.id, id), eq(delivery.status, "sending"))),
  );
}

/** Records how the mail went in which others travelled along. */
export async function settleGathered(
  store: NetworkStore,
  ids: readonly string[],
  ending: Extract<Ending, { status: "sent" | "unknown" | "failed" | "stopped" }>,
  now: Date,
): Promise<void> {
  const sentAt = ending.status === "sent" ? now.getTime() : null;
  await ask(
    store,
    store.db
      .update(delivery)
      .set({ ...ending, sentAt })
      .where(
        and(
          inArray(delivery.id, sql`(select value from json_each(${JSON.stringify(ids)}))`),
          eq(delivery.status, "gathered"),
        ),
      ),
  );
}

/** Mails that are to be sent by now: what a lost message left behind. */
export function unfinishedDeliveriesQuery({ db }: NetworkStore, now: Date) {
  return db
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        inArray(delivery.status, ["ready", "sending"]),
        lte(delivery.notBefore, now.getTime()),
        sql`exists (select 1 from report where report.id = ${delivery.reportId}
          and report.status = 'built')`,
      ),
    )
    .limit(MAX_UNFINISHED);
}

/** When the next mail is to go that waits for its day. */
export function nextMailQuery({ db }: NetworkStore, now: Date) {
  return db
    .select({ at: sql<number | null>`min(${delivery.notBefore})` })
    .from(delivery)
    .where(and(eq(delivery.status, "ready"), sql`${delivery.notBefore} > ${now.getTime()}`));
}

/** Asks for one more copy of a report, now: its number follows the copies there are. */
export function addCopy(
  { db }: NetworkStore,
  { report: reportId, subscription: id }: { report: string; subscription: string },
) {
  const copies = sql`(select count(*) from delivery
    where report_id = ${reportId} and subscription_id = ${id})`;
  return db.insert(delivery).select(sql`
    select ${reportId} || ':' || ${id} || ':' || ${copies}, ${reportId}, ${id}, 'ready', 0, null,
      null, null, null, null, '', ${copies}, 0, 0
    where ${copies} < ${MOST_COPIES}`);
}

/** A report is sent anew on demand so many times, and no more. */
const MOST_COPIES = 10;

/** Who was mailed a report, and how that went. */
export function deliveriesQuery({ db }: NetworkStore, reportId: string) {
  return db
    .select({
      id: delivery.id,
      user: sql<string>`coalesce(nullif(${delivery.userId}, ''), ${subscription.userId}, '')`,
      email: sql<string>`coalesce(${subscription.email}, '')`,
      status: delivery.status,
      sentAt: delivery.sentAt,
      sha256: delivery.sha256,
      failure: delivery.failure,
    })
    .from(delivery)
    .leftJoin(subscription, eq(subscription.id, delivery.subscriptionId))
    .where(eq(delivery.reportId, reportId))
    .orderBy(asc(delivery.id))
    .limit(MAX_LISTED);
}
