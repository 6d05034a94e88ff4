import { lastEndedPeriod } from "@allteach/domain/calendar";
import { dayIn } from "@allteach/domain/day-in";
import type { AimedMeasure } from "@allteach/domain/goal";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { phasesOf } from "@allteach/domain/phase";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureRollUpsQuery, rollUpOf, siteSeriesQuery } from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { spanOf } from "./chart-series.ts";
import type { ActionContext } from "./context.ts";
import { aimedMeasure } from "./goal-chart.ts";
import { figuresBySite, summed } from "./read-measure.ts";
import { siteBy } from "./site-by.ts";

/** The chart that a goal is about. */
export interface GoalPlace {
  charter: Charter;
  /** Those that whoever asks may see. */
  sites: readonly Site[];
  measures: readonly Measure[];
  /** As named; absent where none is named, and where there is no such. */
  site: Site | undefined;
  measure: Measure | undefined;
  /** Where the chart stands, with a measure. */
  aimed: AimedMeasure | undefined;
  /** In the network's time zone. */
  today: string;
}

/** Finds the site and the measure that a goal names by their codes, and where that chart stands. */
export async function readGoalPlace(
  { store, actor, now, network }: ActionContext,
  named: { site: string; measure: string },
): Promise<GoalPlace> {
  const span = spanOf(lastEndedPeriod(now, network.timeZone));
  const [charters, siteRows, measureRows, figures, rollUps, decided] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    siteSeriesQuery(store, named.site, named.measure, span),
    measureRollUpsQuery(store, named.measure, span),
    phasesQuery(store),
  );
  const charter = charterOf(charters);
  const sites = seenSites(actor, charter, siteRows.map(siteOf));
  const measures = measureRows.map(measureOf);
  const site = named.site === "" ? undefined : siteBy(sites, named.site);
  const code = named.measure.toLowerCase();
  const measure = measures.find((each) => each.code.toLowerCase() === code);
  const values = site
    ? (figuresBySite(figures).get(site.id) ?? new Map())
    : summed(rollUps.map(rollUpOf));
  const aimed =
    measure &&
    aimedMeasure(measure, {
      ...{ span, figures: values, ruleSet: charter.ruleSet },
      phases: phasesOf(decided.map(phaseDecisionOf), measure.id, site && { site: site.id }),
    });
  return { charter, sites, measures, site, measure, aimed, today: dayIn(now, network.timeZone) };
}
