import type { Act } from "@allteach/domain/audit";
import type { Goal, GoalId, GoalVisibility } from "@allteach/domain/goal";
import type { SharedPart } from "@allteach/domain/shared-goal";
import { and, eq, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { isAt } from "./goal.ts";
import { goalPublication, goal as goalTable } from "./goal-schema.ts";
import { ask, type NetworkStore } from "./network-store.ts";

const MAX_UNFINISHED = 1000;

/** What the ledger says of sharing a goal with other networks. */
export interface Publication {
  /** Begun anew each time it is shared or taken back. */
  epoch: number;
  status: "pending" | "published" | "withdrawing" | "withdrawn";
  parts: readonly SharedPart[];
  publishedRevision?: number;
  publishedAt?: number;
  /** Who may read it once it is taken back. */
  backTo?: Exclude<GoalVisibility, "all">;
}

export function publicationQuery({ db }: NetworkStore, goal: string) {
  return db.select().from(goalPublication).where(eq(goalPublication.goalId, goal)).limit(1);
}

export function publicationOf(
  rows: Awaited<ReturnType<typeof publicationQuery>>,
): Publication | undefined {
  const [row] = rows;
  if (!row) return undefined;
  const { epoch, status, publishedRevision, publishedAt, backTo } = row;
  return {
    ...{ epoch, status, parts: JSON.parse(row.parts) as SharedPart[] },
    ...(publishedRevision !== null && { publishedRevision }),
    ...(publishedAt !== null && { publishedAt }),
    ...(backTo !== null && { backTo }),
  };
}

/**
 * Puts into the ledger that a goal is shared with every network; nothing has left yet.
 *
 * @param epoch One more than any before.
 * @returns False when someone changed the goal meanwhile: nothing was written then.
 */
export async function beginSharing(
  store: NetworkStore,
  goal: Goal,
  { epoch, parts }: Pick<Publication, "epoch" | "parts">,
  act: Act,
): Promise<boolean> {
  const { db } = store;
  const row = { epoch, status: "pending", parts: JSON.stringify(parts) } as const;
  const [, changed] = await recorded(
    store,
    act,
    () => [
      db
        .insert(goalPublication)
        .select(
          sql`select ${goal.id}, ${epoch}, 'pending', ${row.parts}, null, null, null
            where ${isAt(goal.id, goal.revision)}`,
        )
        .onConflictDoUpdate({ target: goalPublication.goalId, set: row }),
      db
        .update(goalTable)
        .set({ visibility: "all", revision: goal.revision + 1, changedAt: act.at })
        .where(and(eq(goalTable.id, goal.id), eq(goalTable.revision, goal.revision)))
        .returning({ id: goalTable.id }),
    ],
    { when: isAt(goal.id, goal.revision) },
  );
  return changed.length === 1;
}

/**
 * Puts into the ledger that a goal is being taken back. Until it is, its team has not had its wish:
 * others may still read it.
 *
 * @returns False when the epoch is over: somebody else was quicker.
 */
export async function beginWithdrawal(
  store: NetworkStore,
  goal: GoalId,
  { epoch, backTo }: { epoch: number; backTo: Exclude<GoalVisibility, "all"> },
  act: Act,
): Promise<boolean> {
  const standing = sql`exists (select 1 from goal_publication
    where goal_id = ${goal} and epoch = ${epoch} and status <> 'withdrawn')`;
  const [begun] = await recorded(
    store,
    act,
    () => [
      store.db
        .update(goalPublication)
        .set({ status: "withdrawing", backTo })
        .where(and(eq(goalPublication.goalId, goal), standing))
        .returning({ goalId: goalPublication.goalId }),
    ],
    { when: standing },
  );
  return begun.length === 1;
}

/**
 * Puts into the ledger that a goal is no longer shared, after the commons has been told so.
 *
 * @param epoch As it was read, which the commons has been closed to.
 */
export async function endSharing(
  store: NetworkStore,
  goal: GoalId,
  epoch: number,
  now: Date,
): Promise<void> {
  const { db } = store;
  const standing = sql`exists (select 1 from goal_publication
    where goal_id = ${goal} and epoch = ${epoch} and status = 'withdrawing')`;
  await ask(
    store,
    db
      .update(goalTable)
      .set({
        visibility: sql`(select coalesce(back_to, 'network') from goal_publication
          where goal_id = ${goal})`,
        revision: sql`revision + 1`,
        changedAt: now.getTime(),
      })
      .where(and(eq(goalTable.id, goal), standing)),
    db
      .update(goalPublication)
      .set({
        ...{ epoch: epoch + 1, status: "withdrawn", parts: "[]", backTo: null },
        ...{ publishedRevision: null, publishedAt: null },
      })
      .where(and(eq(goalPublication.goalId, goal), standing)),
  );
}

/** Marks what has been published; a goal that was changed meanwhile stays to be done. */
export async function markPublished(
  store: NetworkStore,
  { id, revision }: Pick<Goal, "id" | "revision">,
  epoch: number,
  now: Date,
): Promise<void> {
  await ask(
    store,
    store.db
      .update(goalPublication)
      .set({ status: "published", publishedRevision: revision, publishedAt: now.getTime() })
      .where(
        and(
          eq(goalPublication.goalId, id),
          eq(goalPublication.epoch, epoch),
          eq(goalPublication.status, "pending"),
          isAt(id, revision),
        ),
      ),
  );
}

/** Goals that are still to be published or taken back: what a lost message left behind. */
export function unfinishedPublicationsQuery({ db }: NetworkStore) {
  return db
    .select({ goal: goalPublication.goalId })
    .from(goalPublication)
    .where(sql`status in ('pending', 'withdrawing')`)
    .limit(MAX_UNFINISHED);
}
