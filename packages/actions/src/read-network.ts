import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { type PhaseDecision, phasesOf } from "@allteach/domain/phase";
import { isUnsigned } from "@allteach/domain/policy";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { ReportRecord } from "@allteach/domain/report";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { completeness } from "@allteach/domain/submission";
import { charterOf, charterQuery } from "@allteach/store/charter";
import {
  networkFiguresQuery,
  type RollUp,
  rollUpOf,
  rollUpsQuery,
  type StandingFigure,
  standingFigures,
} from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import { policyDatesOf, policyDatesQuery } from "@allteach/store/policy";
import { reportOf, reportsQuery } from "@allteach/store/report";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { givenFigures } from "@allteach/store/submission";
import { spanOf } from "./chart-series.ts";
import type { ActionContext } from "./context.ts";
import { measureMonths } from "./measure-reading.ts";
import { type MeasureChart, summed } from "./read-measure.ts";
import { type DueReview, dueReviews } from "./read-policies.ts";

/** How far a site has come with a month. */
export interface SiteProgress {
  site: Site;
  done: number;
  expected: number;
}

/** What a leader sees first. */
export interface NetworkView {
  charter: Charter;
  sites: readonly Site[];
  /** The month whose figures are asked for now. */
  period: Period;
  charts: readonly MeasureChart[];
  progress: readonly SiteProgress[];
  /** How many of all sites are in, for those who may not tell every one of them apart. */
  together?: { reported: number; expected: number };
  reports: readonly ReportRecord[];
  /** The policies that are to be read again, for those who can change them. */
  reviews: readonly DueReview[];
  /** Whether the reader's sites have yet to sign before they see the others. */
  isUnsigned: boolean;
}

/** A network at a glance: every live measure's chart, who is in for the month, the reports. */
export async function readNetwork({
  store,
  actor,
  now,
  network,
}: ActionContext): Promise<Outcome<NetworkView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const period = lastEndedPeriod(now, network.timeZone);
  const span = spanOf(period);
  const [charters, siteRows, measureRows, sums, month, reports, policies, decided] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    rollUpsQuery(store, span),
    networkFiguresQuery(store, { from: period, to: period }),
    reportsQuery(store),
    policyDatesQuery(store),
    phasesQuery(store),
  );
  const charter = charterOf(charters);
  const everySite = siteRows.map(siteOf);
  const sites = seenSites(actor, charter, everySite);
  const measures = measureRows.map(measureOf);
  const figures = standingFigures(month);
  const decisions = decided.map(phaseDecisionOf);
  const charts = networkCharts(measures, sums.map(rollUpOf), span, charter, decisions);
  return done({
    ...{ charter, sites, period, charts },
    progress: progressOf(sites, measures, figures, period),
    ...(sites.length < everySite.length && {
      together: countOf(progressOf(everySite, measures, figures, period)),
    }),
    reports: reports.map(reportOf),
    reviews: dueReviews(actor, policies.map(policyDatesOf), now),
    isUnsigned: isUnsigned(actor, charter),
  });
}

/** The network's own chart of every measure that is shown. */
export function networkCharts(
  measures: readonly Measure[],
  rollUps: readonly RollUp[],
  span: { from: Period; to: Period },
  { ruleSet }: Pick<Charter, "ruleSet">,
  decisions: readonly PhaseDecision[] = [],
): MeasureChart[] {
  const byMeasure = Map.groupBy(rollUps, ({ measure }) => measure);
  return measures
    .filter(({ status }) => status === "live")
    .map((measure) => ({
      measure,
      ...measureMonths(
        measure,
        span,
        summed(byMeasure.get(measure.id) ?? []),
        ruleSet,
        phasesOf(decisions, measure.id),
      ),
    }));
}

function countOf(progress: readonly SiteProgress[]): { reported: number; expected: number } {
  const asked = progress.filter(({ expected }) => expected > 0);
  const reported = asked.filter(({ done: given, expected }) => given >= expected).length;
  return { reported, expected: asked.length };
}

/** How far each site has come with a month, from the figures that are there. */
export function progressOf(
  sites: readonly Site[],
  measures: readonly Measure[],
  figures: readonly StandingFigure[],
  period: Period,
): SiteProgress[] {
  const bySite = Map.groupBy(figures, ({ site }) => site);
  return sites.map((site) => {
    const given = givenFigures(bySite.get(site.id) ?? []);
    return { site, ...completeness(site, measures, { figures: given, period }) };
  });
}
