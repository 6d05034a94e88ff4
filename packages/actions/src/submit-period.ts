import type { Head } from "@allteach/domain/audit";
import { cellKey } from "@allteach/domain/cell";
import { type FigureInput, figureOf } from "@allteach/domain/figure";
import type { Code } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { FigurePeriod, Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { isNews, reviseSubmission, type Submission } from "@allteach/domain/submission";

import { headQuery } from "@allteach/store/audit";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { siteFiguresQuery, standingFigures } from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import {
  type FigureVia,
  saveRevisions,
  submissionOf,
  submissionQuery,
} from "@allteach/store/submission";
import { type ActionContext, signatureOf } from "./context.ts";
import { figuresAct } from "./figures-act.ts";

/** One figure as someone sends it; without a period it is of the month. */
export interface SentFigure {
  measure: Code;
  period?: FigurePeriod;
  input: FigureInput;
}

/** A month as someone sends it. */
export interface MonthReport {
  site: string;
  period: Period;
  figures: readonly SentFigure[];
  attest: boolean;
  reason?: string;
  /** The revision the sender saw; where it no longer stands, the sender is shown what does. */
  saw?: number;
}

/** A month as it stands, with what it needs to be read. */
export interface MonthState {
  site: Site;
  charter: Charter;
  measures: readonly Measure[];
  submission: Submission;
}

/**
 * Records or corrects a site's figures for one month: figures, revision, audit entry and the
 * network's sums in one transaction. The form, a file and another system all come through here.
 *
 * @returns The month as it stands afterwards. Sending what stands already writes nothing.
 */
export async function submitPeriod(
  ctx: ActionContext,
  report: MonthReport,
  via: FigureVia,
): Promise<Outcome<MonthState>> {
  const opened = await openMonth(ctx, report.site, report.period);
  if (!opened.ok) return opened;
  const { site, charter, measures, submission: standing, head } = opened.value;
  if (!may(ctx.actor, "report-figures", site.id)) {
    return refused({ kind: "not-allowed", need: "report-figures" });
  }
  if (report.saw !== undefined && report.saw !== standing.revision) {
    return refused({ kind: "overtaken", by: standing.by ?? "", at: standing.at ?? 0 });
  }

  const decided = reviseSubmission(
    {
      figures: report.figures.map(({ measure, period = report.period, input }) => ({
        ...{ measure, period, figure: figureOf(input, period) },
      })),
      attest: report.attest,
      ...(report.reason && { reason: report.reason }),
    },
    {
      ...{ site, measures, standing, now: ctx.now },
      calendar: charter.calendar,
      timeZone: charter.timeZone,
      mayUnlock: may(ctx.actor, "correct-closed-months"),
    },
  );
  if (!decided.ok) return decided;
  if (!isNews(decided.value, standing)) return opened;

  const act = figuresAct(ctx, [decided.value], { sites: [site], measures });
  const saved = await saveRevisions(ctx.store, [decided.value], { via, act, head });
  if (!saved) return refused({ kind: "overtaken", by: "", at: ctx.now.getTime() });

  const { revision, attested, changed } = decided.value;
  const figures = new Map(standing.figures);
  for (const { measure, period, figure } of changed) figures.set(cellKey(measure, period), figure);
  const submission: Submission = {
    ...{ site: site.id, period: report.period, revision, figures, attested },
    ...{ by: signatureOf(ctx.actor), at: ctx.now.getTime() },
  };
  return done({ site, charter, measures, submission });
}

/** Reads a site's month as it stands. */
export async function readMonth(
  ctx: ActionContext,
  site: string,
  period: Period,
): Promise<Outcome<MonthState>> {
  if (!may(ctx.actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  return openMonth(ctx, site, period);
}

async function openMonth(
  { store, actor }: ActionContext,
  code: string,
  period: Period,
): Promise<Outcome<MonthState & { head: Head | undefined }>> {
  const span = { from: period, to: period };
  const [charters, sites, measures, newest, figures, [head]] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    submissionQuery(store, code, period),
    siteFiguresQuery(store, code, span),
    headQuery(store),
  );
  const charter = charterOf(charters);
  const seen = seenSites(actor, charter, sites.map(siteOf));
  const site = siteBy(seen, code);
  if (!site) return refused({ kind: "not-found", what: "site", known: seen.map((s) => s.code) });
  return done({
    ...{ site, charter, head },
    measures: measures.map(measureOf),
    submission: submissionOf(site.id, period, newest, standingFigures(figures)),
  });
}

/** The site of a code, whatever its letters' case. */
export function siteBy(sites: readonly Site[], code: string): Site | undefined {
  return sites.find((site) => site.code.toLowerCase() === code.toLowerCase());
}
