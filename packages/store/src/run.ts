import type { Act } from "@allteach/domain/audit";
import type { Period } from "@allteach/domain/period";
import type { Run } from "@allteach/domain/report";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { nextMailQuery, unfinishedDeliveriesQuery } from "./delivery.ts";
import { ask, type NetworkStore } from "./network-store.ts";
import { type PlannedReport, pendingQuery, planReports, reportColumns } from "./report.ts";
import { delivery, report, run, subscription } from "./report-schema.ts";

const MAX_RUNS = 240;
const MAX_LISTED = 2000;

/** Runs, the newest month and edition first. */
export function runsQuery({ db }: NetworkStore) {
  return db.select().from(run).orderBy(desc(run.period), desc(run.edition)).limit(MAX_RUNS);
}

export function runQuery({ db }: NetworkStore, id: string) {
  return db.select().from(run).where(eq(run.id, id)).limit(1);
}

/** The newest run of the same month as a run. */
export function newestRunQuery({ db }: NetworkStore, id: string) {
  return db
    .select({ edition: sql<number>`max(${run.edition})` })
    .from(run)
    .where(sql`${run.period} = (select own.period from run as own where own.id = ${id})`);
}

/** A month's runs, the newest first. */
export function monthRunsQuery({ db }: NetworkStore, period: Period) {
  return db.select().from(run).where(eq(run.period, period)).orderBy(desc(run.edition));
}

/** The run that a report belongs to. */
export function runOfReportQuery({ db }: NetworkStore, reportId: string) {
  return db
    .select({ mails: run.mails, why: run.why, reason: run.reason })
    .from(report)
    .innerJoin(run, and(eq(run.period, report.period), eq(run.edition, report.edition)))
    .where(eq(report.id, reportId))
    .limit(1);
}

export function runOf(row: Awaited<ReturnType<typeof runQuery>>[number]): Run {
  return { ...row, period: row.period as Period };
}

/** A mail that a run owes: which report, to whom, and not before when. */
export interface OwedMail {
  report: string;
  subscription: string;
  notBefore: number;
}

/**
 * Puts a run, its reports and the mails it owes into the ledger; asking again changes nothing. No
 * mail leaves before its report is made.
 *
 * @param act Where a person asked for it.
 * @returns What is still to be done: reports to make, mails to send now, mails that wait for a day.
 */
export async function planRun(
  store: NetworkStore,
  wanted: Run,
  { reports, mails }: { reports: readonly PlannedReport[]; mails: readonly OwedMail[] },
  now: Date,
  act?: Act,
): Promise<{ reports: string[]; deliveries: string[]; waits: boolean }> {
  const ids = reports.map(({ id }) => id);
  const questions = [
    store.db.insert(run).values(wanted).onConflictDoNothing(),
    planReports(store, reports),
    oweMails(store, mails),
    pendingQuery(store, ids),
    unfinishedDeliveriesQuery(store, now),
    nextMailQuery(store, now),
  ] as const;
  const [, , , pending, deliveries, [waiting]] = act
    ? await recorded(store, act, () => questions)
    : await ask(store, ...questions);
  return {
    reports: pending.map(({ id }) => id),
    deliveries: deliveries.map(({ id }) => id),
    waits: Boolean(waiting?.at),
  };
}

function oweMails({ db }: NetworkStore, mails: readonly OwedMail[]) {
  const rows = mails.map(({ report, subscription, notBefore }) => [
    ...[report, subscription, notBefore],
  ]);
  return db
    .insert(delivery)
    .select(sql`
      select (value ->> 0) || ':' || (value ->> 1), value ->> 0, value ->> 1, 'ready', 0, null,
        null, null, null, null, '', 0, value ->> 2, 0
      from json_each(${JSON.stringify(rows)}) where true`)
    .onConflictDoNothing();
}

/** A run's reports. */
export function runReportsQuery({ db }: NetworkStore, runId: string) {
  return db
    .select(reportColumns)
    .from(run)
    .innerJoin(report, and(eq(report.period, run.period), eq(report.edition, run.edition)))
    .where(eq(run.id, runId))
    .orderBy(asc(report.id))
    .limit(MAX_LISTED);
}

/** A run's mails: which report went to whom, and how. */
export function runDeliveriesQuery({ db }: NetworkStore, runId: string) {
  return db
    .select({
      id: delivery.id,
      reportId: delivery.reportId,
      user: sql<string>`coalesce(nullif(${delivery.userId}, ''), ${subscription.userId}, '')`,
      email: sql<string>`coalesce(${subscription.email}, '')`,
      status: delivery.status,
      attempts: delivery.attempts,
      sentAt: delivery.sentAt,
      sha256: delivery.sha256,
      failure: delivery.failure,
      notBefore: delivery.notBefore,
    })
    .from(run)
    .innerJoin(report, and(eq(report.period, run.period), eq(report.edition, run.edition)))
    .innerJoin(delivery, eq(delivery.reportId, report.id))
    .leftJoin(subscription, eq(subscription.id, delivery.subscriptionId))
    .where(eq(run.id, runId))
    .orderBy(asc(delivery.id))
    .limit(MAX_LISTED);
}
