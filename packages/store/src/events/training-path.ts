import type { Act } from "@allteach/domain/audit";
import type { UserId } from "@allteach/domain/identity";
import type { PathItem, TrainingPath } from "@allteach/domain/training-path";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { recorded } from "../audit.ts";
import type { NetworkStore } from "../network-store.ts";
import { trainingDone, trainingPath } from "./event-schema.ts";

const MAX_PATHS = 100;
const MAX_DONE = 5000;

/** Every path that was not taken away, by its name. */
export function pathsQuery({ db }: NetworkStore) {
  return db
    .select()
    .from(trainingPath)
    .where(isNull(trainingPath.removedAt))
    .orderBy(sql`${trainingPath.name} collate nocase`, asc(trainingPath.id))
    .limit(MAX_PATHS);
}

export function pathQuery({ db }: NetworkStore, id: string) {
  return db
    .select()
    .from(trainingPath)
    .where(and(eq(trainingPath.id, id), isNull(trainingPath.removedAt)))
    .limit(1);
}

/** What somebody has done of every path. */
export function trainingDoneQuery({ db }: NetworkStore, user: UserId | "") {
  return db.select().from(trainingDone).where(eq(trainingDone.userId, user)).limit(MAX_DONE);
}

/** How many people have done each thing of a path. */
export function trainingCountsQuery({ db }: NetworkStore, path: string) {
  return db
    .select({ item: trainingDone.item, people: sql<number>`count(*)` })
    .from(trainingDone)
    .where(eq(trainingDone.pathId, path))
    .groupBy(trainingDone.item)
    .limit(MAX_PATHS);
}

export function pathOf(row: typeof trainingPath.$inferSelect): TrainingPath {
  const { id, revision, name, about, items } = row;
  return { id, revision, name, about, items: JSON.parse(items) as PathItem[] };
}

export async function addPaths(
  store: NetworkStore,
  made: readonly TrainingPath[],
  act: Act,
): Promise<void> {
  const { actor, at } = act;
  await recorded(store, act, () =>
    made.map(({ items, ...path }) =>
      store.db
        .insert(trainingPath)
        .values({ ...path, items: JSON.stringify(items), actor, at, changedAt: at }),
    ),
  );
}

/**
 * Keeps a path's next revision.
 *
 * @returns False where somebody saved it first: then nothing is written, nor told in the audit.
 */
export async function changePath(
  store: NetworkStore,
  { id, items, ...changed }: TrainingPath,
  { act, isRemoved }: { act: Act; isRemoved: boolean },
): Promise<boolean> {
  const stands = and(eq(trainingPath.id, id), eq(trainingPath.revision, changed.revision - 1));
  const row = {
    ...{ ...changed, items: JSON.stringify(items), changedAt: act.at },
    ...(isRemoved && { removedAt: act.at }),
  };
  const [rows] = await recorded(
    store,
    act,
    () => [store.db.update(trainingPath).set(row).where(stands).returning({ id: trainingPath.id })],
    { when: sql`exists (select 1 from training_path where ${stands})` },
  );
  return rows.length > 0;
}

/** Keeps that somebody did one thing of a path, or takes it back. */
export async function keepTraining(
  store: NetworkStore,
  { path: pathId, item, user: userId }: { path: string; item: string; user: UserId },
  { act, isDone }: { act: Act; isDone: boolean },
): Promise<void> {
  const { db } = store;
  const own = and(
    eq(trainingDone.pathId, pathId),
    eq(trainingDone.item, item),
    eq(trainingDone.userId, userId),
  );
  await recorded(store, act, () =>
    isDone
      ? [db.insert(trainingDone).values({ pathId, item, userId, at: act.at }).onConflictDoNothing()]
      : [db.delete(trainingDone).where(own)],
  );
}
