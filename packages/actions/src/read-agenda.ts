import type { NetworkEvent } from "@allteach/domain/events/event";
import type { SiteId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { type AgendaItem, agendaItemOf, agendaQuery, markSpoken } from "@allteach/store/agenda";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { comingEventsQuery, eventOf } from "@allteach/store/events/event";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";

/** What a network speaks of on its next call. */
export interface AgendaView {
  charter: Charter;
  items: readonly { item: AgendaItem; measure?: Measure; site?: Site }[];
  /** When it is spoken of. */
  next?: NetworkEvent;
  mayMark: boolean;
}

export async function readAgenda({
  actor,
  store,
  now,
}: ActionContext): Promise<Outcome<AgendaView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, rows, siteRows, measureRows, [coming]] = await ask(
    store,
    charterQuery(store),
    agendaQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    comingEventsQuery(store, now, 1),
  );
  const charter = charterOf(charters);
  const sites = seenSites(actor, charter, siteRows.map(siteOf));
  const measures = measureRows.map(measureOf);
  return done({
    charter,
    items: rows.map(agendaItemOf).map((item) => {
      const measure = measures.find(({ code }) => code === item.measure);
      const site = sites.find(({ id }) => id === item.site);
      return { item, ...(measure && { measure }), ...(site && { site }) };
    }),
    ...(coming && { next: eventOf(coming) }),
    mayMark: may(actor, "run-reports"),
  });
}

/** Which item of the agenda is meant. */
export const AgendaKey = z.object({
  period: Period,
  measure: z.string().min(1).max(40),
  site: z.coerce.number().int().min(0),
});

/** Says that something was spoken of. */
export async function markAgendaItem(
  ctx: ActionContext,
  { period, measure, site }: z.infer<typeof AgendaKey>,
): Promise<Outcome<undefined>> {
  if (!may(ctx.actor, "run-reports")) return refused({ kind: "not-allowed", need: "run-reports" });
  const act = actOf(ctx, "add-to-agenda", `${period} ${measure}`, { spokenOf: true });
  await markSpoken(ctx.store, { period, measure, site: site as SiteId | 0 }, act);
  return done(undefined);
}
