import type { NetworkEvent } from "@allteach/domain/events/event";
import type { CalendarEntry } from "@allteach/interchange/calendar-file";
import { paths } from "@allteach/web/paths";
import type { Context } from "hono";
import type { NetworkEnv } from "../app-env.ts";

/** An event as calendars elsewhere are told of it; its page has the rest. */
export function calendarEntry(c: Context<NetworkEnv>, event: NetworkEvent): CalendarEntry {
  const { origin } = c.var.settings;
  const network = c.var.network.slug;
  const { id, title, about, agenda, place, link, startsAt, endsAt, changedAt } = event;
  const url = new URL(paths.event({ network, event: id }), origin).href;
  return {
    id: `${id}@${network}.${new URL(origin).hostname}`,
    ...{ title, url, startsAt, endsAt, changedAt },
    description: [about, agenda, link, url].filter(Boolean).join("\n\n"),
    location: place || link,
    sequence: event.revision - 1,
    isCalledOff: event.calledOffAt !== undefined,
  };
}
