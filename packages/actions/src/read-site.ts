import { lastEndedPeriod } from "@allteach/domain/calendar";
import { isAssigned, type Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { monthOf, type Period, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { phasesOf } from "@allteach/domain/phase";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { completeness } from "@allteach/domain/submission";
import { followsQuery } from "@allteach/store/boards/follow";
import { charterOf, charterQuery } from "@allteach/store/charter";
import {
  rollUpOf,
  rollUpsQuery,
  type StandingFigure,
  siteFiguresQuery,
  standingFigures,
} from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { givenFigures } from "@allteach/store/submission";
import { spanOf } from "./chart-series.ts";
import type { ActionContext } from "./context.ts";
import { measureMonths } from "./measure-reading.ts";
import type { MeasureChart } from "./read-measure.ts";
import { networkCharts } from "./read-network.ts";
import { siteBy } from "./site-by.ts";

/** How many past months a site's page lists. */
const MONTHS_LISTED = 12;

/** A month of a site: how much of what was asked is there. */
export interface SiteMonth {
  period: Period;
  done: number;
  expected: number;
}

/** What a coordinator sees first. */
export interface SiteView {
  charter: Charter;
  site: Site;
  sites: readonly Site[];
  mayReport: boolean;
  /** Whether whoever reads follows it; absent where they cannot: they are nobody, or it is unnamed. */
  isFollowed?: boolean;
  /** Newest first. */
  months: readonly SiteMonth[];
  /** The site's chart of each measure that it reports, beside the network's. */
  charts: readonly { own: MeasureChart; network: MeasureChart }[];
}

/** A site at a glance: what is asked for, and its measures beside the network's. */
export async function readSite(
  { store, actor, now, network }: ActionContext,
  code: string,
): Promise<Outcome<SiteView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const last = lastEndedPeriod(now, network.timeZone);
  const span = spanOf(last);
  const user = actor.kind === "person" ? actor.user : "";
  const [charters, siteRows, measureRows, sums, rows, decided, follows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    rollUpsQuery(store, span),
    siteFiguresQuery(store, code, span),
    phasesQuery(store),
    followsQuery(store, user),
  );
  const charter = charterOf(charters);
  const sites = seenSites(actor, charter, siteRows.map(siteOf));
  const measures = measureRows.map(measureOf);
  const site = siteBy(sites, code);
  if (!site) return refused({ kind: "not-found", what: "site", known: sites.map((s) => s.code) });

  const decisions = decided.map(phaseDecisionOf);
  const figures = standingFigures(rows);
  const ofMeasure = Map.groupBy(figures, ({ measure }) => measure);
  const own = (measure: Measure): MeasureChart => {
    const values = (ofMeasure.get(measure.id) ?? []).map(
      ({ period, figure }) => [period, figure] as const,
    );
    const phases = phasesOf(decisions, measure.id, { site: site.id });
    const { ruleSet } = charter;
    return { measure, site, ...measureMonths(measure, span, new Map(values), ruleSet, phases) };
  };
  const isNamed = siteRows.some(({ id, code }) => id === site.id && code === site.code);
  const isFollowed = follows.some(({ kind, target }) => kind === "site" && target === site.code);
  const assigned = measures.filter((measure) => isAssigned(measure, site, last));
  const networks = networkCharts(assigned, sums.map(rollUpOf), span, charter, decisions);
  return done({
    ...{ charter, site, sites },
    ...(user !== "" && isNamed && { isFollowed }),
    mayReport: may(actor, "report-figures", site.id),
    months: monthsOf(site, measures, figures, last),
    charts: networks.map((chart) => ({ own: own(chart.measure), network: chart })),
  });
}

function monthsOf(
  site: Site,
  measures: readonly Measure[],
  figures: readonly StandingFigure[],
  last: Period,
): SiteMonth[] {
  const byMonth = Map.groupBy(figures, ({ period }) => monthOf(period));
  return Array.from({ length: MONTHS_LISTED }, (_, back) => {
    const period = shiftPeriod(last, -back);
    const figuresOfMonth = givenFigures(byMonth.get(period) ?? []);
    return { period, ...completeness(site, measures, { figures: figuresOfMonth, period }) };
  });
}
