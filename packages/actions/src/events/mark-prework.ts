import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { keepPreWork } from "@allteach/store/events/attendance";
import * as z from "zod";
import { type ActionContext, actOf } from "../context.ts";
import { siteBy } from "../site-by.ts";
import { readEvent } from "./read-event.ts";

/** What a site has done of an event's pre-work: all that is ticked, and nothing else. */
export const PreWorkMarks = z.object({
  site: z.string().trim().min(1).max(60),
  items: z.array(z.string().max(40)).max(100),
});

/** Says what a site has done of an event's pre-work. */
export async function markPreWork(
  ctx: ActionContext,
  id: string,
  { site: code, items }: z.infer<typeof PreWorkMarks>,
): Promise<Outcome<undefined>> {
  const read = await readEvent(ctx, id);
  if (!read.ok) return read;
  const { event, sites } = read.value;
  const site = siteBy(sites, code);
  if (!site) return refused({ kind: "not-found", what: "site", known: sites.map((s) => s.code) });
  if (!may(ctx.actor, "attend-events", site.id)) {
    return refused({ kind: "not-allowed", need: "attend-events" });
  }
  const known = items.filter((item) => event.prework.some(({ key }) => key === item));
  const before = read.value.preWork.filter((each) => each.site === site.id);
  const detail = { before: before.map(({ item }) => item), after: known };
  const act = actOf(ctx, "mark-prework", `${site.code}, ${id}`, detail);
  await keepPreWork(ctx.store, event, { site: site.id, items: known }, act);
  return done(undefined);
}
