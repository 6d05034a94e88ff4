import type { Terms } from "@allteach/catalogue/vocabulary";
import { type MatchReason, matchGoals, matchQuery } from "@allteach/domain/goal-match";
import { askCommons, type Commons } from "@allteach/store/commons";
import { type ListedGoal, listedGoalOf, sharedGoalsQuery } from "@allteach/store/shared-goal";

const PAGE = 24;

/** What somebody looks for among the goals of all networks. */
export interface SharedGoalSearch {
  /** Words, in any order. */
  q: string;
  terms: Terms;
  /** Goals of networks that were made up, and no others; or the other way round. */
  simulated: boolean;
  /** From 1. */
  page: number;
}

export interface SharedGoalPage {
  goals: readonly (ListedGoal & { reasons: readonly MatchReason[] })[];
  hasMore: boolean;
}

/** A screenful of shared goals: one query. */
export async function searchSharedGoals(
  commons: Commons,
  { q, terms, simulated, page }: SharedGoalSearch,
): Promise<SharedGoalPage> {
  const side = { terms, text: q };
  const question = {
    query: narrowed(side),
    simulated,
    offset: (page - 1) * PAGE,
    limit: PAGE + 1,
  };
  const [rows] = await askCommons(commons, sharedGoalsQuery(commons, question));
  const listed = rows.slice(0, PAGE).map(listedGoalOf);
  return {
    hasMore: rows.length > PAGE,
    goals: listed.map((goal) => {
      const text = [goal.title, goal.aim, goal.measure, goal.population, goal.learnt].join(" ");
      const match = matchGoals(side, { terms: goal.terms, text });
      return { ...goal, reasons: match?.reasons ?? [] };
    }),
  };
}

/** Every facet that was chosen must hold, in any of its terms; of the words, any. */
function narrowed({ terms, text }: { terms: Terms; text: string }): string {
  const none = { families: [], drivers: [], changes: [], conditions: [] };
  const parts = [
    matchQuery({ terms: { ...none, families: terms.families }, text: "" }),
    matchQuery({ terms: { ...none, drivers: terms.drivers }, text: "" }),
    matchQuery({ terms: { ...none, changes: terms.changes }, text: "" }),
    matchQuery({ terms: { ...none, conditions: terms.conditions }, text: "" }),
    matchQuery({ terms: none, text }),
  ].filter((part) => part !== "");
  return parts.map((part) => `(${part})`).join(" AND ");
}
