import type { Act } from "@allteach/domain/audit";
import type { SiteId } from "@allteach/domain/identity";
import type { Period } from "@allteach/domain/period";
import type { CriterionKey, GivenProgress } from "@allteach/domain/progress-scale";
import { desc, eq } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { ownerOf } from "./diagram.ts";
import { progressScore } from "./evidence-schema.ts";
import { unlessTaken } from "./is-taken.ts";
import type { NetworkStore } from "./network-store.ts";

/** Ten years of months of the largest network that is known. */
const MAX_SCORES = 20_000;

/** What a site's team said, the newest first. */
export function siteProgressQuery({ db }: NetworkStore, site: string) {
  return db
    .select()
    .from(progressScore)
    .where(eq(progressScore.siteId, ownerOf(site)))
    .orderBy(desc(progressScore.period), desc(progressScore.revision))
    .limit(MAX_SCORES);
}

/** What every team said. */
export function progressQuery({ db }: NetworkStore) {
  return db.select().from(progressScore).orderBy(desc(progressScore.period)).limit(MAX_SCORES);
}

type Row = Awaited<ReturnType<typeof progressQuery>>[number];

export function givenProgressOf(row: Row): GivenProgress & { site: SiteId } {
  const { siteId, period, revision, halves, suggested, words, actor, at } = row;
  return {
    ...{ site: siteId as SiteId, period: period as Period, revision },
    ...{ halves, suggested, words, by: actor, at },
  };
}

/**
 * Writes down what a team says, with what spoke for the suggestion then.
 *
 * @returns False where somebody said something of the month first: then nothing is written.
 */
export function saveProgress(
  store: NetworkStore,
  site: SiteId,
  { by: actor, ...given }: GivenProgress & { held: readonly CriterionKey[] },
  act: Act,
): Promise<boolean> {
  const row = { ...given, siteId: site, actor, held: JSON.stringify(given.held) };
  const writing = recorded(store, act, () => [store.db.insert(progressScore).values(row)]);
  return unlessTaken(
    "progress_score.site_id, progress_score.period, progress_score.revision",
    writing,
  );
}
