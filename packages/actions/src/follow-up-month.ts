import type { FollowUp } from "@allteach/domain/follow-up";
import type { Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { saveFollowUp } from "@allteach/store/follow-up";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { readSeenSetting } from "./read-setting.ts";
import { siteBy } from "./site-by.ts";

/** What somebody notes about a site's month. */
export const FollowUpRequest = z.object({
  note: z
    .string()
    .trim()
    .min(1, "say in a few words what was agreed, or why it is done")
    .max(500, "use at most 500 characters"),
  flagged: z.stringbool().default(false),
});
export type FollowUpRequest = z.infer<typeof FollowUpRequest>;

/** Notes something about a site's month, and whether somebody still has to look after it. */
export async function followUpMonth(
  ctx: ActionContext,
  about: { site: string; period: Period },
  { note, flagged }: FollowUpRequest,
): Promise<Outcome<FollowUp>> {
  if (!may(ctx.actor, "follow-up-months")) {
    return refused({ kind: "not-allowed", need: "follow-up-months" });
  }
  const { sites } = await readSeenSetting(ctx);
  const site = siteBy(sites, about.site);
  if (!site) return refused({ kind: "not-found", what: "site", known: sites.map((s) => s.code) });
  const made: FollowUp = {
    ...{ site: site.id, period: about.period, flagged, note },
    ...{ name: ctx.actor.kind === "person" ? ctx.actor.name : "", at: ctx.now.getTime() },
  };
  const act = actOf(ctx, "follow-up", `${site.code} ${about.period}`, { note, flagged });
  await saveFollowUp(ctx.store, made, act);
  return done(made);
}
