import * as z from "zod";
import { type Goal, GoalOutcome } from "./goal.ts";
import { done, type Outcome, refused } from "./refusal.ts";

/** How a goal ended, as someone writes it. */
export const ClosureDraft = z.object({
  outcome: GoalOutcome,
  learnt: z.string().trim().max(2000, "use at most 2,000 characters").default(""),
});
export type ClosureDraft = z.infer<typeof ClosureDraft>;

/**
 * What the chart says of a goal: held by a rule, touched by single points, or neither; nothing where
 * the goal is in words or there are no figures.
 */
export type ChartSays = "held" | "slipped" | "touched" | "not-reached" | undefined;

/** The outcomes that can be told of a goal, given what its chart says. */
export function possibleOutcomes(
  { aim }: Pick<Goal, "aim">,
  says: ChartSays,
): readonly GoalOutcome[] {
  const otherwise = ["not-reached", "changed", "stopped"] as const;
  if (aim.on === "words") return ["reached", ...otherwise];
  if (says === "held") return ["held", ...otherwise];
  return says === "touched" || says === "slipped" ? ["reached", ...otherwise] : otherwise;
}

/**
 * Decides how a goal ends. On a measure the statistics say whether it was reached, and whether it was
 * held: eight points in a row at or beyond it, or a centre line there. A person says what was learnt.
 */
export function decideClosure(
  goal: Goal,
  { outcome, learnt }: ClosureDraft,
  says: ChartSays,
  today: string,
): Outcome<Pick<Goal, "outcome" | "learnt" | "closedOn">> {
  if (goal.outcome !== undefined) {
    return refused({ kind: "closed", because: "This goal has ended already." });
  }
  if (!possibleOutcomes(goal, says).includes(outcome)) {
    const because =
      outcome === "held"
        ? "the chart does not show it yet: held is eight points in a row at or beyond the goal, or a centre line there"
        : says === "held"
          ? "the chart shows that it is held: choose that"
          : "the chart shows no month at or beyond the goal";
    return refused({ kind: "invalid", problems: [{ field: "outcome", because }] });
  }
  if (learnt === "") {
    const because = "say what you learnt: it is what others can take from this, reached or not";
    return refused({ kind: "invalid", problems: [{ field: "learnt", because }] });
  }
  return done({ outcome, learnt, closedOn: today });
}
