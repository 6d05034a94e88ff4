import type { Decision } from "@allteach/domain/decision";
import { type Charter, DisplayName } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { Day, dayOf } from "@allteach/domain/policy";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { decisionsQuery, saveDecision } from "@allteach/store/decision";
import { ask } from "@allteach/store/network-store";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { randomId } from "./random-id.ts";

/** A decision as someone writes it down. */
export const DecisionRequest = z.object({
  title: DisplayName,
  text: z.string().trim().max(5000, "use at most 5,000 characters").default(""),
  decidedOn: Day,
  decidedBy: DisplayName,
  stakeholders: z.string().trim().max(1000, "use at most 1,000 characters").default(""),
});
export type DecisionRequest = z.infer<typeof DecisionRequest>;

/** Writes a decision down for those who come later. It is not changed again: a later one says so. */
export async function recordDecision(
  ctx: ActionContext,
  request: DecisionRequest,
): Promise<Outcome<Decision>> {
  if (!may(ctx.actor, "manage-policies")) {
    return refused({ kind: "not-allowed", need: "manage-policies" });
  }
  // The day is that of wherever they sit, which may be ahead of ours by a day.
  const tomorrow = new Date(ctx.now.getTime() + 24 * 60 * 60 * 1000);
  if (request.decidedOn > dayOf(tomorrow)) {
    const because = "choose the day on which it was decided, not one to come";
    return refused({ kind: "invalid", problems: [{ field: "decidedOn", because }] });
  }
  const made = { ...request, id: randomId("d_") };
  const { id, title, decidedOn } = made;
  const act = actOf(ctx, "record-decision", title, { id, decidedOn });
  await saveDecision(ctx.store, made, act);
  return done(made);
}

/** Every decision, newest day first. */
export async function listDecisions({
  actor,
  store,
}: ActionContext): Promise<Outcome<{ charter: Charter; decisions: readonly Decision[] }>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, decisions] = await ask(store, charterQuery(store), decisionsQuery(store));
  return done({ charter: charterOf(charters), decisions });
}
