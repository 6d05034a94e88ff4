import { and, eq, gt, sql } from "drizzle-orm";
import type { Directory } from "./directory.ts";
import { mailPace } from "./mail-schema.ts";

/** What is left of a provider's quota, whether it is left alone, and whose turn is taken. */
export interface PaceRecord {
  mails: number;
  at: number;
  pausedUntil: number;
  failures: number;
  queuedUntil: number;
}

export async function paceRecord(
  { db }: Directory,
  provider: string,
): Promise<PaceRecord | undefined> {
  const [row] = await db.select().from(mailPace).where(eq(mailPace.provider, provider)).limit(1);
  return row;
}

/**
 * Keeps what a decision left of the quota, unless somebody else took of it since it was read.
 *
 * @returns Whether it was kept: the decision counts only then.
 */
export async function keepPace(
  { db }: Directory,
  provider: string,
  before: PaceRecord | undefined,
  left: Pick<PaceRecord, "mails" | "at" | "queuedUntil">,
): Promise<boolean> {
  if (!before) {
    const made = await db
      .insert(mailPace)
      .values({ provider, ...left })
      .onConflictDoNothing()
      .returning({ provider: mailPace.provider });
    return made.length === 1;
  }
  const kept = await db
    .update(mailPace)
    .set(left)
    .where(
      and(
        eq(mailPace.provider, provider),
        eq(mailPace.mails, before.mails),
        eq(mailPace.at, before.at),
        eq(mailPace.queuedUntil, before.queuedUntil),
      ),
    )
    .returning({ provider: mailPace.provider });
  return kept.length === 1;
}

const LONGEST_PAUSE_MS = 10 * 60 * 1000;

/** A provider failed: it is left alone for a while, the longer the more often it failed in a row. */
export async function pauseProvider({ db }: Directory, provider: string, now: Date): Promise<void> {
  const pause = sql`min(${LONGEST_PAUSE_MS}, 1000 << min(20, failures))`;
  await db
    .update(mailPace)
    .set({ failures: sql`failures + 1`, pausedUntil: sql`${now.getTime()} + ${pause}` })
    .where(eq(mailPace.provider, provider));
}

/** It answers again. */
export async function resumeProvider({ db }: Directory, provider: string): Promise<void> {
  await db
    .update(mailPace)
    .set({ failures: 0, pausedUntil: 0 })
    .where(and(eq(mailPace.provider, provider), gt(mailPace.failures, 0)));
}
