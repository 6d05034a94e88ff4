import type { Act } from "@allteach/domain/audit";
import type { SiteId, UserId } from "@allteach/domain/identity";
import type { IntroductionState } from "@allteach/domain/introduction";
import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { siteQuestion } from "./goal-schema.ts";
import { type IntroductionMail, owesMail } from "./introduction.ts";
import { ask, type NetworkStore } from "./network-store.ts";

const MAX_LISTED = 200;

/** Somebody asks a site of the same network what it did. */
export interface SiteQuestion {
  id: string;
  site: SiteId;
  /** What it improved: a measure's name. */
  about: string;
  message: string;
  askedBy: UserId;
  askedAt: number;
  state: IntroductionState;
  answeredBy?: UserId;
}

type Row = typeof siteQuestion.$inferSelect;

export function siteQuestionOf(row: Row): SiteQuestion {
  const { id, siteId, about, message, askedBy, askedAt, state, answeredBy } = row;
  return {
    ...{ id, about, message, askedAt, state },
    site: siteId as SiteId,
    askedBy: askedBy as UserId,
    ...(answeredBy !== null && { answeredBy: answeredBy as UserId }),
  };
}

/** Questions of a network's people to its sites, newest first. */
export function siteQuestionsQuery({ db }: NetworkStore) {
  return db.select().from(siteQuestion).orderBy(desc(siteQuestion.askedAt)).limit(MAX_LISTED);
}

export function siteQuestionQuery({ db }: NetworkStore, id: string) {
  return db.select().from(siteQuestion).where(eq(siteQuestion.id, id)).limit(1);
}

/** How often somebody asked a site since an instant. */
export function askedSitesSinceQuery({ db }: NetworkStore, person: UserId, since: Date) {
  return db
    .select({ count: sql<number>`count(*)` })
    .from(siteQuestion)
    .where(and(eq(siteQuestion.askedBy, person), gt(siteQuestion.askedAt, since.getTime())));
}

export async function saveSiteQuestion(
  store: NetworkStore,
  asked: Omit<SiteQuestion, "state">,
  act: Act,
): Promise<void> {
  const { site, ...rest } = asked;
  const row = { ...rest, siteId: site, state: "asked" } as const;
  await recorded(store, act, () => [store.db.insert(siteQuestion).values(row)]);
}

/** Keeps an answer; false when it was answered before: that answer stands. */
export async function saveSiteAnswer(
  store: NetworkStore,
  id: string,
  { state, by, now }: { state: IntroductionState; by: UserId; now: Date },
  act: Act,
): Promise<boolean> {
  const [answered] = await recorded(
    store,
    act,
    () => [
      store.db
        .update(siteQuestion)
        .set({ state, answeredBy: by, answeredAt: now.getTime() })
        .where(and(eq(siteQuestion.id, id), eq(siteQuestion.state, "asked")))
        .returning({ id: siteQuestion.id }),
    ],
    { when: sql`exists (select 1 from site_question where id = ${id} and state = 'asked')` },
  );
  return answered.length === 1;
}

/** Claims the mail that a question owes, for as long as the lease lasts. */
export async function claimQuestionMail(
  store: NetworkStore,
  id: string,
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<{ mail: IntroductionMail; question: SiteQuestion } | undefined> {
  const [[row]] = await ask(
    store,
    store.db
      .update(siteQuestion)
      .set({ leasedUntil: now.getTime() + leaseMs })
      .where(and(eq(siteQuestion.id, id), owesMail, lt(siteQuestion.leasedUntil, now.getTime())))
      .returning(),
  );
  return (
    row && { mail: row.state === "asked" ? "asked" : "answered", question: siteQuestionOf(row) }
  );
}

/** A mail was handed over; whatever else is owed can be claimed at once. */
export async function markQuestionMailed(
  store: NetworkStore,
  id: string,
  mail: IntroductionMail,
): Promise<void> {
  await ask(
    store,
    store.db
      .update(siteQuestion)
      .set({ mailed: mail, leasedUntil: 0 })
      .where(eq(siteQuestion.id, id)),
  );
}

/** Questions that owe a mail: what a lost message left behind. */
export function unmailedQuestionsQuery({ db }: NetworkStore) {
  return db.select({ id: siteQuestion.id }).from(siteQuestion).where(owesMail).limit(MAX_LISTED);
}
