import { grantAt } from "@allteach/domain/member";
import type { Grant, Role } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { ActionContext } from "./context.ts";
import { readSeenSetting } from "./read-setting.ts";
import { siteBy } from "./site-by.ts";

/** A role and, by its code, the site it is for: as a grant, if the two go together. */
export async function placeOf(
  ctx: Pick<ActionContext, "store" | "actor">,
  { role, site: code }: { role: Role; site?: string | undefined },
): Promise<Outcome<Grant>> {
  const { sites } = await readSeenSetting(ctx);
  const site = code ? siteBy(sites, code) : undefined;
  if (code && !site) {
    return refused({ kind: "not-found", what: "site", known: sites.map((each) => each.code) });
  }
  const grant = grantAt(role, site?.id);
  if (grant) return done(grant);
  const because = site
    ? "this role is for the whole network: choose no site"
    : "this role is held at a site: choose which";
  return refused({ kind: "invalid", problems: [{ field: "site", because }] });
}
