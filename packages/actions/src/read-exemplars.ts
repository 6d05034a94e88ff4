import { familyOf } from "@allteach/catalogue/vocabulary";
import { familyByMeasure } from "@allteach/catalogue/vocabulary-families";
import { matchQuery } from "@allteach/domain/goal-match";
import type { Cycle } from "@allteach/domain/pdsa-cycle";
import { type Actor, may } from "@allteach/domain/permission";
import type { EvidenceGrade } from "@allteach/domain/pins/evidence-grade";
import { isUnsigned } from "@allteach/domain/policy";
import { done, type Outcome } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { type LastingShift, lastingShift } from "@allteach/spc/lasting-shift";
import { pinsAtSitesQuery } from "@allteach/store/boards/pin-try";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { askCommons, type Commons } from "@allteach/store/commons";
import { ask } from "@allteach/store/network-store";
import { cycleOf, measureCyclesQuery } from "@allteach/store/pdsa";
import { type ListedGoal, listedGoalOf, sharedGoalsQuery } from "@allteach/store/shared-goal";
import { wantedFamily } from "./boards/read-feed.ts";
import type { ActionContext } from "./context.ts";
import { type MeasureChart, type MeasureView, readMeasure } from "./read-measure.ts";

/** A site that improved and stayed there: whom to ask. */
export interface Exemplar {
  site: Site;
  chart: MeasureChart;
  /** From what to what, and since which period. */
  shift: LastingShift;
  isOwn: boolean;
  /** The tests of change that it ran on this measure, and the pins that it tried. */
  tests: readonly Pick<Cycle, "id" | "objective">[];
  pins: readonly { pin: string; title: string; grade: EvidenceGrade }[];
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
  const [read, tried, early] = await Promise.all([
    readMeasure(ctx, { measure: code, bySite: true }),
    readTried(ctx, code, known),
    known === undefined ? undefined : goalsReached(commons, known, ctx.network.simulated),
  ]);
  if (!read.ok) return read;
  const { measure } = read.value.main;
  const family = known ?? familyOf(measure);
  const found = early ?? [];
  return done({
    view: read.value,
    family,
    exemplars: exemplarsOf(read.value.bySite, ctx.actor).map((each) => ({
      ...each,
      tests: tried.tests.filter(({ site }) => site === each.site.id),
      pins: tried.pins.filter(({ site }) => site === each.site.id),
    })),
    elsewhere: found.filter(({ key }) => key.network !== ctx.network.id),
    mayAsk: ctx.actor.kind === "person" && mayAskSomewhere(ctx.actor),
  });
}

/** What sites tried on a measure: of whom one may not know it, nothing is shown. */
async function readTried({ store, actor }: ActionContext, code: string, family = "") {
  const [charters, cycles, pins] = await ask(
    store,
    charterQuery(store),
    measureCyclesQuery(store, code),
    pinsAtSitesQuery(store, wantedFamily(family)),
  );
  if (isUnsigned(actor, charterOf(charters))) return { tests: [], pins: [] };
  return { tests: cycles.map(cycleOf), pins: family === "" ? [] : pins };
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
export function exemplarsOf(
  charts: readonly MeasureChart[],
  actor: Actor,
): Omit<Exemplar, "tests" | "pins">[] {
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
