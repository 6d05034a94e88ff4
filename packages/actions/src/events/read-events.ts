import type { Attendance } from "@allteach/domain/events/attendance";
import { type NetworkEvent, sortedEvents } from "@allteach/domain/events/event";
import type { Series } from "@allteach/domain/events/series";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { attendanceOf, ownAttendanceQuery } from "@allteach/store/events/attendance";
import { eventOf, eventsQuery } from "@allteach/store/events/event";
import { everySeriesQuery, seriesOf } from "@allteach/store/events/series";
import { ask } from "@allteach/store/network-store";
import type { ActionContext } from "../context.ts";
import { userOf } from "./own-places.ts";

/** A network's calendar. */
export interface EventsView {
  charter: Charter;
  /** Not over yet, the next first. */
  coming: readonly NetworkEvent[];
  /** The newest first. */
  past: readonly NetworkEvent[];
  series: readonly Series[];
  /** What whoever asks said and did, by the event. */
  own: ReadonlyMap<string, Attendance>;
  mayPlan: boolean;
}

/** Every event of a network, and its series. */
export async function readEvents({
  store,
  actor,
  now,
}: ActionContext): Promise<Outcome<EventsView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, events, series, own] = await ask(
    store,
    charterQuery(store),
    eventsQuery(store),
    everySeriesQuery(store),
    ownAttendanceQuery(store, userOf(actor)),
  );
  return done({
    charter: charterOf(charters),
    ...sortedEvents(events.map(eventOf), now),
    series: series.map(seriesOf),
    own: new Map(own.map(attendanceOf).map((row) => [row.event, row])),
    mayPlan: may(actor, "manage-events"),
  });
}
