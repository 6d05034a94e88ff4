import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Goal } from "@allteach/domain/goal";
import { type ChartSays, type ClosureDraft, decideClosure } from "@allteach/domain/goal-closure";
import { phasesOf } from "@allteach/domain/phase";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { mayWriteGoal } from "@allteach/domain/seen-goal";
import { rollUpOf } from "@allteach/store/figure";
import { changeGoal } from "@allteach/store/goal";
import { goalFiguresQuery, goalRollUpsQuery } from "@allteach/store/goal-figure";
import { ask } from "@allteach/store/network-store";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import { spanOf } from "./chart-series.ts";
import { type ActionContext, actOf } from "./context.ts";
import { goalChart } from "./goal-chart.ts";
import { type GoalSetting, readGoalSetting } from "./goal-setting.ts";
import { goalSharing } from "./goal-sharing.ts";
import { figuresBySite, summed } from "./read-measure.ts";
import { identifiersInShared } from "./share-goal.ts";
import { followInCommons, type SharingPlatform } from "./sharing.ts";

/** Says what came of a goal, and what was learnt. Whether it was held, the chart says. */
export async function closeGoal(
  ctx: ActionContext,
  platform: SharingPlatform,
  id: string,
  draft: ClosureDraft,
): Promise<Outcome<Goal>> {
  const read = await readGoalSetting(ctx, id);
  if (!read.ok) return read;
  const { goal: standing, today } = read.value;
  if (!mayWriteGoal(ctx.actor, standing)) {
    return refused({ kind: "not-allowed", need: "write-goals" });
  }
  const decided = decideClosure(standing, draft, await chartSays(ctx, read.value), today);
  if (!decided.ok) return decided;
  const goal: Goal = {
    ...standing,
    ...decided.value,
    revision: standing.revision + 1,
    changedAt: ctx.now.getTime(),
  };
  const found = identifiersInShared(read.value, goal);
  if (found.length > 0) return refused({ kind: "invalid", problems: found });
  const act = actOf(ctx, "close-goal", goal.title, { goal: goal.id, outcome: draft.outcome });
  const shared = { thing: goal.id, publication: read.value.publication };
  const isChanged = await followInCommons(ctx, platform, goalSharing, shared, () =>
    changeGoal(ctx.store, goal, act),
  );
  return isChanged ? done(goal) : refused({ kind: "stale", current: "" });
}

/** What the goal's chart says of it today. */
async function chartSays(
  { store, now, network }: ActionContext,
  { goal, measure, charter }: GoalSetting,
): Promise<ChartSays> {
  if (!measure) return undefined;
  const span = spanOf(lastEndedPeriod(now, network.timeZone));
  const [figures, rollUps, decided] = await ask(
    store,
    goalFiguresQuery(store, goal.id, span),
    goalRollUpsQuery(store, goal.id, span),
    phasesQuery(store),
  );
  const values =
    goal.site === undefined
      ? summed(rollUps.map(rollUpOf))
      : (figuresBySite(figures).get(goal.site) ?? new Map());
  const whose = goal.site === undefined ? {} : { site: goal.site };
  const chart = goalChart(goal, measure, {
    ...{ span, figures: values, ruleSet: charter.ruleSet },
    phases: phasesOf(decided.map(phaseDecisionOf), measure.id, whose),
  });
  return chart.progress?.state;
}
