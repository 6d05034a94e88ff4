import type { Act } from "@allteach/domain/audit";
import type { FollowUp } from "@allteach/domain/follow-up";
import type { SiteId } from "@allteach/domain/identity";
import type { Period } from "@allteach/domain/period";
import { asc, between } from "drizzle-orm";
import { recorded } from "./audit.ts";
import type { Span } from "./figure.ts";
import { followUp } from "./follow-up-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** Ten notes a month about every site of the largest network that is known. */
const MAX_NOTES = 20_000;

/** What was noted about the months of a span, in the order in which it was. */
export function followUpsQuery({ db }: NetworkStore, { from, to }: Span) {
  return db
    .select({
      site: followUp.siteId,
      period: followUp.period,
      flagged: followUp.flagged,
      note: followUp.note,
      name: followUp.name,
      at: followUp.at,
    })
    .from(followUp)
    .where(between(followUp.period, from, to))
    .orderBy(asc(followUp.id))
    .limit(MAX_NOTES);
}

export function followUpOf(row: Awaited<ReturnType<typeof followUpsQuery>>[number]): FollowUp {
  return { ...row, site: row.site as SiteId, period: row.period as Period };
}

export async function saveFollowUp(store: NetworkStore, made: FollowUp, act: Act): Promise<void> {
  const { site, ...rest } = made;
  const row = { ...rest, siteId: site, actor: act.actor };
  await recorded(store, act, () => [store.db.insert(followUp).values(row)]);
}
