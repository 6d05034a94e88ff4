import { DisplayName } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { saveSignature } from "@allteach/store/policy";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { readPolicy } from "./read-policies.ts";

/** A signature as a sponsor gives it. */
export const SigningRequest = z.object({
  site: z.string().max(60),
  version: z.coerce.number().int().min(1),
  /** The hash of the text that was read. */
  sha256: z.string().length(64),
  name: DisplayName,
  agree: z.literal("yes", "tick that your site agrees"),
});
export type SigningRequest = z.infer<typeof SigningRequest>;

/** Signs a version for a site, by its sponsor: the very text that was read. */
export async function signPolicy(
  ctx: ActionContext,
  key: string,
  { site: code, version, sha256, name }: SigningRequest,
): Promise<Outcome<undefined>> {
  const { actor, store, now } = ctx;
  const read = await readPolicy(ctx, key, version);
  if (!read.ok) return read;
  const { policy, holds, signing } = read.value;
  const own = signing.sites.find(({ site }) => site.code.toLowerCase() === code.toLowerCase());
  const site = own?.site;
  if (actor.kind !== "person" || !site || !may(actor, "sign-policies", site.id)) {
    return refused({ kind: "not-allowed", need: "sign-policies" });
  }
  if (policy.version < holds || policy.sha256 !== sha256) {
    const because = "another text holds than the one you read: read it first";
    return refused({ kind: "invalid", problems: [{ field: "agree", because }] });
  }

  const at = now.getTime();
  const signature = { key: policy.key, version, site: site.id, name, sha256, at };
  const subject = `${policy.key}, version ${version}, ${site.code}`;
  const act = actOf(ctx, "sign-policy", subject, { site: site.code, version, sha256 });
  const isFirst = await saveSignature(store, signature, actor.user, act);
  if (isFirst) return done(undefined);
  const because = `${site.name} has signed this version already`;
  return refused({ kind: "taken", field: "site", because });
}
