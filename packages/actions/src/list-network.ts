import type { Measure } from "@allteach/domain/measure";
import type { Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import type { Submission } from "@allteach/domain/submission";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { networkFiguresQuery, standingFigures } from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { monthSubmissionsQuery, newestRevision, submissionOf } from "@allteach/store/submission";
import type { ActionContext } from "./context.ts";
import { readSeenSetting, type Setting } from "./read-setting.ts";
import { recordExport } from "./record-export.ts";

/** What a network consists of: for lists, and for systems that need its codes. */
export async function listNetwork(ctx: ActionContext): Promise<Outcome<Setting>> {
  return may(ctx.actor, "see-network")
    ? done(await readSeenSetting(ctx))
    : refused({ kind: "not-allowed", need: "see-network" });
}

/** What every site has reported for a month; sites that have not are left out. */
export async function listSubmissions(
  ctx: ActionContext,
  period: Period,
): Promise<Outcome<{ measures: Measure[]; submissions: { site: Site; month: Submission }[] }>> {
  const { actor, store } = ctx;
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, sites, measures, revisions, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    monthSubmissionsQuery(store, period),
    networkFiguresQuery(store, { from: period, to: period }),
  );
  const figures = standingFigures(rows);
  const bySite = Map.groupBy(revisions, ({ siteId }) => siteId);
  const charter = charterOf(charters);
  const seen = seenSites(actor, charter, sites.map(siteOf));
  const submissions = seen.flatMap((site) => {
    const newest = newestRevision(bySite.get(site.id) ?? []);
    return newest ? [{ site, month: submissionOf(site.id, period, [newest], figures) }] : [];
  });
  const taken = { action: "export-figures", subject: period } as const;
  const allowed = await recordExport(ctx, charter, taken);
  if (!allowed.ok) return allowed;
  return done({ measures: measures.map(measureOf), submissions });
}
