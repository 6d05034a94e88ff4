import type { CheckIn } from "@allteach/domain/check-in";
import { dueMilestone } from "@allteach/domain/check-in";
import { dayIn } from "@allteach/domain/day-in";
import { type Goal, type GoalStage, goalStage, goalStages } from "@allteach/domain/goal";
import type { NetworkRecord } from "@allteach/domain/network";
import { aimWords } from "@allteach/domain/shared-goal";
import { checkInOf, everyCheckInQuery, goalOf, goalsQuery } from "@allteach/store/goal";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { measureOfGoal } from "./goal-setting.ts";

/** One goal in a report: no site's name, no person's. */
export interface ReportedGoal {
  id: string;
  title: string;
  aim: string;
  ends: string;
  learnt: string;
}

/** What a month's report says of a network's goals. */
export interface GoalsForReport {
  /** How many goals stand where, of those that the network may read. */
  stages: Readonly<Record<GoalStage, number>>;
  /** Reached since a day, the newest first: to be celebrated, in no order of merit. */
  reached: readonly ReportedGoal[];
  /** Goals whose team has a check-in waiting. */
  dueCheckIns: number;
  /** How many are shared with other networks. */
  shared: number;
}

/**
 * What is told of a network's goals to everyone who gets its report: those that a team keeps to
 * itself are not counted.
 *
 * @param since The first day of what is new: the day after the report before.
 */
export async function readGoalsForReport(
  { store, network }: { store: NetworkStore; network: Pick<NetworkRecord, "timeZone"> },
  now: Date,
  since: string,
): Promise<GoalsForReport> {
  const [measureRows, goalRows, checkInRows] = await ask(
    store,
    measuresQuery(store),
    goalsQuery(store),
    everyCheckInQuery(store),
  );
  const measures = measureRows.map(measureOf);
  const goals = goalRows.map(goalOf).filter(({ visibility }) => visibility !== "team");
  const said = Map.groupBy(checkInRows, ({ goal }) => goal);
  const today = dayIn(now, network.timeZone);
  const isDue = (goal: Goal) => {
    const checkIns: CheckIn[] = (said.get(goal.id) ?? []).map(checkInOf);
    return dueMilestone(goal, checkIns, today) !== undefined;
  };
  const stages = Object.fromEntries(goalStages.map((stage) => [stage, 0])) as Record<
    GoalStage,
    number
  >;
  for (const goal of goals) stages[goalStage(goal, today)] += 1;
  const reached = goals
    .filter((goal) => goalStage(goal, today) === "reached" && (goal.closedOn ?? "") >= since)
    .sort((one, other) => (other.closedOn ?? "").localeCompare(one.closedOn ?? ""))
    .map((goal) => {
      const { id, title, ends, learnt } = goal;
      return { id, title, ends, learnt, aim: aimWords(goal, measureOfGoal(goal, measures)) };
    });
  return {
    ...{ stages, reached },
    dueCheckIns: goals.filter(isDue).length,
    shared: goals.filter(({ visibility }) => visibility === "all").length,
  };
}
