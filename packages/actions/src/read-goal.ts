import type { Terms } from "@allteach/catalogue/vocabulary";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import {
  type CheckIn,
  dueMilestone,
  type Milestone,
  milestonesOf,
} from "@allteach/domain/check-in";
import { dayIn } from "@allteach/domain/day-in";
import { GoalId, type GoalOutcome, type GoalStage, goalStage } from "@allteach/domain/goal";
import { possibleOutcomes } from "@allteach/domain/goal-closure";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Cycle } from "@allteach/domain/pdsa-cycle";
import { may } from "@allteach/domain/permission";
import { phasesOf } from "@allteach/domain/phase";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { mayShareGoal, mayWriteGoal, type SeenGoal, seenGoals } from "@allteach/domain/seen-goal";
import { seenSites } from "@allteach/domain/seen-site";
import { aimWords, type SharedPart } from "@allteach/domain/shared-goal";
import type { LevelsProgress } from "@allteach/domain/two-level-goal";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { askCommons, type Commons } from "@allteach/store/commons";
import { rollUpOf, type Span } from "@allteach/store/figure";
import { checkInOf, checkInsQuery, goalOf, goalsQuery } from "@allteach/store/goal";
import {
  goalFiguresQuery,
  goalLevelFiguresQuery,
  goalRollUpsQuery,
} from "@allteach/store/goal-figure";
import {
  goalIntroductionsQuery,
  type Introduction,
  introductionsOf,
} from "@allteach/store/introduction";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { cycleOf, goalCyclesQuery } from "@allteach/store/pdsa";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import {
  type Publication,
  publicationOf,
  publicationQuery,
  sharedGoals,
} from "@allteach/store/publication";
import { listedGoalOf, resemblingQuery } from "@allteach/store/shared-goal";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { spanOf } from "./chart-series.ts";
import type { ActionContext } from "./context.ts";
import { type GoalChart, goalChart, goalLevels } from "./goal-chart.ts";
import { measureOfGoal, sideOfGoal, termsOfGoal } from "./goal-setting.ts";
import {
  type OtherNetworksGoal,
  type OtherTeamsGoal,
  rankShared,
  rankTeams,
} from "./match-goals.ts";
import { figuresBySite, summed } from "./read-measure.ts";
import { seenCycles } from "./read-tests.ts";
import { isOut } from "./sharing.ts";

/** A goal's page. */
export interface GoalView extends SeenGoal {
  charter: Charter;
  measure?: Measure;
  chart?: GoalChart;
  levels?: LevelsProgress;
  aim: string;
  terms: Terms;
  stage: GoalStage;
  today: string;
  checkIns: readonly CheckIn[];
  milestones: readonly Milestone[];
  /** Tests of change that serve it, the newest first. */
  tests: readonly Cycle[];
  due?: Milestone;
  publication?: Publication<SharedPart>;
  teams: readonly OtherTeamsGoal[];
  /** Where the goal is shared, others that resemble it; absent where it is not. */
  networks?: readonly OtherNetworksGoal[];
  /** Who asks to be introduced, for those who may answer. */
  asked: readonly Introduction[];
  outcomes: readonly GoalOutcome[];
  mayWrite: boolean;
  mayShare: boolean;
}

/**
 * A goal with its chart, its check-ins, and others like it. The commons is asked at the same time as
 * the network: what is looked for there is what the goal was shared with.
 */
export async function readGoal(
  ctx: ActionContext,
  commons: Commons,
  id: string,
): Promise<Outcome<GoalView>> {
  const { store, actor, now, network } = ctx;
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  if (!GoalId.safeParse(id).success) return refused({ kind: "not-found", what: "goal" });
  const span = spanOf(lastEndedPeriod(now, network.timeZone));
  const key = { network: network.id, goal: GoalId.parse(id) };
  const [rows, [found, introductions]] = await Promise.all([
    askNetwork(store, id, span),
    askCommons(commons, resemblingQuery(commons, key), goalIntroductionsQuery(commons, key)),
  ]);
  const [
    charters,
    siteRows,
    measureRows,
    goalRows,
    said,
    published,
    figures,
    sums,
    level,
    decided,
    tests,
  ] = rows;
  const charter = charterOf(charters);
  const sites = siteRows.map(siteOf);
  const seen = seenGoals(actor, charter, sites, goalRows.map(goalOf));
  const own = seen.find(({ goal }) => goal.id === id);
  if (!own) return refused({ kind: "not-found", what: "goal" });
  const { goal } = own;
  const measures = measureRows.map(measureOf);
  const measure = measureOfGoal(goal, measures);
  const values =
    goal.site === undefined
      ? summed(sums.map(rollUpOf))
      : (figuresBySite(figures).get(goal.site) ?? new Map());
  const chart =
    measure &&
    goalChart(goal, measure, {
      ...{ span, figures: values, ruleSet: charter.ruleSet },
      phases: phasesOf(
        decided.map(phaseDecisionOf),
        measure.id,
        goal.site === undefined ? {} : { site: goal.site },
      ),
    });
  const levels = measure && goalLevels(goal, measure, figuresBySite(level).values());
  const checkIns = said.map(checkInOf);
  const today = dayIn(now, network.timeZone);
  const due = dueMilestone(goal, checkIns, today);
  const publication = publicationOf<SharedPart>(published);
  const side = sideOfGoal(goal, measure);
  const mayShare = mayShareGoal(actor, goal);
  return done({
    ...own,
    ...{ charter, today, checkIns, mayShare, mayWrite: mayWriteGoal(actor, goal) },
    ...(measure && { measure }),
    ...(chart && { chart }),
    ...(levels && { levels }),
    aim: aimWords(goal, measure),
    terms: termsOfGoal(goal, measure),
    stage: goalStage(goal, today),
    milestones: milestonesOf(goal, checkIns),
    tests: seenCycles(seenSites(actor, charter, sites), sites, tests.map(cycleOf)),
    ...(due && { due }),
    ...(publication && { publication }),
    teams: rankTeams(goal, seen, measures),
    ...(isOut(publication) && { networks: rankShared(side, found.map(listedGoalOf)) }),
    asked: mayShare ? introductionsOf(introductions) : [],
    outcomes: possibleOutcomes(goal, chart?.progress?.state),
  });
}

/** Everything that a goal's page needs of the network: one round trip. */
function askNetwork(store: NetworkStore, id: string, span: Span) {
  return ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    goalsQuery(store),
    checkInsQuery(store, id),
    publicationQuery(store, sharedGoals, id),
    goalFiguresQuery(store, id, span),
    goalRollUpsQuery(store, id, span),
    goalLevelFiguresQuery(store, id, span),
    phasesQuery(store),
    goalCyclesQuery(store, id),
  );
}
