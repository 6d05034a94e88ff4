import type { AimedMeasure } from "@allteach/domain/goal";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { type Actor, may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { mayWriteGoal } from "@allteach/domain/seen-goal";
import type { Site } from "@allteach/domain/site";
import type { ActionContext } from "./context.ts";
import { readGoalPlace } from "./goal-place.ts";

/** What a form for a goal offers, and where the chart stands that it was begun from. */
export interface GoalFormView {
  charter: Charter;
  /** The sites that whoever asks may write for. */
  sites: readonly Site[];
  mayWriteForAll: boolean;
  measures: readonly Measure[];
  aimed?: AimedMeasure;
  today: string;
}

/** Reads what it takes to write a goal, for whoever may write one somewhere. */
export async function readGoalForm(
  ctx: ActionContext,
  named: { measure: string; site: string },
): Promise<Outcome<GoalFormView>> {
  const { actor } = ctx;
  if (!mayWriteSomewhere(actor)) return refused({ kind: "not-allowed", need: "write-goals" });
  const { charter, sites, measures, aimed, today } = await readGoalPlace(ctx, named);
  return done({
    charter,
    sites: sites.filter(({ id, left }) => !left && mayWriteGoal(actor, { site: id })),
    mayWriteForAll: mayWriteGoal(actor, {}),
    measures: measures.filter(({ status }) => status === "live"),
    ...(aimed && { aimed }),
    today,
  });
}

function mayWriteSomewhere(actor: Actor): boolean {
  return (
    actor.kind === "person" && actor.grants.some(({ site }) => may(actor, "write-goals", site))
  );
}
