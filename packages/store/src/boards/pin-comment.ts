import type { Act } from "@allteach/domain/audit";
import {
  type CommentId,
  commentLimits,
  type PinComment,
} from "@allteach/domain/boards/pin-comment";
import type { UserId } from "@allteach/domain/identity";
import type { PinId } from "@allteach/domain/pins/pin";
import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { recorded } from "../audit.ts";
import type { NetworkStore } from "../network-store.ts";
import { pinComment } from "./board-schema.ts";

const TEN_MINUTES_MS = 10 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What was said of a pin, the newest first; nothing that was taken back.
 *
 * @param before Only what is older: the next page.
 */
export function commentsQuery(
  { db }: NetworkStore,
  pin: string,
  { before, limit }: { before?: number; limit: number },
) {
  return db
    .select()
    .from(pinComment)
    .where(
      and(
        eq(pinComment.pinId, pin),
        isNull(pinComment.removedAt),
        before === undefined ? undefined : lt(pinComment.at, before),
      ),
    )
    .orderBy(desc(pinComment.at), desc(pinComment.id))
    .limit(limit);
}

export function commentQuery({ db }: NetworkStore, id: string) {
  return db
    .select()
    .from(pinComment)
    .where(and(eq(pinComment.id, id), isNull(pinComment.removedAt)))
    .limit(1);
}

export function commentOf(row: Awaited<ReturnType<typeof commentQuery>>[number]): PinComment {
  const { id, pinId, text, mentions, owner, at, hiddenAt, hiddenBy, hiddenWhy } = row;
  return {
    ...{ id: id as CommentId, pin: pinId as PinId, text, owner: owner as UserId, at },
    mentions: JSON.parse(mentions) as UserId[],
    ...(hiddenAt !== null && {
      hidden: { at: hiddenAt, by: hiddenBy ?? "", why: hiddenWhy ?? "" },
    }),
  };
}

/**
 * Keeps what somebody says of a pin, unless they have said very much of late.
 *
 * @returns False where they have: nothing is written then.
 */
export async function addComment(
  store: NetworkStore,
  { id, pin, text, mentions, owner, at }: PinComment,
  act: Act,
): Promise<boolean> {
  const { inTenMinutes, inADay, ofOnePin } = commentLimits;
  const since = (ms: number) =>
    sql`(select count(*) from pin_comment where owner = ${owner} and at > ${at - ms})`;
  const ofPin = sql`(select count(*) from pin_comment where pin_id = ${pin})`;
  const when = sql`${since(TEN_MINUTES_MS)} < ${inTenMinutes} and ${since(DAY_MS)} < ${inADay}
    and ${ofPin} < ${ofOnePin}`;
  const [, kept] = await recorded(
    store,
    act,
    () => [
      store.db.insert(pinComment).select(sql`
        select ${id}, ${pin}, ${text}, ${JSON.stringify(mentions)}, ${owner}, ${at},
          null, null, null, null
        where ${when}`),
      store.db.select({ id: pinComment.id }).from(pinComment).where(eq(pinComment.id, id)).limit(1),
    ],
    { when },
  );
  return kept.length === 1;
}

/** Takes every word out of a comment: its row stays. */
export async function removeComment(store: NetworkStore, id: string, act: Act): Promise<void> {
  await recorded(store, act, () => [
    store.db
      .update(pinComment)
      .set({ text: "", mentions: "[]", removedAt: act.at })
      .where(eq(pinComment.id, id)),
  ]);
}
