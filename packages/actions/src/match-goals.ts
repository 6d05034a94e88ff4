import type { Goal } from "@allteach/domain/goal";
import { type GoalMatch, type MatchSide, matchGoals } from "@allteach/domain/goal-match";
import type { Measure } from "@allteach/domain/measure";
import type { SeenGoal } from "@allteach/domain/seen-goal";
import { aimWords } from "@allteach/domain/shared-goal";
import type { ListedGoal } from "@allteach/store/shared-goal";
import { measureOfGoal, sideOfGoal } from "./goal-setting.ts";

/** A goal of another network that resembles one, and why. */
export interface OtherNetworksGoal extends GoalMatch {
  goal: ListedGoal;
}

/** A goal of another team in the same network that resembles one, and why. */
export interface OtherTeamsGoal extends GoalMatch, SeenGoal {
  aim: string;
}

const MOST_SHOWN = 6;

/** Ranks what the index of the commons found, by reasons that a page can say. */
export function rankShared(
  mine: MatchSide,
  found: readonly ListedGoal[],
  most = MOST_SHOWN,
): OtherNetworksGoal[] {
  return best(
    found.flatMap((goal) => {
      const match = matchGoals(mine, { terms: goal.terms, text: textOf(goal) });
      return match ? [{ goal, ...match }] : [];
    }),
    most,
  );
}

/** The goals of other teams in the network that resemble one, the likest first. */
export function rankTeams(
  goal: Goal,
  others: readonly SeenGoal[],
  measures: readonly Measure[],
): OtherTeamsGoal[] {
  const mine = sideOfGoal(goal, measureOfGoal(goal, measures));
  return best(
    others
      .filter((other) => other.goal.id !== goal.id && other.goal.site !== goal.site)
      .flatMap((other) => {
        const measure = measureOfGoal(other.goal, measures);
        const match = matchGoals(mine, sideOfGoal(other.goal, measure));
        return match ? [{ ...other, ...match, aim: aimWords(other.goal, measure) }] : [];
      }),
    MOST_SHOWN,
  );
}

function best<Match extends GoalMatch>(matches: readonly Match[], most: number): Match[] {
  return [...matches].sort((one, other) => other.score - one.score).slice(0, most);
}

function textOf({ title, aim, measure, population, learnt }: ListedGoal): string {
  return [title, aim, measure, population, learnt].join(" ");
}
