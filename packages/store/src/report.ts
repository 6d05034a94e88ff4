import type { Act } from "@allteach/domain/audit";
import type { SiteId, UserId } from "@allteach/domain/identity";
import type { Period } from "@allteach/domain/period";
import { type Artefact, type ReportRecord, reminderKinds } from "@allteach/domain/report";
import { and, asc, desc, eq, inArray, notInArray, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import type { NetworkStore } from "./network-store.ts";
import { artefact, delivery, report } from "./report-schema.ts";
import { keepTold, type NewlyTold, nothingToldSince } from "./told-month.ts";

/** Ten years of monthly reports, of a few kinds. */
const MAX_REPORTS = 1200;
const MAX_ARTEFACTS = 300;

export const reportColumns = {
  id: report.id,
  kind: report.kind,
  period: report.period,
  edition: report.edition,
  audience: report.audience,
  siteId: report.siteId,
  nodeId: report.nodeId,
  status: report.status,
  title: report.title,
  summary: report.summary,
  dueAt: report.dueAt,
  builtAt: report.builtAt,
  failure: report.failure,
};

/** The archive, newest month and edition first; reminders are no part of it. */
export function reportsQuery({ db }: NetworkStore) {
  return db
    .select(reportColumns)
    .from(report)
    .where(notInArray(report.kind, [...reminderKinds]))
    .orderBy(desc(report.period), desc(report.edition), asc(report.id))
    .limit(MAX_REPORTS);
}

export function reportQuery({ db }: NetworkStore, id: string) {
  return db.select(reportColumns).from(report).where(eq(report.id, id)).limit(1);
}

/** Every edition of what was made of a month. */
export function monthReportsQuery({ db }: NetworkStore, period: Period) {
  return db
    .select(reportColumns)
    .from(report)
    .where(eq(report.period, period))
    .orderBy(desc(report.edition), asc(report.id))
    .limit(MAX_REPORTS);
}

export function artefactsQuery({ db }: NetworkStore, reportId: string) {
  return db
    .select({
      name: artefact.name,
      type: artefact.type,
      sha256: artefact.sha256,
      bytes: artefact.bytes,
    })
    .from(artefact)
    .where(eq(artefact.reportId, reportId))
    .orderBy(asc(artefact.name))
    .limit(MAX_ARTEFACTS);
}

export function reportOf(row: Awaited<ReturnType<typeof reportQuery>>[number]): ReportRecord {
  const { builtAt, failure, period, siteId, nodeId, ...rest } = row;
  return {
    ...rest,
    period: period as Period,
    ...(siteId !== 0 && { site: siteId as SiteId }),
    ...(nodeId !== 0 && { node: nodeId }),
    ...(builtAt !== null && { builtAt }),
    ...(failure !== null && { failure }),
  };
}

/** A report that is to be made. */
export type PlannedReport = Omit<
  ReportRecord,
  "status" | "title" | "summary" | "builtAt" | "failure"
>;

/** Puts reports into the ledger; asking again changes nothing. */
export function planReports({ db }: NetworkStore, planned: readonly PlannedReport[]) {
  const rows = planned.map((each) => [
    ...[each.id, each.kind, each.period, each.dueAt, each.edition, each.audience],
    ...[each.site ?? 0, each.node ?? 0],
  ]);
  return db
    .insert(report)
    .select(sql`
      select value ->> 0, value ->> 1, value ->> 2, 'pending', '', value ->> 3, null, null,
        value ->> 4, value ->> 5, value ->> 6, value ->> 7, ''
      from json_each(${JSON.stringify(rows)}) where true`)
    .onConflictDoNothing();
}

/** Of some reports those that are still to be made. */
export function pendingQuery({ db }: NetworkStore, ids: readonly string[]) {
  return db
    .select({ id: report.id })
    .from(report)
    .where(
      and(inArray(report.id, sql`(select value from json_each(${JSON.stringify(ids)}))`), isOpen),
    )
    .limit(MAX_REPORTS);
}

const isOpen = sql`${report.status} <> 'built'`;

/** A report as it was made, before the ledger knows. */
export interface MadeReport {
  title: string;
  summary: string;
  artefacts: readonly Artefact[];
  /** Of a funder's report: what it says that funders were not told before. */
  told?: NewlyTold;
}

/**
 * Records a report as made, with its stored forms. Of two that finish at once the first one counts;
 * where it tells a funder something, only if nobody else told anything meanwhile.
 *
 * @param reminded Of a reminder: who gets it.
 * @returns Whether this call recorded it.
 */
export async function recordReport(
  store: NetworkStore,
  id: string,
  made: MadeReport,
  reminded: readonly UserId[],
  act: Act,
): Promise<boolean> {
  const rows = made.artefacts.map(({ name, type, sha256, bytes }) => [name, type, sha256, bytes]);
  const told = made.told ?? { figures: [], after: 0 };
  const isOpenStill = sql`exists (select 1 from report where id = ${id} and status <> 'built')`;
  const pending = made.told ? sql`${isOpenStill} and ${nothingToldSince(told)}` : isOpenStill;
  const { db } = store;
  const [, , built] = await recorded(
    store,
    act,
    () => [
      db.insert(artefact).select(sql`
        select ${id}, value ->> 0, value ->> 1, value ->> 2, value ->> 3
        from json_each(${JSON.stringify(rows)}) where ${pending}`),
      db
        .insert(delivery)
        .select(sql`
          select ${id} || ':' || value, ${id}, null, 'ready', 0, null, null, null, null, null, value,
            0, 0, 0
          from json_each(${JSON.stringify(reminded)}) where ${pending}`)
        .onConflictDoNothing(),
      db
        .update(report)
        .set({
          ...{ status: "built", title: made.title, summary: made.summary },
          ...{ builtAt: act.at, failure: null },
        })
        .where(and(eq(report.id, id), isOpen, pending))
        .returning({ id: report.id }),
      ...(made.told ? [keepTold(store, { id, builtAt: act.at }, told)] : []),
    ],
    { when: pending },
  );
  return built.length === 1;
}

/** Says in the ledger why a report could not be made; it is tried again by the next sweep. */
export async function recordFailure(
  store: NetworkStore,
  id: string,
  failure: string,
  act: Act,
): Promise<void> {
  await recorded(
    store,
    act,
    () => [
      store.db
        .update(report)
        .set({ status: "failed", failure })
        .where(and(eq(report.id, id), isOpen)),
    ],
    { when: sql`exists (select 1 from report where id = ${id} and status <> 'built')` },
  );
}

/**
 * Reports that are still to be made: what a lost message left behind, and what could not be made
 * unless a later edition of its month took its place.
 */
export function unfinishedReportsQuery({ db }: NetworkStore) {
  return db
    .select({ id: report.id })
    .from(report)
    .where(and(isOpen, sql`not (${isReplaced})`))
    .limit(MAX_REPORTS);
}

const isReplaced = sql`${report.status} = 'failed' and exists (select 1 from run
  where run.period = ${report.period} and run.edition > ${report.edition})`;
