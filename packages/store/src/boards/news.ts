import type { UserId } from "@allteach/domain/identity";
import { and, asc, desc, eq, gt, isNull, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { ask, type NetworkStore } from "../network-store.ts";
import { pin as pinTable } from "../pins/pin-schema.ts";
import { boardPin, follow, newsMail, pinComment } from "./board-schema.ts";

const MAX_READERS = 3000;
const MAX_FOLLOWS = 60_000;

/** More that is new in a month than anybody is told of. */
const MOST_NEW = 1000;

/** A stretch of time, the end included. */
export interface NewsSpan {
  from: number;
  to: number;
}

/** Everybody whom something new may concern, with the end of what they were told last. */
export function newsReadersQuery({ db }: NetworkStore) {
  return db
    .select({
      user: sql<UserId>`reader.user_id`.as("user"),
      told: sql<number>`coalesce((select max(to_at) from news_mail
        where news_mail.user_id = reader.user_id), 0)`.as("told"),
    })
    .from(
      sql`(select user_id from follow
        union select owner from pin where removed_at is null
        union select owner from goal where outcome is null
        union select each.value from pin_comment, json_each(pin_comment.mentions) as each
      ) as reader`,
    )
    .where(sql`reader.user_id not in (select user_id from news_stop)`)
    .orderBy(sql`reader.user_id`)
    .limit(MAX_READERS);
}

const isSeen = and(isNull(pinTable.removedAt), isNull(pinTable.hiddenAt));
const source = alias(pinTable, "source");

/** Pins that are new, each with whose pin it was made from, the newest first. */
export function newPinsQuery({ db }: NetworkStore, { from, to }: NewsSpan) {
  return db
    .select({ pin: pinTable, madeFrom: sql<UserId | null>`${source.owner}`.as("made_from") })
    .from(pinTable)
    .leftJoin(source, eq(source.id, pinTable.parent))
    .where(and(isSeen, gt(pinTable.createdAt, from), lte(pinTable.createdAt, to)))
    .orderBy(desc(pinTable.createdAt))
    .limit(MOST_NEW);
}

/** Own pins that were put on boards that somebody follows, the last one first. */
export function newPlacingsQuery({ db }: NetworkStore, { from, to }: NewsSpan) {
  return db
    .select({
      pin: pinTable,
      board: boardPin.boardId,
      by: boardPin.addedBy,
      at: sql<number>`${boardPin.addedAt}`.as("placed_at"),
    })
    .from(boardPin)
    .innerJoin(pinTable, eq(pinTable.id, boardPin.pin))
    .where(
      and(
        isSeen,
        sql`${boardPin.boardId} in (select target from follow where kind = 'board')`,
        gt(boardPin.addedAt, from),
        lte(boardPin.addedAt, to),
      ),
    )
    .orderBy(desc(boardPin.addedAt))
    .limit(MOST_NEW);
}

/** What was said of pins, with whose pin it is, the oldest first. */
export function newCommentsQuery({ db }: NetworkStore, { from, to }: NewsSpan) {
  return db
    .select({
      text: pinComment.text,
      mentions: pinComment.mentions,
      at: pinComment.at,
      by: sql<UserId>`${pinComment.owner}`.as("said_by"),
      pin: pinComment.pinId,
      title: pinTable.title,
      pinOwner: sql<UserId>`${pinTable.owner}`.as("pin_owner"),
    })
    .from(pinComment)
    .innerJoin(pinTable, eq(pinTable.id, pinComment.pinId))
    .where(
      and(
        gt(pinComment.at, from),
        lte(pinComment.at, to),
        isNull(pinComment.removedAt),
        isNull(pinComment.hiddenAt),
        isSeen,
      ),
    )
    .orderBy(asc(pinComment.at))
    .limit(MOST_NEW);
}

/** What some people follow. */
export function followsOfQuery({ db }: NetworkStore, users: readonly UserId[]) {
  return db
    .select({
      user: sql<UserId>`${follow.userId}`.as("follower"),
      kind: follow.kind,
      target: follow.target,
    })
    .from(follow)
    .where(sql`${follow.userId} in (select value from json_each(${JSON.stringify(users)}))`)
    .limit(MAX_FOLLOWS);
}

/** What of a person's news goes into one mail of the day. */
export interface NewsMail extends NewsSpan {
  id: string;
  user: UserId;
  status: (typeof newsMail.$inferSelect)["status"];
}

/** Puts down who has news. Done again for one day it changes nothing. */
export async function planNews(
  store: NetworkStore,
  mails: readonly Omit<NewsMail, "status">[],
): Promise<void> {
  const rows = sql`json_each(${JSON.stringify(mails)}) as mail`;
  await ask(
    store,
    store.db
      .insert(newsMail)
      .select(sql`
        select mail.value ->> 'id', mail.value ->> 'user', mail.value ->> 'from',
          mail.value ->> 'to', 'planned', null
        from ${rows} where true`)
      .onConflictDoNothing(),
  );
}

/** News that are in nobody's mail of the day yet. */
export function plannedNewsQuery({ db }: NetworkStore) {
  return db.select().from(newsMail).where(eq(newsMail.status, "planned")).limit(MAX_READERS);
}

export function newsMailQuery({ db }: NetworkStore, id: string) {
  return db.select().from(newsMail).where(eq(newsMail.id, id)).limit(1);
}

export function newsMailOf(row: typeof newsMail.$inferSelect): NewsMail {
  const { id, userId, fromAt: from, toAt: to, status } = row;
  return { id, user: userId as UserId, from, to, status };
}

/** Where news stand; those that were stopped, or whose mail has gone, stay as they are. */
export async function settleNews(
  store: NetworkStore,
  ids: readonly string[],
  { status, failure = null }: { status: NewsMail["status"]; failure?: string | null },
): Promise<void> {
  const { db } = store;
  await ask(
    store,
    db
      .update(newsMail)
      .set({ status, failure })
      .where(
        and(
          sql`${newsMail.id} in (select value from json_each(${JSON.stringify(ids)}))`,
          sql`${newsMail.status} in ('planned', 'gathered')`,
        ),
      ),
  );
}
