import type { UserId } from "@allteach/domain/identity";
import { and, asc, desc, eq, gt, isNull, lte, ne, or, sql } from "drizzle-orm";
import { goalPublication, goal as goalTable } from "../goal-schema.ts";
import { ask, type NetworkStore } from "../network-store.ts";
import { pin as pinTable } from "../pins/pin-schema.ts";
import { newsMail, pinComment } from "./board-schema.ts";
import { isFollowed } from "./feed.ts";

const MAX_READERS = 3000;

/** More than this nobody reads in one mail. */
const MOST_TOLD = 20;

/** A stretch of time, the end included. */
export interface NewsSpan {
  from: number;
  to: number;
}

/** Everybody whom something new may concern, with the end of what they were told last. */
export function newsReadersQuery({ db }: NetworkStore) {
  return db
    .select({
      user: sql<string>`reader.user_id`.as("user"),
      told: sql<number>`coalesce((select max(to_at) from news_mail
        where news_mail.user_id = reader.user_id), 0)`.as("told"),
    })
    .from(
      sql`(select user_id from follow
        union select owner from pin where removed_at is null
        union select owner from goal where visibility = 'all' and outcome is null
        union select each.value from pin_comment, json_each(pin_comment.mentions) as each
      ) as reader`,
    )
    .where(sql`reader.user_id not in (select user_id from news_stop)`)
    .orderBy(sql`reader.user_id`)
    .limit(MAX_READERS);
}

/** Pins that are new on what somebody follows, or that were put on a board that they follow. */
export function followedPinsQuery({ db }: NetworkStore, user: string, { from, to }: NewsSpan) {
  const isNewOnBoard = sql`${pinTable.id} in (select board_pin.pin from board_pin
    inner join follow on follow.kind = 'board' and follow.target = board_pin.board_id
      and follow.user_id = ${user}
    where board_pin.added_at > ${from} and board_pin.added_at <= ${to}
      and board_pin.added_by <> ${user})`;
  const isNew = and(
    gt(pinTable.createdAt, from),
    lte(pinTable.createdAt, to),
    ne(pinTable.owner, user),
    isFollowed(user),
  );
  return db
    .select()
    .from(pinTable)
    .where(and(isNull(pinTable.removedAt), isNull(pinTable.hiddenAt), or(isNew, isNewOnBoard)))
    .orderBy(desc(pinTable.createdAt))
    .limit(MOST_TOLD);
}

/** What others said that names somebody, or that is about their pins. */
export function newCommentsQuery({ db }: NetworkStore, user: string, { from, to }: NewsSpan) {
  return db
    .select({
      text: pinComment.text,
      mentions: pinComment.mentions,
      pin: pinComment.pinId,
      title: pinTable.title,
    })
    .from(pinComment)
    .innerJoin(pinTable, eq(pinTable.id, pinComment.pinId))
    .where(
      and(
        gt(pinComment.at, from),
        lte(pinComment.at, to),
        ne(pinComment.owner, user),
        isNull(pinComment.removedAt),
        isNull(pinComment.hiddenAt),
        isNull(pinTable.removedAt),
        isNull(pinTable.hiddenAt),
        sql`(${pinTable.owner} = ${user} or exists (
          select 1 from json_each(${pinComment.mentions}) where value = ${user}))`,
      ),
    )
    .orderBy(asc(pinComment.at))
    .limit(MOST_TOLD);
}

/** Versions that others made of somebody's pins. */
export function newRemixesQuery({ db }: NetworkStore, user: string, { from, to }: NewsSpan) {
  return db
    .select()
    .from(pinTable)
    .where(
      and(
        gt(pinTable.createdAt, from),
        lte(pinTable.createdAt, to),
        ne(pinTable.owner, user),
        isNull(pinTable.removedAt),
        isNull(pinTable.hiddenAt),
        sql`${pinTable.parent} in (select id from pin as own where own.owner = ${user})`,
      ),
    )
    .orderBy(desc(pinTable.createdAt))
    .limit(MOST_TOLD);
}

/** Somebody's goals under way that other networks read. */
export function sharedGoalsOfQuery({ db }: NetworkStore, user: string) {
  return db
    .select({ id: goalTable.id, title: goalTable.title })
    .from(goalTable)
    .innerJoin(goalPublication, eq(goalPublication.thing, goalTable.id))
    .where(
      and(
        eq(goalTable.owner, user),
        isNull(goalTable.outcome),
        eq(goalPublication.status, "published"),
      ),
    )
    .limit(MOST_TOLD);
}

/** What of a person's news goes into one mail of the day. */
export interface NewsMail extends NewsSpan {
  id: string;
  user: UserId;
  status: (typeof newsMail.$inferSelect)["status"];
}

/** Puts down that somebody has news. Done again for one day it changes nothing. */
export async function planNews(
  store: NetworkStore,
  { id, user, from, to }: Omit<NewsMail, "status">,
): Promise<void> {
  const row = { id, userId: user, fromAt: from, toAt: to, status: "planned" as const };
  await ask(store, store.db.insert(newsMail).values(row).onConflictDoNothing());
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
