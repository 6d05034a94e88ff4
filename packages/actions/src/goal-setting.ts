import {
  familyOf,
  joinedTerms,
  type Terms,
  termKinds,
  termOf,
  termsIn,
} from "@allteach/catalogue/vocabulary";
import type { CheckIn } from "@allteach/domain/check-in";
import { dayIn } from "@allteach/domain/day-in";
import type { Goal } from "@allteach/domain/goal";
import type { MatchSide } from "@allteach/domain/goal-match";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { type SeenGoal, seenGoals } from "@allteach/domain/seen-goal";
import { aimWords, type SharedPart } from "@allteach/domain/shared-goal";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { checkInOf, checkInsQuery, goalOf, goalQuery } from "@allteach/store/goal";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import {
  type Publication,
  publicationOf,
  publicationQuery,
  sharedGoals,
} from "@allteach/store/publication";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";

/** A goal with everything that an act on it rests on. */
export interface GoalSetting extends SeenGoal {
  charter: Charter;
  /** Every site by its name: for deciding, never for showing. */
  sites: readonly Site[];
  measures: readonly Measure[];
  measure?: Measure;
  checkIns: readonly CheckIn[];
  publication?: Publication<SharedPart>;
  /** The day in the network's time zone. */
  today: string;
}

/** Reads one goal for whoever may read it. To everyone else it does not exist. */
export async function readGoalSetting(
  { store, actor, now, network }: ActionContext,
  id: string,
): Promise<Outcome<GoalSetting>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, measureRows, goals, checkIns, publications] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    goalQuery(store, id),
    checkInsQuery(store, id),
    publicationQuery(store, sharedGoals, id),
  );
  const charter = charterOf(charters);
  const sites = siteRows.map(siteOf);
  const [seen] = seenGoals(actor, charter, sites, goals.map(goalOf));
  if (!seen) return refused({ kind: "not-found", what: "goal" });
  const measures = measureRows.map(measureOf);
  const measure = measureOfGoal(seen.goal, measures);
  const publication = publicationOf<SharedPart>(publications);
  return done({
    ...seen,
    ...{ charter, sites, measures, checkIns: checkIns.map(checkInOf) },
    ...(measure && { measure }),
    ...(publication && { publication }),
    today: dayIn(now, network.timeZone),
  });
}

/** The measure that a goal is on. */
export function measureOfGoal(
  { aim }: Pick<Goal, "aim">,
  measures: readonly Measure[],
): Measure | undefined {
  return aim.on === "measure" ? measures.find(({ id }) => id === aim.measure) : undefined;
}

/**
 * What a goal is about: the words of the vocabulary that the team chose, its measure's family, and
 * those that its own words speak of.
 */
export function termsOfGoal(goal: Goal, measure: Measure | undefined): Terms {
  const family = measure && familyOf(measure);
  const chosen: Terms = {
    families: [...(family === undefined ? [] : [family]), ...goal.families],
    drivers: goal.drivers,
    changes: goal.changes,
    conditions: goal.conditions,
  };
  return joinedTerms(chosen, termsIn(textOfGoal(goal, measure)));
}

/** What of a goal is compared with others. */
export function sideOfGoal(goal: Goal, measure: Measure | undefined): MatchSide {
  return { terms: termsOfGoal(goal, measure), text: textOfGoal(goal, measure) };
}

function textOfGoal(goal: Goal, measure: Measure | undefined): string {
  const { title, population, learnt } = goal;
  return [title, aimWords(goal, measure), measure?.name ?? "", population, learnt].join(" ");
}

/** Words of a draft that the vocabulary does not have. */
export function unknownTerms(terms: Terms): { field: string; because: string }[] {
  return termKinds.flatMap((kind) =>
    terms[kind].some((key) => termOf(kind, key) === undefined)
      ? [{ field: kind, because: "choose from those that are offered" }]
      : [],
  );
}
