import { dayIn } from "@allteach/domain/day-in";
import type { NetworkEvent } from "@allteach/domain/events/event";
import type { Series } from "@allteach/domain/events/series";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { eventOf } from "@allteach/store/events/event";
import { seriesEventsQuery, seriesOf, seriesQuery } from "@allteach/store/events/series";
import { ask } from "@allteach/store/network-store";
import type { ActionContext } from "../context.ts";

/** A series with the events of its steps. */
export interface SeriesView {
  charter: Charter;
  series: Series;
  /** The earliest first. */
  events: readonly NetworkEvent[];
  today: string;
  mayPlan: boolean;
}

export async function readSeries(
  { store, actor, now, network }: ActionContext,
  id: string,
): Promise<Outcome<SeriesView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, [row], events] = await ask(
    store,
    charterQuery(store),
    seriesQuery(store, id),
    seriesEventsQuery(store, id),
  );
  if (!row) return refused({ kind: "not-found", what: "series" });
  return done({
    ...{ charter: charterOf(charters), series: seriesOf(row), events: events.map(eventOf) },
    today: dayIn(now, network.timeZone),
    mayPlan: may(actor, "manage-events"),
  });
}
