import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import { saveSignatureRule } from "@allteach/store/policy";
import { type ActionContext, actOf } from "./context.ts";

/** Decides whether a site sees the others before its sponsor has signed the data-sharing policy. */
export async function requireSignatures(
  ctx: ActionContext,
  required: boolean,
): Promise<Outcome<undefined>> {
  if (!may(ctx.actor, "manage-policies")) {
    return refused({ kind: "not-allowed", need: "manage-policies" });
  }
  const [charters] = await ask(ctx.store, charterQuery(ctx.store));
  const before = charterOf(charters).signed !== undefined;
  const act = actOf(ctx, "require-signatures", "data-sharing", { before, after: required });
  await saveSignatureRule(ctx.store, required, act);
  return done(undefined);
}
