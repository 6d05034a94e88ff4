import { familyOf } from "@allteach/catalogue/vocabulary";
import { familyByMeasure } from "@allteach/catalogue/vocabulary-families";
import { matchQuery } from "@allteach/domain/goal-match";
import { type Actor, may } from "@allteach/domain/permission";
import { done, type Outcome } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { type LastingShift, lastingShift } from "@allteach/spc/lasting-shift";
import { askCommons, type Commons } from "@allteach/store/commons";
import { type ListedGoal, listedGoalOf, sharedGoalsQuery } from "@allteach/store/shared-goal";
import type { ActionContext } from "./context.ts";
import { type MeasureChart, type MeasureView, readMeasure } from "./read-measure.ts";

/** A site that improved and stayed there: whom to ask. */
export interface Exemplar {
  site: Site;
  chart: MeasureChart;
  /** From what to what, and since which period. */
  shift: LastingShift;
  isOwn: boolean;
}

/** Who can teach on a measure: sites of the network, and teams of others that reached their goal. */
export interface ExemplarsView {
  view: MeasureView;
  family: string | undefined;
  exemplars: readonly Exemplar[];
  elsewhere: readonly ListedGoal[];
  mayAsk: boolean;
}

/** How many goals that others reached are shown. */
const MOST_ELSEWHERE = 12;

/**
 * The sites whose own chart shows a favourable shift that lasts, by name and never by rank; and goals
 * of the same measure family that teams of other networks reached and share.
 */
export async function readExemplars(
  ctx: ActionContext,
  commons: Commons,
  code: string,
): Promise<Outcome<ExemplarsView>> {
  const known = familyByMeasure[code.toUpperCase()];
  const [read, early] = await Promise.all([
    readMeasure(ctx, { measure: code, bySite: true }),
    known === undefined ? undefined : goalsReached(commons, known, ctx.network.simulated),
  ]);
  if (!read.ok) return read;
  const { measure } = read.value.main;
  const family = known ?? familyOf(measure);
  const found = early ?? [];
  return done({
    view: read.value,
    family,
    exemplars: exemplarsOf(read.value.bySite, ctx.actor),
    elsewhere: found.filter(({ key }) => key.network !== ctx.network.id),
    mayAsk: ctx.actor.kind === "person" && mayAskSomewhere(ctx.actor),
  });
}

async function goalsReached(
  commons: Commons,
  family: string,
  simulated: boolean,
): Promise<ListedGoal[]> {
  const terms = { families: [family], drivers: [], changes: [], conditions: [] };
  const query = matchQuery({ terms, text: "" });
  const question = { query, simulated, offset: 0, limit: 4 * MOST_ELSEWHERE };
  const [rows] = await askCommons(commons, sharedGoalsQuery(commons, question));
  return rows
    .map(listedGoalOf)
    .filter(({ outcome }) => outcome === "held" || outcome === "reached")
    .slice(0, MOST_ELSEWHERE);
}

/** The sites of some charts whose chart shows a favourable, lasting shift. */
export function exemplarsOf(charts: readonly MeasureChart[], actor: Actor): Exemplar[] {
  return charts.flatMap((chart) => {
    const { site } = chart;
    const shift = lastingShift(chart.reading);
    if (!site || !shift) return [];
    const isOwn = actor.kind === "person" && actor.grants.some((grant) => grant.site === site.id);
    return [{ site, chart, shift, isOwn }];
  });
}

function mayAskSomewhere(actor: Extract<Actor, { kind: "person" }>): boolean {
  return actor.grants.some(({ site }) => may(actor, "write-goals", site));
}
