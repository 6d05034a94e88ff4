import type { GoalId } from "@allteach/domain/goal";
import type { NetworkId, SiteId, UserId } from "@allteach/domain/identity";
import type { IntroductionState } from "@allteach/domain/introduction";
import { and, desc, eq, gt, lt, or, sql } from "drizzle-orm";
import { askCommons, type Commons } from "./commons.ts";
import { introduction } from "./commons-schema.ts";
import type { SharedGoalKey } from "./shared-goal.ts";

const MAX_LISTED = 200;
const MAX_UNMAILED = 500;

/** Somebody of one network asks to be introduced to a team of another. */
export interface Introduction {
  id: string;
  /** Who asks, and from which network, by its name. */
  network: NetworkId;
  networkName: string;
  askedBy: UserId;
  askedAt: number;
  /** Who is asked: the owner of a shared goal. */
  to: SharedGoalKey;
  /** The goal's site; absent for a network's own goal. */
  toSite?: SiteId;
  toUser: UserId;
  /** The goal's title. */
  about: string;
  message: string;
  state: IntroductionState;
  answeredBy?: UserId;
}

type Row = typeof introduction.$inferSelect;

function introductionOf(row: Row): Introduction {
  const { id, about, message, askedAt, state, answeredBy, toSiteId } = row;
  return {
    ...{ id, about, message, askedAt, state },
    network: row.networkId as NetworkId,
    networkName: row.network,
    askedBy: row.askedBy as UserId,
    to: { network: row.toNetworkId as NetworkId, goal: row.toGoalId as GoalId },
    ...(toSiteId !== 0 && { toSite: toSiteId as SiteId }),
    toUser: row.toUser as UserId,
    ...(answeredBy !== null && { answeredBy: answeredBy as UserId }),
  };
}

/** How often somebody asked since an instant. */
export function askedSinceQuery({ db }: Commons, person: UserId, since: Date) {
  return db
    .select({ count: sql<number>`count(*)` })
    .from(introduction)
    .where(and(eq(introduction.askedBy, person), gt(introduction.askedAt, since.getTime())));
}

/**
 * Keeps a question, as long as the goal is shared. Asked again it changes nothing.
 *
 * @returns Its name; nothing where the goal is no longer shared.
 */
export async function saveIntroduction(
  commons: Commons,
  asked: Omit<Introduction, "state" | "about" | "toSite" | "toUser">,
): Promise<string | undefined> {
  const { id, network, networkName, to, message, askedBy, askedAt } = asked;
  const { db } = commons;
  const ofGoal = sql`network_id = ${to.network} and goal_id = ${to.goal}`;
  const [, [kept]] = await askCommons(
    commons,
    db
      .insert(introduction)
      .select(
        sql`select ${id}, ${network}, ${networkName}, network_id, goal_id, site_id, owner, title,
          ${message}, ${askedBy}, ${askedAt}, 'asked', null, null, 0, ''
        from shared_goal where ${ofGoal}`,
      )
      .onConflictDoNothing(),
    db
      .select({ id: introduction.id })
      .from(introduction)
      .where(
        and(
          eq(introduction.askedBy, askedBy),
          eq(introduction.toNetworkId, to.network),
          eq(introduction.toGoalId, to.goal),
        ),
      )
      .limit(1),
  );
  return kept?.id;
}

/** What a network's people asked others, and were asked, newest first. */
export function introductionsQuery({ db }: Commons, network: NetworkId) {
  return db
    .select()
    .from(introduction)
    .where(or(eq(introduction.networkId, network), eq(introduction.toNetworkId, network)))
    .orderBy(desc(introduction.askedAt))
    .limit(MAX_LISTED);
}

/** Who asked about one goal, newest first. */
export function goalIntroductionsQuery({ db }: Commons, { network, goal }: SharedGoalKey) {
  return db
    .select()
    .from(introduction)
    .where(and(eq(introduction.toNetworkId, network), eq(introduction.toGoalId, goal)))
    .orderBy(desc(introduction.askedAt))
    .limit(MAX_LISTED);
}

export const introductionsOf = (rows: readonly Row[]): Introduction[] => rows.map(introductionOf);

/** One question to a network; nothing where it is another's. */
export async function introductionTo(
  commons: Commons,
  network: NetworkId,
  id: string,
): Promise<Introduction | undefined> {
  const [[row]] = await askCommons(
    commons,
    commons.db
      .select()
      .from(introduction)
      .where(and(eq(introduction.id, id), eq(introduction.toNetworkId, network)))
      .limit(1),
  );
  return row && introductionOf(row);
}

/**
 * Keeps an answer.
 *
 * @returns False when it was answered before: that answer stands.
 */
export async function saveAnswer(
  commons: Commons,
  { id, to }: Pick<Introduction, "id" | "to">,
  { state, by, now }: { state: IntroductionState; by: UserId; now: Date },
): Promise<boolean> {
  const [answered] = await askCommons(
    commons,
    commons.db
      .update(introduction)
      .set({ state, answeredBy: by, answeredAt: now.getTime() })
      .where(
        and(
          eq(introduction.id, id),
          eq(introduction.toNetworkId, to.network),
          eq(introduction.state, "asked"),
        ),
      )
      .returning({ id: introduction.id }),
  );
  return answered.length === 1;
}

/** Which mail an introduction owes: to whom is asked, or to both once it was answered. */
export type IntroductionMail = "asked" | "answered";

export const owesMail = sql`(mailed = '' or (state <> 'asked' and mailed = 'asked'))`;

/**
 * Claims the mail that an introduction owes, for as long as the lease lasts.
 *
 * @returns Nothing where none is owed, or where it is in someone else's hands.
 */
export async function claimIntroductionMail(
  commons: Commons,
  network: NetworkId,
  id: string,
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<{ mail: IntroductionMail; introduction: Introduction } | undefined> {
  const [[row]] = await askCommons(
    commons,
    commons.db
      .update(introduction)
      .set({ leasedUntil: now.getTime() + leaseMs })
      .where(
        and(
          eq(introduction.id, id),
          eq(introduction.toNetworkId, network),
          owesMail,
          lt(introduction.leasedUntil, now.getTime()),
        ),
      )
      .returning(),
  );
  if (!row) return undefined;
  const mail = row.state === "asked" ? "asked" : "answered";
  return { mail, introduction: introductionOf(row) };
}

/** A mail was handed over; whatever else is owed can be claimed at once. */
export async function markIntroductionMailed(
  commons: Commons,
  id: string,
  mail: IntroductionMail,
): Promise<void> {
  await askCommons(
    commons,
    commons.db
      .update(introduction)
      .set({ mailed: mail, leasedUntil: 0 })
      .where(eq(introduction.id, id)),
  );
}

/** Introductions that owe a mail since before an instant: what a lost message left behind. */
export async function unmailedIntroductions(
  commons: Commons,
  now: Date,
): Promise<{ id: string; network: NetworkId }[]> {
  const [rows] = await askCommons(
    commons,
    commons.db
      .select({ id: introduction.id, network: introduction.toNetworkId })
      .from(introduction)
      .where(and(owesMail, lt(introduction.leasedUntil, now.getTime())))
      .orderBy(introduction.askedAt)
      .limit(MAX_UNMAILED),
  );
  return rows.map(({ id, network }) => ({ id, network: network as NetworkId }));
}
