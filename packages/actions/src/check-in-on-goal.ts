import { type CheckIn, type CheckInDraft, decideCheckIn } from "@allteach/domain/check-in";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { mayWriteGoal } from "@allteach/domain/seen-goal";
import { saveCheckIn } from "@allteach/store/goal";
import { type ActionContext, actOf } from "./context.ts";
import { readGoalSetting } from "./goal-setting.ts";

/** Keeps how a team says it goes. Check-ins never leave the network. */
export async function checkInOnGoal(
  ctx: ActionContext,
  id: string,
  draft: CheckInDraft,
): Promise<Outcome<CheckIn>> {
  const read = await readGoalSetting(ctx, id);
  if (!read.ok) return read;
  const { goal, checkIns, today } = read.value;
  if (!mayWriteGoal(ctx.actor, goal)) return refused({ kind: "not-allowed", need: "write-goals" });
  const decided = decideCheckIn(goal, checkIns, draft, { today, at: ctx.now.getTime() });
  if (!decided.ok) return decided;
  const { milestone, confidence } = decided.value;
  const act = actOf(ctx, "check-in", goal.title, { goal: goal.id, milestone, confidence });
  const isFirst = await saveCheckIn(ctx.store, goal.id, decided.value, act);
  if (isFirst) return done(decided.value);
  const because = "someone checked in meanwhile: read what they wrote first";
  return refused({ kind: "taken", field: "sentence", because });
}
