import type { Act } from "@allteach/domain/audit";
import type { Material, NetworkEvent, PreWork } from "@allteach/domain/events/event";
import { and, asc, desc, eq, gte, isNull, type SQL, sql } from "drizzle-orm";
import { recorded } from "../audit.ts";
import type { NetworkStore } from "../network-store.ts";
import { event } from "./event-schema.ts";

/** As many as a busy network has in ten years. */
const MAX_EVENTS = 1000;

/** Every event, those furthest ahead first. */
export function eventsQuery({ db }: NetworkStore) {
  return db.select().from(event).orderBy(desc(event.startsAt), asc(event.id)).limit(MAX_EVENTS);
}

/** The events that are not over at an instant and not called off, the next first. */
export function comingEventsQuery({ db }: NetworkStore, now: Date, limit = 5) {
  return db
    .select()
    .from(event)
    .where(and(gte(event.endsAt, now.getTime()), isNull(event.calledOffAt)))
    .orderBy(asc(event.startsAt), asc(event.id))
    .limit(limit);
}

export function eventQuery({ db }: NetworkStore, id: string) {
  return db.select().from(event).where(eq(event.id, id)).limit(1);
}

type Row = typeof event.$inferSelect;

export function eventOf(row: Row): NetworkEvent {
  const { prework, materials, seriesId, actor: _, at: __, calledOffAt, ...rest } = row;
  return {
    ...rest,
    prework: JSON.parse(prework) as PreWork[],
    materials: JSON.parse(materials) as Material[],
    ...(seriesId !== null && { series: seriesId }),
    ...(calledOffAt !== null && { calledOffAt }),
  };
}

function rowOf({ prework, materials, series, calledOffAt, ...rest }: NetworkEvent) {
  return {
    ...rest,
    prework: JSON.stringify(prework),
    materials: JSON.stringify(materials),
    seriesId: series ?? null,
    calledOffAt: calledOffAt ?? null,
  };
}

/** Keeps new events. */
export async function addEvents(
  store: NetworkStore,
  events: readonly NetworkEvent[],
  act: Act,
): Promise<void> {
  const { actor, at } = act;
  await recorded(store, act, () =>
    events.map((each) => store.db.insert(event).values({ ...rowOf(each), actor, at })),
  );
}

/**
 * Keeps an event's next revision.
 *
 * @returns False where somebody saved it first: then nothing is written, nor told in the audit.
 */
export async function changeEvent(
  store: NetworkStore,
  changed: NetworkEvent,
  act: Act,
): Promise<boolean> {
  const { id, ...row } = rowOf(changed);
  const stands = isAt(id, changed.revision - 1);
  const [rows] = await recorded(
    store,
    act,
    () => [store.db.update(event).set(row).where(stands).returning({ id: event.id })],
    { when: sql`exists (select 1 from event where ${stands})` },
  );
  return rows.length > 0;
}

function isAt(id: string, revision: number): SQL | undefined {
  return and(eq(event.id, id), eq(event.revision, revision));
}
