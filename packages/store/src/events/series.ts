import type { Act } from "@allteach/domain/audit";
import type { Series, SeriesStep } from "@allteach/domain/events/series";
import { and, asc, eq, sql } from "drizzle-orm";
import { recorded } from "../audit.ts";
import type { NetworkStore } from "../network-store.ts";
import { event, series } from "./event-schema.ts";

/** Far more than any network runs. */
const MAX_SERIES = 100;
const MAX_EVENTS = 500;

/** Every series, by its name. */
export function everySeriesQuery({ db }: NetworkStore) {
  return db
    .select()
    .from(series)
    .orderBy(sql`${series.name} collate nocase`, asc(series.id))
    .limit(MAX_SERIES);
}

export function seriesQuery({ db }: NetworkStore, id: string) {
  return db.select().from(series).where(eq(series.id, id)).limit(1);
}

/** The events of a series, the earliest first. */
export function seriesEventsQuery({ db }: NetworkStore, id: string) {
  return db
    .select()
    .from(event)
    .where(eq(event.seriesId, id))
    .orderBy(asc(event.startsAt), asc(event.id))
    .limit(MAX_EVENTS);
}

export function seriesOf(row: typeof series.$inferSelect): Series {
  const { steps, actor: _, at: __, ...rest } = row;
  return { ...rest, steps: JSON.parse(steps) as SeriesStep[] };
}

export async function addSeries(store: NetworkStore, made: Series, act: Act): Promise<void> {
  const { actor, at } = act;
  const row = { ...made, steps: JSON.stringify(made.steps), actor, at };
  await recorded(store, act, () => [store.db.insert(series).values(row)]);
}

/**
 * Keeps a series' next revision.
 *
 * @returns False where somebody saved it first: then nothing is written, nor told in the audit.
 */
export async function changeSeries(
  store: NetworkStore,
  { id, ...changed }: Series,
  act: Act,
): Promise<boolean> {
  const stands = and(eq(series.id, id), eq(series.revision, changed.revision - 1));
  const row = { ...changed, steps: JSON.stringify(changed.steps) };
  const [rows] = await recorded(
    store,
    act,
    () => [store.db.update(series).set(row).where(stands).returning({ id: series.id })],
    { when: sql`exists (select 1 from series where ${stands})` },
  );
  return rows.length > 0;
}
