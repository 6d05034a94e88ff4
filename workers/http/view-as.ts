import type { SiteId } from "@allteach/domain/identity";
import { RoleName } from "@allteach/domain/member";
import { covers, isSiteRole, matrix, may } from "@allteach/domain/permission";
import { createMiddleware } from "hono/factory";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";

/** A page seen as another role can send nothing: no script runs on it and no form leaves it. */
const readOnly =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; " +
  "frame-ancestors 'self'; form-action 'none'; base-uri 'none'";

/**
 * Shows a page as another role meets it, to whoever may do all that the role may: `?as=data-entry`,
 * with `at` for the number of a site. It only ever takes permissions away.
 */
export const viewAs = createMiddleware<NetworkEnv>(async (c, next) => {
  const role = RoleName.safeParse(c.req.query("as")).data;
  if (!role) return next();
  const { action } = c.var;
  const { actor } = action;
  const at = Number(c.req.query("at"));
  const isPlaced = isSiteRole(role) && Number.isSafeInteger(at) && at > 0;
  const grant = { role, ...(isPlaced && { site: at as SiteId }) };
  if (actor.kind !== "person" || !covers(actor, grant)) {
    const lacking = matrix[role].find((permission) => !may(actor, permission, grant.site));
    return answerRefusal(c, { kind: "not-allowed", need: lacking ?? "see-network" });
  }
  c.set("action", { ...action, actor: { ...actor, grants: [grant] } });
  c.set("viewedAs", role);
  c.header("content-security-policy", readOnly);
  return next();
});
