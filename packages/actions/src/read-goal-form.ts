import { lastEndedPeriod } from "@allteach/domain/calendar";
import { dayIn } from "@allteach/domain/day-in";
import type { AimedMeasure } from "@allteach/domain/goal";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { type Actor, may } from "@allteach/domain/permission";
import { phasesOf } from "@allteach/domain/phase";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { mayWriteGoal } from "@allteach/domain/seen-goal";
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

/** What a form for a goal offers, and where the chart stands that it was begun from. */
export interface GoalFormView {
  charter: Charter;
  /** The sites that whoever asks may write for. */
  sites: readonly Site[];
  mayWriteForAll: boolean;
  measures: readonly Measure[];
  aimed?: AimedMeasure;
  today: string;
}

/** Reads what it takes to write a goal, for whoever may write one somewhere. */
export async function readGoalForm(
  { store, actor, now, network }: ActionContext,
  { measure: code, site: siteCode }: { measure: string; site: string },
): Promise<Outcome<GoalFormView>> {
  if (!mayWriteSomewhere(actor)) return refused({ kind: "not-allowed", need: "write-goals" });
  const span = spanOf(lastEndedPeriod(now, network.timeZone));
  const [charters, siteRows, measureRows, figures, rollUps, decided] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    siteSeriesQuery(store, siteCode, code, span),
    measureRollUpsQuery(store, code, span),
    phasesQuery(store),
  );
  const charter = charterOf(charters);
  const all = seenSites(actor, charter, siteRows.map(siteOf));
  const sites = all.filter(({ id, left }) => !left && mayWriteGoal(actor, { site: id }));
  const measures = measureRows.map(measureOf).filter(({ status }) => status === "live");
  const measure = measures.find((each) => each.code.toLowerCase() === code.toLowerCase());
  const site = siteCode === "" ? undefined : siteBy(sites, siteCode);
  const values = site
    ? (figuresBySite(figures).get(site.id) ?? new Map())
    : summed(rollUps.map(rollUpOf));
  return done({
    ...{ charter, sites, measures, mayWriteForAll: mayWriteGoal(actor, {}) },
    ...(measure && {
      aimed: aimedMeasure(measure, {
        ...{ span, figures: values, ruleSet: charter.ruleSet },
        phases: phasesOf(decided.map(phaseDecisionOf), measure.id, site && { site: site.id }),
      }),
    }),
    today: dayIn(now, network.timeZone),
  });
}

function mayWriteSomewhere(actor: Actor): boolean {
  return (
    actor.kind === "person" && actor.grants.some(({ site }) => may(actor, "write-goals", site))
  );
}
