import { DisplayName } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { Day, dayOf, type Policy, policyHash } from "@allteach/domain/policy";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { savePolicy } from "@allteach/store/policy";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { readPolicy } from "./read-policies.ts";

/** A new version as a leader writes it. */
export const PolicyRequest = z.object({
  title: DisplayName,
  text: z.string().trim().min(1, "write what it says").max(20_000, "use at most 20,000 characters"),
  effective: Day,
  review: Day,
});
export type PolicyRequest = z.infer<typeof PolicyRequest>;

/**
 * Publishes a policy's next version. What was published before stays, with its signatures; sites
 * sign the new text anew, so its first day is best a few weeks ahead.
 */
export async function publishPolicy(
  ctx: ActionContext,
  key: string,
  wanted: PolicyRequest,
): Promise<Outcome<{ version: number }>> {
  if (!may(ctx.actor, "manage-policies")) {
    return refused({ kind: "not-allowed", need: "manage-policies" });
  }
  const read = await readPolicy(ctx, key);
  if (!read.ok) return read;
  const problems = problemsWith(wanted, dayOf(ctx.now));
  if (problems.length > 0) return refused({ kind: "invalid", problems });

  const { policy: standing, versions } = read.value;
  const version = 1 + Math.max(...versions.map((each) => each.version));
  const next = { ...wanted, key: standing.key, version, sha256: await policyHash(wanted) };
  const act = actOf(ctx, "publish-policy", `${standing.key}, version ${version}`, {
    before: datesOf(standing),
    after: datesOf(next),
  });
  const isFirst = await savePolicy(ctx.store, next, act);
  if (isFirst) return done({ version });
  const because = `someone published version ${version} meanwhile: read it first`;
  return refused({ kind: "taken", field: "text", because });
}

function problemsWith({ effective, review }: PolicyRequest, today: string): Problem[] {
  if (effective < today) {
    return [
      { field: "effective", because: "choose today or a later day: nothing holds backwards" },
    ];
  }
  return review > effective
    ? []
    : [{ field: "review", because: "choose a day after the one on which it takes effect" }];
}

const datesOf = ({
  version,
  title,
  effective,
  review,
  sha256,
}: Pick<Policy, "version" | "title" | "effective" | "review" | "sha256">) => ({
  ...{ version, title, effective, review, sha256 },
});
