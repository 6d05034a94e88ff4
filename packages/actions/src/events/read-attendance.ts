import { type Attendance, type Presence, presenceAt } from "@allteach/domain/events/attendance";
import type { NetworkEvent } from "@allteach/domain/events/event";
import { attendanceBetweenQuery, attendanceOf } from "@allteach/store/events/attendance";
import { ask, type NetworkStore } from "@allteach/store/network-store";

/** Who came to one event, in numbers. */
export interface EventPresence extends Presence {
  event: Pick<NetworkEvent, "id" | "kind" | "title" | "startsAt">;
}

/**
 * Who came to the events of a span, for reports: the earliest first, those called off left out.
 *
 * @param span Instants in milliseconds, the first included, the last not, of when events begin.
 */
export async function readAttendance(
  store: NetworkStore,
  span: { from: number; to: number },
): Promise<EventPresence[]> {
  const [rows] = await ask(store, attendanceBetweenQuery(store, span));
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { row: _, ...event } = first;
    const known = own.flatMap(({ row }): Attendance[] => (row === null ? [] : [attendanceOf(row)]));
    return [{ event, ...presenceAt(known) }];
  });
}
