import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Charter } from "@allteach/domain/network";
import { type Cycle, ramps } from "@allteach/domain/pdsa-cycle";
import { type Period, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import {
  type GivenProgress,
  type MeasureEvidence,
  type Suggestion,
  standingProgress,
  suggestProgress,
  type TeamEvidence,
} from "@allteach/domain/progress-scale";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { emptyCharter, type TeamCharter } from "@allteach/domain/team-charter";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { diagramQuery } from "@allteach/store/diagram";
import { ask } from "@allteach/store/network-store";
import { cycleOf, siteCyclesQuery } from "@allteach/store/pdsa";
import { givenProgressOf, progressQuery, siteProgressQuery } from "@allteach/store/progress";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { teamCharterOf, teamCharterQuery } from "@allteach/store/team-charter";
import type { ActionContext } from "../context.ts";
import { readSite, type SiteView } from "../read-site.ts";

/** How far a team is: what evidence suggests, and what the team says. */
export interface SiteProgressView {
  view: SiteView;
  suggestion: Suggestion;
  /** What the team said of each month, the newest first. */
  given: readonly GivenProgress[];
  /** The month that is spoken of now. */
  period: Period;
  /** How often something was said of it: the next is one more. */
  said: number;
  mayGive: boolean;
}

/** A site at a glance, with how far its team is. Both are asked for at the same time. */
export async function readSiteProgress(
  ctx: ActionContext,
  code: string,
): Promise<Outcome<SiteProgressView>> {
  const { store, actor, now, network } = ctx;
  const [read, [charters, own, whole, tests, scores]] = await Promise.all([
    readSite(ctx, code),
    ask(
      store,
      teamCharterQuery(store, code),
      diagramQuery(store, code),
      diagramQuery(store),
      siteCyclesQuery(store, code),
      siteProgressQuery(store, code),
    ),
  ]);
  if (!read.ok) return read;
  const { site, charts, months } = read.value;
  const [row] = charters;
  const charter = row ? teamCharterOf(row).charter : emptyCharter;
  const evidence = {
    ...evidenceOfTeam(charter, tests.map(cycleOf)),
    hasTheory: own.length + whole.length > 0,
    monthsReported: months.slice(0, 6).filter(({ done: given }) => given > 0).length,
    measures: charts
      .filter(({ own: { measure } }) => isChosen(charter, measure.code))
      .map((chart) => evidenceOfChart(chart.own.reading)),
  };
  const period = shiftPeriod(lastEndedPeriod(now, network.timeZone), 1);
  const given = scores.map(givenProgressOf);
  return done({
    ...{ view: read.value, suggestion: suggestProgress(evidence), period },
    given: standingProgress(given),
    said: given.filter((each) => each.period === period).length,
    mayGive: actor.kind !== "visitor" && may(actor, "edit-theory", site.id),
  });
}

/** A charter that chooses no measures means all of its site's. */
const isChosen = ({ measures }: TeamCharter, code: string) =>
  measures.length === 0 || measures.some((each) => each.toLowerCase() === code.toLowerCase());

function evidenceOfTeam(charter: TeamCharter, cycles: readonly Cycle[]) {
  const adopted = cycles.filter(({ act }) => act === "adopt").map(({ ramp }) => ramp);
  return {
    hasAim: charter.what !== "",
    hasTeam: charter.team.length > 0,
    hasMeasures: charter.measures.length > 0,
    testsBegun: cycles.filter(({ stage }) => stage !== "planned").length,
    testsStudied: cycles.filter(({ study }) => study !== "").length,
    adopted: ramps.findLast((ramp) => adopted.includes(ramp)) ?? null,
  } satisfies Partial<TeamEvidence>;
}

/** What one chart says: centre lines count where people accepted them, definitions do not. */
export function evidenceOfChart({
  chart,
  signals,
  goal,
  direction,
  redefined,
}: ChartReading): MeasureEvidence {
  const centres = [...new Set(chart.points.map(({ phase }) => phase))].flatMap((phase) => {
    const first = chart.points.find((point) => point.phase === phase && point.centre !== null);
    return first?.centre == null ? [] : [{ phase, centre: first.centre }];
  });
  const better = (from: number, to: number) => (direction === "increase" ? to > from : to < from);
  const steps = centres.slice(1).map(({ phase, centre }, place) => ({
    ...{ phase, from: centres[place]?.centre ?? centre, to: centre },
  }));
  const moved =
    direction !== "neutral" &&
    (signals.some(({ favourable }) => favourable === true) ||
      steps.some(({ phase, from, to }) => !redefined.includes(phase) && better(from, to)));
  const began = centres.findLast(({ phase }) => redefined.includes(phase)) ?? centres[0];
  const now = centres.at(-1);
  const way = goal && began && now ? wayTo(goal.goal, began.centre, now.centre, better) : null;
  return { moved, way, held: goal?.state === "held" };
}

/** How much of the way from one level to a goal is behind, from 0 to 1. */
function wayTo(
  goal: number,
  from: number,
  to: number,
  better: (from: number, to: number) => boolean,
): number {
  if (from === goal || better(goal, from)) return to === goal || better(goal, to) ? 1 : 0;
  return Math.min(1, Math.max(0, (to - from) / (goal - from)));
}

/** What every team said, and the sites that have not said anything yet. */
export interface NetworkProgress {
  charter: Charter;
  /** By the name that is shown, never by score. */
  teams: readonly { site: Site; given: readonly GivenProgress[] }[];
}

/** How far every team that one may tell apart says it is, by name. One round trip. */
export async function readNetworkProgress({
  store,
  actor,
}: ActionContext): Promise<Outcome<NetworkProgress>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, scores] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    progressQuery(store),
  );
  const charter = charterOf(charters);
  const bySite = Map.groupBy(scores.map(givenProgressOf), ({ site }) => site);
  const teams = seenSites(actor, charter, siteRows.map(siteOf))
    .filter(({ left }) => left === undefined)
    .map((site) => ({ site, given: standingProgress(bySite.get(site.id) ?? []) }))
    .sort((one, other) => one.site.name.localeCompare(other.site.name, "en"));
  return done({ charter, teams });
}
