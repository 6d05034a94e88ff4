import { may } from "@allteach/domain/permission";
import { Day, dayOf } from "@allteach/domain/policy";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { saveReview } from "@allteach/store/policy";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { readPolicy } from "./read-policies.ts";

/** What a leader who read a policy again says of it. */
export const ReviewRequest = z.object({
  /** The version that was read. */
  version: z.coerce.number().int().min(1),
  /** By when it is to be read again. */
  again: Day,
});
export type ReviewRequest = z.infer<typeof ReviewRequest>;

/**
 * Keeps that a policy's newest version was read again and stays as it is: no new version, so what
 * sites signed holds.
 */
export async function reviewPolicy(
  ctx: ActionContext,
  key: string,
  { version, again }: ReviewRequest,
): Promise<Outcome<undefined>> {
  if (!may(ctx.actor, "manage-policies")) {
    return refused({ kind: "not-allowed", need: "manage-policies" });
  }
  const read = await readPolicy(ctx, key, version);
  if (!read.ok) return read;
  if (again <= dayOf(ctx.now)) {
    const because = "choose a day after today";
    return refused({ kind: "invalid", problems: [{ field: "again", because }] });
  }
  const { policy } = read.value;
  const act = actOf(ctx, "review-policy", `${policy.key}, version ${version}`, {
    before: { review: policy.review },
    after: { review: again },
  });
  const isNewest = await saveReview(ctx.store, policy, again, act);
  if (isNewest) return done(undefined);
  const because = "a newer version was published meanwhile: read that one";
  return refused({ kind: "taken", field: "again", because });
}
