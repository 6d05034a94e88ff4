import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Figure } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import { type FigurePeriod, monthOf, type Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { matchUpload, type UploadMonth } from "@allteach/interchange/match-upload";
import type { UploadRow } from "@allteach/interchange/upload-row";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { networkFiguresQuery, standingFigures } from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { saveRevisions } from "@allteach/store/submission";
import type { ActionContext } from "./context.ts";
import { decideMonths } from "./decide-months.ts";
import { type DoubtedCell, doubtProblem } from "./doubt-months.ts";
import { figuresAct } from "./figures-act.ts";
import { readKnown } from "./read-known.ts";
import type { Setting } from "./read-setting.ts";
import { recordExport } from "./record-export.ts";

/** Reports of measures that were taken. */
export interface TakenReports {
  setting: Setting;
  months: readonly UploadMonth[];
  /** What is unlikely and was taken without a comment. */
  doubted: readonly DoubtedCell[];
}

/**
 * Takes reports of single measures, of as many sites and months as there are: all of them or none,
 * each month decided as if it had been entered by hand.
 *
 * @param rows What was sent; a row's number says which report it was.
 * @param reason Why figures that stand are changed, where any are locked.
 * @param strict Whether an unlikely figure needs its comment at once.
 */
export async function reportMeasures(
  ctx: ActionContext,
  rows: readonly UploadRow[],
  { reason, strict }: { reason: string | undefined; strict: boolean },
): Promise<Outcome<TakenReports>> {
  const { setting, known } = await readKnown(ctx);
  const matched = matchUpload(rows, known, lastEndedPeriod(ctx.now, setting.charter.timeZone));
  if (!matched.ok) return matched;
  const months = matched.value;
  const decided = await decideMonths(ctx, setting, months, reason);
  if (!decided.ok) return decided;
  const { revisions, needsReason, doubted } = decided.value;
  if (needsReason) return refused({ kind: "needs-reason", because: needsReason });
  if (strict && doubted.length > 0) {
    return refused({ kind: "needs-comment", problems: doubted.map(doubtProblem) });
  }
  if (revisions.length === 0) return done({ setting, months, doubted });
  const act = figuresAct(ctx, revisions, setting);
  const saved = await saveRevisions(ctx.store, revisions, { via: "api", act });
  if (!saved) return refused({ kind: "overtaken", by: "", at: ctx.now.getTime() });
  return done({ setting, months, doubted });
}

/** A figure that stands, with whose and of what it is. */
export interface StandingReport {
  site: Site;
  measure: Measure;
  period: FigurePeriod;
  figure: Figure;
}

/** The figures that stand over some months, of the sites that whoever asks may tell apart. */
export async function listReportsOfMeasures(
  ctx: ActionContext,
  span: { from: Period; to: Period },
): Promise<Outcome<StandingReport[]>> {
  const { actor, store } = ctx;
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, sites, measures, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    networkFiguresQuery(store, span),
  );
  const charter = charterOf(charters);
  const subject = span.from === span.to ? span.from : `${span.from} to ${span.to}`;
  const allowed = await recordExport(ctx, charter, { action: "export-figures", subject });
  if (!allowed.ok) return allowed;
  const seen = new Map(seenSites(actor, charter, sites.map(siteOf)).map((site) => [site.id, site]));
  const defined = new Map(measures.map(measureOf).map((measure) => [measure.id, measure]));
  const reports = standingFigures(rows).flatMap(({ site: siteId, measure: id, period, figure }) => {
    const [site, measure] = [seen.get(siteId), defined.get(id)];
    const isAsked = monthOf(period) >= span.from && monthOf(period) <= span.to;
    return site && measure && isAsked ? [{ site, measure, period, figure }] : [];
  });
  return done(reports.sort(byPlace));
}

/** By month, then site, then the network's order of measures: the same every time. */
function byPlace(one: StandingReport, other: StandingReport): number {
  if (one.period !== other.period) return one.period < other.period ? -1 : 1;
  if (one.site.code !== other.site.code) return one.site.code < other.site.code ? -1 : 1;
  return one.measure.place - other.measure.place;
}
