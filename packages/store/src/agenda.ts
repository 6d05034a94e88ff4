import type { Act } from "@allteach/domain/audit";
import type { SiteId, UserId } from "@allteach/domain/identity";
import type { Period } from "@allteach/domain/period";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import type { NetworkStore } from "./network-store.ts";
import { agendaItem, review } from "./report-schema.ts";

const MAX_ITEMS = 200;
const MAX_REVIEWS = 2000;

/** Something for a network's monthly call. */
export interface AgendaItem {
  period: Period;
  measure: string;
  /** 0: the whole network. */
  site: SiteId | 0;
  addedBy: UserId;
  addedAt: number;
  doneAt?: number;
}

type Key = Pick<AgendaItem, "period" | "measure" | "site">;

const isKey = ({ period, measure, site }: Key) =>
  and(eq(agendaItem.period, period), eq(agendaItem.measure, measure), eq(agendaItem.siteId, site));

/** What is to be spoken of, then what was. */
export function agendaQuery({ db }: NetworkStore) {
  return db
    .select()
    .from(agendaItem)
    .orderBy(
      sql`${agendaItem.doneAt} is not null`,
      desc(agendaItem.period),
      asc(agendaItem.measure),
    )
    .limit(MAX_ITEMS);
}

export function agendaItemOf(row: typeof agendaItem.$inferSelect): AgendaItem {
  return {
    ...{ period: row.period as Period, measure: row.measure, site: row.siteId as SiteId | 0 },
    ...{ addedBy: row.addedBy as UserId, addedAt: row.addedAt },
    ...(row.doneAt !== null && { doneAt: row.doneAt }),
  };
}

/** Puts something on the agenda; there already, it stays as it is. */
export async function addToAgenda(
  store: NetworkStore,
  { site: siteId, ...item }: Omit<AgendaItem, "doneAt">,
  act: Act,
): Promise<void> {
  const key = { ...item, site: siteId };
  await recorded(
    store,
    act,
    () => [
      store.db
        .insert(agendaItem)
        .values({ ...item, siteId })
        .onConflictDoNothing(),
    ],
    { when: sql`not exists (select 1 from agenda_item where ${isKey(key)})` },
  );
}

/** It was spoken of. */
export async function markSpoken(store: NetworkStore, key: Key, act: Act): Promise<void> {
  const open = and(isKey(key), isNull(agendaItem.doneAt));
  await recorded(
    store,
    act,
    () => [store.db.update(agendaItem).set({ doneAt: act.at }).where(open)],
    { when: sql`exists (select 1 from agenda_item where ${open})` },
  );
}

/** Who has said of which report that they read it. */
export function reviewsQuery({ db }: NetworkStore, reportId: string) {
  return db
    .select({ user: review.userId, at: review.at })
    .from(review)
    .where(eq(review.reportId, reportId))
    .limit(MAX_REVIEWS);
}

/** Says that a person read a report; said again it changes nothing. */
export async function keepReview(
  store: NetworkStore,
  { report: reportId, user: userId }: { report: string; user: UserId },
  act: Act,
): Promise<void> {
  await recorded(
    store,
    act,
    () => [store.db.insert(review).values({ reportId, userId, at: act.at }).onConflictDoNothing()],
    {
      when: sql`not exists (select 1 from review
        where report_id = ${reportId} and user_id = ${userId})`,
    },
  );
}
