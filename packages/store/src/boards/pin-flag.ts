import type { Act } from "@allteach/domain/audit";
import type { CommentId } from "@allteach/domain/boards/pin-comment";
import type { FlagId, PinFlag } from "@allteach/domain/boards/pin-flag";
import type { UserId } from "@allteach/domain/identity";
import type { PinId } from "@allteach/domain/pins/pin";
import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { recorded } from "../audit.ts";
import type { NetworkStore } from "../network-store.ts";
import { pin as pinTable } from "../pins/pin-schema.ts";
import { pinComment, pinFlag } from "./board-schema.ts";

const MAX_OPEN = 500;
const MAX_LOG = 200;

/** A person's open reports at most: who reports everything is not heard sooner. */
const MOST_OPEN_OF_ONE = 50;

/** Reports that nobody has answered yet, the oldest first, with what they are about. */
export function openFlagsQuery({ db }: NetworkStore) {
  return db
    .select({
      flag: pinFlag,
      title: pinTable.title,
      said: sql<string | null>`${pinComment.text}`.as("said"),
    })
    .from(pinFlag)
    .innerJoin(pinTable, eq(pinTable.id, pinFlag.pinId))
    .leftJoin(pinComment, eq(pinComment.id, pinFlag.commentId))
    .where(isNull(pinFlag.outcome))
    .orderBy(asc(pinFlag.at))
    .limit(MAX_OPEN);
}

export function flagOf(row: typeof pinFlag.$inferSelect): PinFlag {
  const { id, pinId, commentId, why, text, flaggedBy, at, outcome, settledBy, settledAt } = row;
  return {
    ...{ id: id as FlagId, pin: pinId as PinId, why, text, flaggedBy: flaggedBy as UserId, at },
    ...(commentId !== null && { comment: commentId as CommentId }),
    ...(outcome !== null && {
      settled: { outcome, by: settledBy ?? "", at: settledAt ?? 0 },
    }),
  };
}

/** Pins that were taken from sight, the last one first. */
export function hiddenPinsQuery({ db }: NetworkStore) {
  return db
    .select()
    .from(pinTable)
    .where(and(isNotNull(pinTable.hiddenAt), isNull(pinTable.removedAt)))
    .orderBy(desc(pinTable.hiddenAt))
    .limit(MAX_LOG);
}

/** Comments that were taken from sight, the last one first, with the pin's title. */
export function hiddenCommentsQuery({ db }: NetworkStore) {
  return db
    .select({ comment: pinComment, title: pinTable.title })
    .from(pinComment)
    .innerJoin(pinTable, eq(pinTable.id, pinComment.pinId))
    .where(and(isNotNull(pinComment.hiddenAt), isNull(pinComment.removedAt)))
    .orderBy(desc(pinComment.hiddenAt))
    .limit(MAX_LOG);
}

/**
 * Keeps a report to the moderators.
 *
 * @returns False where the same person has reported the same before, or very much of late.
 */
export async function addFlag(store: NetworkStore, flag: PinFlag, act: Act): Promise<boolean> {
  const { id, pin, comment = null, why, text, flaggedBy, at } = flag;
  const when = sql`not exists (select 1 from pin_flag where outcome is null and pin_id = ${pin}
      and coalesce(comment_id, '') = ${comment ?? ""} and flagged_by = ${flaggedBy})
    and (select count(*) from pin_flag where outcome is null and flagged_by = ${flaggedBy})
      < ${MOST_OPEN_OF_ONE}`;
  const [, kept] = await recorded(
    store,
    act,
    () => [
      store.db.insert(pinFlag).select(sql`
        select ${id}, ${pin}, ${comment}, ${why}, ${text}, ${flaggedBy}, ${at}, null, null, null
        where ${when}`),
      store.db.select({ id: pinFlag.id }).from(pinFlag).where(eq(pinFlag.id, id)).limit(1),
    ],
    { when },
  );
  return kept.length === 1;
}

/** What is moderated: a pin, or a comment on it. */
export interface Moderated {
  pin: string;
  comment?: string | undefined;
}

/**
 * Hides something or shows it again, or leaves it as it is, and answers every report about it.
 *
 * @param by Who decided; the audit keeps why, and so does the row where it is hidden.
 */
export async function moderate(
  store: NetworkStore,
  { pin, comment }: Moderated,
  { act: what, why, by }: { act: "hide" | "show" | "keep"; why: string; by: UserId },
  act: Act,
): Promise<void> {
  const { db } = store;
  const hidden =
    what === "hide"
      ? { hiddenAt: act.at, hiddenBy: by, hiddenWhy: why }
      : { hiddenAt: null, hiddenBy: null, hiddenWhy: null };
  const settled = {
    outcome: what === "hide" ? ("hidden" as const) : ("kept" as const),
    ...{ settledBy: by, settledAt: act.at },
  };
  const about = and(
    eq(pinFlag.pinId, pin),
    isNull(pinFlag.outcome),
    comment === undefined ? isNull(pinFlag.commentId) : eq(pinFlag.commentId, comment),
  );
  const written =
    comment === undefined
      ? db
          .update(pinTable)
          .set({ ...hidden, revision: sql`revision + 1` })
          .where(eq(pinTable.id, pin))
      : db
          .update(pinComment)
          .set(hidden)
          .where(and(eq(pinComment.id, comment), eq(pinComment.pinId, pin)));
  await recorded(store, act, () => [
    ...(what === "keep" ? [] : [written]),
    db.update(pinFlag).set(settled).where(about),
  ]);
}

/** How many reports wait for an answer. */
export function waitingFlagsQuery({ db }: NetworkStore) {
  return db.select({ flags: sql<number>`count(*)` }).from(pinFlag).where(isNull(pinFlag.outcome));
}
