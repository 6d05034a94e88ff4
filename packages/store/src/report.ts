import type { Act } from "@allteach/domain/audit";
import type { Period } from "@allteach/domain/period";
import type { Artefact, ReportRecord } from "@allteach/domain/report";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { artefact, delivery, report } from "./network-schema.ts";
import { ask, type NetworkStore } from "./network-store.ts";

/** Ten years of monthly reports. */
const MAX_REPORTS = 120;
const MAX_ARTEFACTS = 300;

const columns = {
  id: report.id,
  kind: report.kind,
  period: report.period,
  status: report.status,
  title: report.title,
  dueAt: report.dueAt,
  builtAt: report.builtAt,
  failure: report.failure,
};

/** The archive, newest month first. */
export function reportsQuery({ db }: NetworkStore) {
  return db.select(columns).from(report).orderBy(desc(report.period)).limit(MAX_REPORTS);
}

export function reportQuery({ db }: NetworkStore, id: string) {
  return db.select(columns).from(report).where(eq(report.id, id)).limit(1);
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
  const { builtAt, failure, period, ...rest } = row;
  return {
    ...rest,
    period: period as Period,
    ...(builtAt !== null && { builtAt }),
    ...(failure !== null && { failure }),
  };
}

/**
 * Puts a report into the ledger; asking again changes nothing.
 *
 * @returns Whether the report is still to be made.
 */
export async function planReport(
  store: NetworkStore,
  planned: Pick<ReportRecord, "id" | "kind" | "period" | "dueAt">,
): Promise<boolean> {
  const [, standing] = await ask(
    store,
    store.db
      .insert(report)
      .values({ ...planned, status: "pending" })
      .onConflictDoNothing(),
    reportQuery(store, planned.id),
  );
  return standing[0]?.status !== "built";
}

/**
 * Records a report as made, with its stored forms, and makes the mails that it asks for: one for
 * each standing subscription. Of two that finish at once the first one counts.
 *
 * @returns Whether this call recorded it.
 */
export async function recordReport(
  store: NetworkStore,
  id: string,
  made: { title: string; artefacts: readonly Artefact[] },
  act: Act,
): Promise<boolean> {
  const rows = made.artefacts.map(({ name, type, sha256, bytes }) => [name, type, sha256, bytes]);
  const pending = sql`exists (select 1 from report where id = ${id} and status <> 'built')`;
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
          select ${id} || ':' || id, ${id}, id, 'ready', 0, null, null, null, null, null
          from subscription where ended_at is null and report = 'network' and ${pending}`)
        .onConflictDoNothing(),
      db
        .update(report)
        .set({ status: "built", title: made.title, builtAt: act.at, failure: null })
        .where(and(eq(report.id, id), sql`status <> 'built'`))
        .returning({ id: report.id }),
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
        .where(and(eq(report.id, id), sql`status <> 'built'`)),
    ],
    { when: sql`exists (select 1 from report where id = ${id} and status <> 'built')` },
  );
}

/** Reports that are still to be made: what a lost message left behind. */
export function unfinishedReportsQuery({ db }: NetworkStore) {
  return db
    .select({ id: report.id })
    .from(report)
    .where(sql`${report.status} <> 'built'`)
    .limit(MAX_REPORTS);
}
