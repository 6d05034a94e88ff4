import type { Happening } from "@allteach/domain/annotation";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { dayIn } from "@allteach/domain/day-in";
import { goalStage } from "@allteach/domain/goal";
import type { SiteId } from "@allteach/domain/identity";
import { isAssigned, type Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { phasesOf } from "@allteach/domain/phase";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { type SeenGoal, seenGoals } from "@allteach/domain/seen-goal";
import { seenSites } from "@allteach/domain/seen-site";
import { aimWords } from "@allteach/domain/shared-goal";
import type { Site } from "@allteach/domain/site";
import {
  type Storyboard,
  type StoryChart,
  type StoryInput,
  storyboard,
} from "@allteach/domain/storyboard/storyboard";
import { emptyCharter, type TeamCharter } from "@allteach/domain/team-charter";
import { annotationOf, everyAnnotationQuery } from "@allteach/store/annotation";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { diagramOf, diagramQuery } from "@allteach/store/diagram";
import { rollUpOf, rollUpsQuery, siteFiguresQuery, standingFigures } from "@allteach/store/figure";
import { goalOf, goalsQuery } from "@allteach/store/goal";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { cycleOf, cyclesQuery } from "@allteach/store/pdsa";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { teamCharterOf, teamCharterQuery } from "@allteach/store/team-charter";
import { spanOf } from "../chart-series.ts";
import type { ActionContext } from "../context.ts";
import { measureOfGoal } from "../goal-setting.ts";
import { measureMonths } from "../measure-reading.ts";
import { networkCharts } from "../read-network.ts";
import { seenCycles } from "../read-tests.ts";
import { siteBy } from "../site-by.ts";

export interface StoryboardView {
  charter: Charter;
  story: Storyboard;
  /** Whether whoever asks may write the team's charter: then they are told what to do first. */
  mayWrite: boolean;
}

/**
 * A team's storyboard, put together from what it has made: a site's, or the network's own. One
 * round trip.
 *
 * @param code The site's code; absent for the network's.
 */
export async function readStoryboard(
  ctx: ActionContext,
  code?: string,
): Promise<Outcome<StoryboardView>> {
  const { actor, network, now } = ctx;
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const made = await everythingOf(ctx, code);
  const { charter, all } = made;
  const sites = seenSites(actor, charter, all);
  const site = code === undefined ? undefined : siteBy(sites, code);
  if (code !== undefined && !site) {
    return refused({ kind: "not-found", what: "site", known: sites.map((each) => each.code) });
  }
  const isHidden = site !== undefined && !all.some((each) => each.code === site.code);
  const team = isHidden ? { ...made.team, team: [] } : made.team;
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const isTold = (of: SiteId | undefined) => site === undefined || of === site.id;
  const cycles = seenCycles(sites, all, made.cycles).filter((cycle) => isTold(cycle.site));
  const seen = seenGoals(actor, charter, all, made.goals);
  const goals = seen.filter(({ goal }) => goal.site === site?.id);
  const happenings = happeningsOf({ ...made, cycles, goals }, site);
  const today = dayIn(now, network.timeZone);
  const input: StoryInput = {
    network: { name: charter.name, slug: charter.slug, simulated: network.simulated },
    ...{ whose: site?.name ?? charter.name, on: today, charter: team, nodes: made.nodes },
    ...(site && { site: site.code }),
    charts: chartsOf(ctx, made, site).map((chart) => ({
      ...chart,
      happenings: happenings.filter(({ measure }) => isAt(measure, chart.measure)),
    })),
    goals: goals.map(({ goal }) => ({
      ...{ id: goal.id, title: goal.title, learnt: goal.learnt },
      aim: aimWords(goal, measureOfGoal(goal, made.measures)),
      stage: goalStage(goal, today),
    })),
    cycles: cycles.map((cycle) => ({
      ...cycle,
      whose: site || cycle.site === undefined ? "" : (names.get(cycle.site) ?? ""),
    })),
  };
  const mayWrite = may(actor, "edit-theory", site?.id);
  return done({ charter, story: storyboard(input), mayWrite });
}

type Made = Awaited<ReturnType<typeof everythingOf>>;

async function everythingOf({ store, now, network }: ActionContext, code: string | undefined) {
  const span = spanOf(lastEndedPeriod(now, network.timeZone));
  const [charters, siteRows, measureRows, teams, drawn, own, cycles, goals, notes, phases, sums] =
    await ask(
      store,
      charterQuery(store),
      sitesQuery(store),
      measuresQuery(store),
      teamCharterQuery(store, code),
      diagramQuery(store),
      diagramQuery(store, code),
      cyclesQuery(store),
      goalsQuery(store),
      everyAnnotationQuery(store),
      phasesQuery(store),
      code === undefined ? rollUpsQuery(store, span) : siteFiguresQuery(store, code, span),
    );
  const charter = charterOf(charters);
  const [saved] = teams;
  const [diagram] = own.length > 0 ? own : drawn;
  const teamCharter: TeamCharter = saved ? teamCharterOf(saved).charter : emptyCharter;
  return {
    ...{ charter, span, sums, team: teamCharter, all: siteRows.map(siteOf) },
    measures: measureRows.map(measureOf),
    nodes: diagram ? diagramOf(diagram).nodes : [],
    cycles: cycles.map(cycleOf),
    goals: goals.map(goalOf),
    notes: notes.map(annotationOf),
    decisions: phases.map(phaseDecisionOf),
  };
}

/** The team's own charts: a site's of what it is asked for, or the network's. */
function chartsOf(
  { network, now }: ActionContext,
  made: Made,
  site: Site | undefined,
): Omit<StoryChart, "happenings">[] {
  const { measures, span, charter, decisions, sums } = made;
  if (!site) {
    const rollUps = sums as Awaited<ReturnType<typeof rollUpsQuery>>;
    return networkCharts(measures, rollUps.map(rollUpOf), span, charter, decisions).map(drawable);
  }
  const last = lastEndedPeriod(now, network.timeZone);
  const rows = sums as Awaited<ReturnType<typeof siteFiguresQuery>>;
  const ofMeasure = Map.groupBy(standingFigures(rows), ({ measure }) => measure);
  return measures
    .filter((measure) => measure.status === "live" && isAssigned(measure, site, last))
    .map((measure) => {
      const own = (ofMeasure.get(measure.id) ?? []).map(
        ({ period, figure }) => [period, figure] as const,
      );
      const phases = phasesOf(decisions, measure.id, { site: site.id });
      const months = measureMonths(measure, span, new Map(own), charter.ruleSet, phases);
      return drawable({ measure, ...months });
    });
}

function drawable({
  measure,
  months,
  reading,
}: { measure: Measure } & ReturnType<typeof measureMonths>): Omit<StoryChart, "happenings"> {
  const missing = months.flatMap(({ figure }, point): StoryChart["missing"][number][] => {
    if (figure?.state === "measured") return [];
    return [{ point, why: figure?.state === "no-cases" ? "no-cases" : "not-collected" }];
  });
  return { measure, reading, missing };
}

/** What the team did and noted, with the measure it concerns; empty: every measure. */
function happeningsOf(
  { notes, cycles, goals, measures }: Omit<Made, "goals"> & { goals: readonly SeenGoal[] },
  site: Site | undefined,
): (Happening & { measure: string })[] {
  return [
    ...notes
      .filter((note) => note.site === undefined || note.site === site?.id)
      .map(({ kind, on, text, measure }) => ({ kind, on, text, measure })),
    ...cycles
      .filter((cycle) => cycle.site === site?.id && cycle.starts !== "" && cycle.measure !== "")
      .map(({ starts, objective, measure }) => ({
        ...{ kind: "pdsa" as const, on: starts, text: objective, measure },
      })),
    ...goals.flatMap(({ goal }) => {
      const measure = measureOfGoal(goal, measures)?.code;
      if (measure === undefined) return [];
      return [{ kind: "goal" as const, on: goal.starts, text: goal.title, measure }];
    }),
  ];
}

const isAt = (code: string, measure: Measure) =>
  code === "" || code.toLowerCase() === measure.code.toLowerCase();
