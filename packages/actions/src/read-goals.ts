import type { CheckIn } from "@allteach/domain/check-in";
import { dueMilestone, type Milestone } from "@allteach/domain/check-in";
import { dayIn } from "@allteach/domain/day-in";
import { type GoalStage, goalStage } from "@allteach/domain/goal";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { mayWriteGoal, type SeenGoal, seenGoals } from "@allteach/domain/seen-goal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { checkInOf, everyCheckInQuery, goalOf, goalsQuery } from "@allteach/store/goal";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";
import { measureOfGoal, termsOfGoal } from "./goal-setting.ts";

/** A goal as a list has it. */
export interface GoalRow extends SeenGoal {
  stage: GoalStage;
  measure?: Measure;
  /** The measure families that it is about. */
  families: readonly string[];
  /** What the team said last. */
  latest?: CheckIn;
  /** A check-in that waits. */
  due?: Milestone;
}

/** Every goal of a network that somebody may read. */
export interface GoalsView {
  charter: Charter;
  sites: readonly Site[];
  goals: readonly GoalRow[];
  today: string;
  /** The sites that whoever asks may write goals for. */
  mayWriteFor: readonly Site[];
  mayWriteForAll: boolean;
}

/** The goals of a network, those that end last first. */
export async function readGoals({
  store,
  actor,
  now,
  network,
}: ActionContext): Promise<Outcome<GoalsView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, measureRows, goals, checkIns] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    goalsQuery(store),
    everyCheckInQuery(store),
  );
  const charter = charterOf(charters);
  const all = siteRows.map(siteOf);
  const measures = measureRows.map(measureOf);
  const today = dayIn(now, network.timeZone);
  const said = Map.groupBy(checkIns, ({ goal }) => goal);
  const seen = seenGoals(actor, charter, all, goals.map(goalOf));
  const sites = seenSites(actor, charter, all);
  return done({
    ...{ charter, sites, today },
    goals: seen.map((each) =>
      rowOf(each, measures, (said.get(each.goal.id) ?? []).map(checkInOf), today),
    ),
    mayWriteFor: sites.filter(({ id, left }) => !left && mayWriteGoal(actor, { site: id })),
    mayWriteForAll: mayWriteGoal(actor, {}),
  });
}

function rowOf(
  seen: SeenGoal,
  measures: readonly Measure[],
  checkIns: readonly CheckIn[],
  today: string,
): GoalRow {
  const { goal } = seen;
  const measure = measureOfGoal(goal, measures);
  const latest = checkIns.at(-1);
  const due = dueMilestone(goal, checkIns, today);
  return {
    ...seen,
    stage: goalStage(goal, today),
    families: termsOfGoal(goal, measure).families,
    ...(measure && { measure }),
    ...(latest && { latest }),
    ...(due && { due }),
  };
}
