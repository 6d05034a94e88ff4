import {
  type Answer,
  type Attendance,
  answerCounts,
  type Presence,
  presenceAt,
} from "@allteach/domain/events/attendance";
import type { NetworkEvent, PreWorkDone } from "@allteach/domain/events/event";
import type { Series } from "@allteach/domain/events/series";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import {
  attendanceOf,
  attendanceQuery,
  preWorkDoneOf,
  preWorkDoneQuery,
} from "@allteach/store/events/attendance";
import { eventOf, eventQuery } from "@allteach/store/events/event";
import { everySeriesQuery, seriesOf } from "@allteach/store/events/series";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";
import { openlySeenSites } from "./openly-seen-sites.ts";
import { type OwnPlace, ownPlaces, userOf } from "./own-places.ts";

/** One event, as far as whoever asks may see who comes. */
export interface EventView {
  charter: Charter;
  event: NetworkEvent;
  series?: Series;
  /** Those that may be named, and that belonged to the network that day. */
  sites: readonly Site[];
  answers: Readonly<Record<Answer, number>>;
  presence: Presence;
  /** Of the sites that may be named. */
  preWork: readonly PreWorkDone[];
  own?: Attendance;
  /** For whom whoever asks may say that they come. */
  places: readonly OwnPlace[];
  /** The sites whose pre-work they may tick. */
  mayMark: readonly Site[];
  mayPlan: boolean;
}

export async function readEvent(ctx: ActionContext, id: string): Promise<Outcome<EventView>> {
  const read = await readEventWithPeople(ctx, id);
  return read.ok ? done(read.value.view) : read;
}

/** The same with what is known of each person: for those who record who came. */
export async function readEventWithPeople(
  { store, actor }: ActionContext,
  id: string,
): Promise<Outcome<{ view: EventView; attendance: readonly Attendance[] }>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, events, series, rows, ticks] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    eventQuery(store, id),
    everySeriesQuery(store),
    attendanceQuery(store, id),
    preWorkDoneQuery(store, id),
  );
  const [row] = events;
  if (!row) return refused({ kind: "not-found", what: "event" });
  const event = eventOf(row);
  const charter = charterOf(charters);
  const standing = siteRows.map(siteOf).filter(({ left }) => left === undefined);
  const sites = openlySeenSites(actor, charter, standing);
  const seen = new Set(sites.map(({ id: site }) => site));
  const attendance = rows.map(attendanceOf);
  const own = attendance.find(({ user }) => user === userOf(actor));
  const of = series.map(seriesOf).find((each) => each.id === event.series);
  const view: EventView = {
    ...{ charter, event, sites, places: ownPlaces(actor, sites) },
    answers: answerCounts(attendance),
    presence: presenceAt(attendance),
    preWork: ticks.map(preWorkDoneOf).filter(({ site }) => seen.has(site)),
    mayMark: sites.filter((site) => may(actor, "attend-events", site.id)),
    mayPlan: may(actor, "manage-events"),
    ...(of && { series: of }),
    ...(own && { own }),
  };
  return done({ view, attendance });
}
