import type { ActName, Detail } from "@allteach/domain/audit";
import type { Charter } from "@allteach/domain/network";
import { isUnsigned } from "@allteach/domain/policy";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { recorded } from "@allteach/store/audit";
import { type ActionContext, actOf } from "./context.ts";

/**
 * Says in the audit that something is taken away, before it is handed over; refuses where the site's
 * sponsor has yet to sign. What a visitor takes from a demonstration is made up, and a stranger's
 * visit writes nothing.
 */
export async function recordExport(
  ctx: ActionContext,
  charter: Pick<Charter, "signed">,
  { action, subject, detail = {} }: { action: ActName; subject: string; detail?: Detail },
): Promise<Outcome<undefined>> {
  if (isUnsigned(ctx.actor, charter)) return refused({ kind: "unsigned" });
  if (ctx.actor.kind !== "visitor") {
    await recorded(ctx.store, actOf(ctx, action, subject, detail), () => []);
  }
  return done(undefined);
}
