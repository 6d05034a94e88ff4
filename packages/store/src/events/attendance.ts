import type { Act } from "@allteach/domain/audit";
import type { Attendance } from "@allteach/domain/events/attendance";
import type { NetworkEvent, PreWorkDone } from "@allteach/domain/events/event";
import type { SiteId, UserId } from "@allteach/domain/identity";
import { and, asc, eq, getTableColumns, gte, isNull, lt, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { recorded } from "../audit.ts";
import type { NetworkStore } from "../network-store.ts";
import { attendance, event, preworkDone } from "./event-schema.ts";

/** Ten times the largest conference of a network. */
const MAX_ROWS = 20_000;

/** Everything that is known of who comes and who came to one event. */
export function attendanceQuery({ db }: NetworkStore, eventId: string) {
  return db
    .select()
    .from(attendance)
    .where(eq(attendance.eventId, eventId))
    .orderBy(asc(attendance.userId))
    .limit(MAX_ROWS);
}

/** The same of every event that begins in a span of instants and was not called off. */
export function attendanceBetweenQuery(
  { db }: NetworkStore,
  { from, to }: { from: number; to: number },
) {
  const { id, kind, title, startsAt } = event;
  return db
    .select({ id, kind, title, startsAt, row: attendance })
    .from(event)
    .leftJoin(attendance, eq(attendance.eventId, event.id))
    .where(and(gte(startsAt, from), lt(startsAt, to), isNull(event.calledOffAt)))
    .orderBy(asc(startsAt), asc(id))
    .limit(MAX_ROWS);
}

/** What somebody said and did of each event: from the events on, so that nobody else's is read. */
export function ownAttendanceQuery({ db }: NetworkStore, user: UserId | "") {
  return db
    .select(getTableColumns(attendance))
    .from(event)
    .crossJoin(attendance)
    .where(and(eq(attendance.eventId, event.id), eq(attendance.userId, user)))
    .limit(MAX_ROWS);
}

export function attendanceOf(row: typeof attendance.$inferSelect): Attendance {
  const { eventId, userId, siteId, answer, attended } = row;
  return {
    ...{ event: eventId, user: userId as UserId, site: siteId as SiteId | 0, answer },
    ...(attended !== null && { attended: attended === 1 }),
  };
}

/** Keeps what somebody says beforehand; what was seen on the day stays. */
export async function keepAnswer(
  store: NetworkStore,
  { event: eventId, user: userId, site: siteId, answer }: Attendance,
  act: Act,
): Promise<void> {
  const { actor, at } = act;
  const said = { siteId, answer, actor, at };
  await recorded(store, act, () => [
    store.db
      .insert(attendance)
      .values({ eventId, userId, ...said })
      .onConflictDoUpdate({ target: [attendance.eventId, attendance.userId], set: said }),
  ]);
}

/** Keeps who came, everybody at once; what they said beforehand stays. */
export async function keepAttendance(
  store: NetworkStore,
  rows: readonly Required<Pick<Attendance, "event" | "user" | "site" | "attended">>[],
  act: Act,
): Promise<void> {
  const { actor, at } = act;
  const table = JSON.stringify(
    rows.map(({ event: id, user, site, attended }) => [id, user, site, attended ? 1 : 0]),
  );
  await recorded(store, act, () => [
    store.db
      .insert(attendance)
      .select(
        sql`select value ->> 0, value ->> 1, value ->> 2, '', value ->> 3, ${actor}, ${at}
          from json_each(${table}) where true`,
      )
      .onConflictDoUpdate({
        target: [attendance.eventId, attendance.userId],
        set: {
          siteId: sql`excluded.site_id`,
          attended: sql`excluded.attended`,
          actor: sql`excluded.actor`,
          at: sql`excluded.at`,
        },
      }),
  ]);
}

/** Keeps what a demonstration makes up: who came, and what sites did before. */
export async function addMadeUpAttendance(
  store: NetworkStore,
  made: { people: readonly Attendance[]; ready: readonly Omit<PreWorkDone, "at">[] },
  act: Act,
): Promise<void> {
  const { db } = store;
  const { actor, at } = act;
  const people = JSON.stringify(
    made.people.map(({ event: id, user, site, answer, attended }) => [
      ...[id, user, site, answer, attended === undefined ? null : Number(attended)],
    ]),
  );
  const ready = JSON.stringify(made.ready.map(({ event: id, item, site }) => [id, item, site]));
  await recorded(store, act, () => [
    db.insert(attendance).select(
      sql`select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, ${actor}, ${at}
        from json_each(${people})`,
    ),
    db
      .insert(preworkDone)
      .select(
        sql`select value ->> 0, value ->> 1, value ->> 2, ${actor}, ${at} from json_each(${ready})`,
      ),
  ]);
}

/** Which sites did what of an event's pre-work. */
export function preWorkDoneQuery({ db }: NetworkStore, eventId: string) {
  return db.select().from(preworkDone).where(eq(preworkDone.eventId, eventId)).limit(MAX_ROWS);
}

export function preWorkDoneOf(row: typeof preworkDone.$inferSelect): PreWorkDone {
  const { eventId, item, siteId, at } = row;
  return { event: eventId, item, site: siteId as SiteId, at };
}

/** Keeps what a site has done of an event's pre-work: exactly that, of the things still asked for. */
export async function keepPreWork(
  store: NetworkStore,
  { id: eventId, prework }: Pick<NetworkEvent, "id" | "prework">,
  { site: siteId, items }: { site: SiteId; items: readonly string[] },
  act: Act,
): Promise<void> {
  const { db } = store;
  const { actor, at } = act;
  const own = { eventId, siteId };
  await recorded(store, act, () =>
    prework.map(({ key: item }): BatchItem<"sqlite"> => {
      if (items.includes(item)) {
        return db
          .insert(preworkDone)
          .values({ ...own, item, actor, at })
          .onConflictDoNothing();
      }
      return db
        .delete(preworkDone)
        .where(
          and(
            eq(preworkDone.eventId, eventId),
            eq(preworkDone.siteId, siteId),
            eq(preworkDone.item, item),
          ),
        );
    }),
  );
}
