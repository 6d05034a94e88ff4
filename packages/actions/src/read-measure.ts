import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Figure } from "@allteach/domain/figure";
import type { SiteId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { charterOf, charterQuery } from "@allteach/store/charter";
import {
  measureFiguresQuery,
  measureRollUpsQuery,
  type RollUp,
  rollUpOf,
  siteSeriesQuery,
  standingFigures,
} from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { type MonthValue, monthsToDraw, spanOf } from "./chart-series.ts";
import type { ActionContext } from "./context.ts";
import { measureReading } from "./measure-reading.ts";
import { siteBy } from "./submit-period.ts";

/** One chart: whose months, and what they say. */
export interface MeasureChart {
  measure: Measure;
  /** Whose: absent for the network's own. */
  site?: Site;
  months: readonly MonthValue[];
  reading: ChartReading;
}

/** A measure's chart with the setting it stands in. */
export interface MeasureView {
  charter: Charter;
  measures: readonly Measure[];
  sites: readonly Site[];
  main: MeasureChart;
  /** How many sites each month's network figure sums. */
  reporting: ReadonlyMap<Period, number>;
  /** Every site's chart by its name, where they were asked for. */
  bySite: readonly MeasureChart[];
}

export interface MeasureQuestion {
  measure: string;
  site?: string;
  /** Whether to read every site's chart beside the network's. */
  bySite?: boolean;
  from?: Period;
  to?: Period;
}

/** A measure's control chart: the network's with every site's beside it, or one site's. */
export async function readMeasure(
  { store, actor, now, network }: ActionContext,
  { measure: code, site: siteCode, bySite: wantsSites = false, from, to }: MeasureQuestion,
): Promise<Outcome<MeasureView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const span = spanOf(lastEndedPeriod(now, network.timeZone), from, to);
  const [charters, siteRows, measureRows, sums, figures] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    measureRollUpsQuery(store, code, span),
    siteCode === undefined && wantsSites
      ? measureFiguresQuery(store, code, span)
      : siteSeriesQuery(store, siteCode ?? "", code, span),
  );
  const charter = charterOf(charters);
  const [sites, measures] = [siteRows.map(siteOf), measureRows.map(measureOf)];
  const measure = measures.find((each) => each.code.toLowerCase() === code.toLowerCase());
  if (!measure) return notFound("measure", measures);
  const site = siteCode === undefined ? undefined : siteBy(sites, siteCode);
  if (siteCode !== undefined && !site) return notFound("site", sites);

  const bySite = figuresBySite(figures);
  const chartOf = (values: ReadonlyMap<Period, Figure>, whose?: Site): MeasureChart => {
    const months = monthsToDraw(span, values);
    const reading = measureReading(measure, months, charter.ruleSet);
    return { measure, months, reading, ...(whose && { site: whose }) };
  };
  const rollUps = sums.map(rollUpOf);
  return done({
    ...{ charter, measures, sites },
    main: site ? chartOf(bySite.get(site.id) ?? new Map(), site) : chartOf(summed(rollUps)),
    reporting: new Map(rollUps.map(({ period, sites: count }) => [period, count])),
    bySite: !wantsSites || site ? [] : sites.map((each) => chartOf(bySite.get(each.id) ?? new Map(), each)),
  });
}

/** The network's figures: sums over sites. A month whose sites had no cases has none either. */
export function summed(rollUps: readonly RollUp[]): Map<Period, Figure> {
  return new Map(
    rollUps.map(({ period, numerator, denominator }) => [
      period,
      denominator > 0 ? { state: "measured", numerator, denominator } : { state: "no-cases" },
    ]),
  );
}

/** Each site's figures of one measure by month. */
export function figuresBySite(
  rows: Parameters<typeof standingFigures>[0],
): Map<SiteId, Map<Period, Figure>> {
  const bySite = new Map<SiteId, Map<Period, Figure>>();
  for (const { site, period, figure } of standingFigures(rows)) {
    const months = bySite.get(site) ?? new Map<Period, Figure>();
    bySite.set(site, months.set(period, figure));
  }
  return bySite;
}

function notFound(what: "measure" | "site", known: readonly { code: string }[]): Outcome<never> {
  return refused({ kind: "not-found", what, known: known.map(({ code }) => code) });
}
