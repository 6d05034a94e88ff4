import type { Capability, CapabilityAnswers } from "@allteach/domain/capability";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { keepCapability } from "@allteach/store/events/capability";
import { type ActionContext, actOf } from "../context.ts";
import { readCapability } from "./read-capability.ts";

/** Says how able a site is to improve, for the running half-year; said again, it is a revision. */
export async function assessCapability(
  ctx: ActionContext,
  code: string,
  said: CapabilityAnswers,
): Promise<Outcome<Capability>> {
  const read = await readCapability(ctx, code);
  if (!read.ok) return read;
  const { site, half, said: earlier } = read.value;
  const before = earlier.find((each) => each.half === half);
  const at = ctx.now.getTime();
  const capability: Capability = {
    ...{ ...said, site: site.id, half, revision: (before?.revision ?? 0) + 1, at },
  };
  const detail = { ...(before && { before: before.answers }), after: said.answers };
  const act = actOf(ctx, "assess-capability", `${site.code} ${half}`, detail);
  if (await keepCapability(ctx.store, capability, act)) return done(capability);
  return refused({ kind: "overtaken", by: "someone of this site", at });
}
