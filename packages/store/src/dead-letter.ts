import { and, desc, eq, isNull } from "drizzle-orm";
import type { Directory } from "./directory.ts";
import { deadLetter } from "./directory-schema.ts";

const MAX_LISTED = 100;

/** Keeps a message that was given up, for a person to look at. */
export async function keepDeadLetter(
  { db }: Directory,
  letter: { id: string; queue: string; body: string },
  now: Date,
): Promise<void> {
  await db
    .insert(deadLetter)
    .values({ ...letter, givenUp: now.getTime() })
    .onConflictDoNothing();
}

/**
 * Messages that were given up and that nobody has asked for again, newest first.
 *
 * @param id One of them; left out, as many as are listed at once.
 */
export async function openDeadLetters(
  { db }: Directory,
  id?: string,
): Promise<{ id: string; body: string }[]> {
  return db
    .select({ id: deadLetter.id, body: deadLetter.body })
    .from(deadLetter)
    .where(and(isNull(deadLetter.retriedAt), id === undefined ? undefined : eq(deadLetter.id, id)))
    .orderBy(desc(deadLetter.givenUp))
    .limit(MAX_LISTED);
}

/** Someone has asked for a given-up message's job again, or has set it aside. */
export async function closeDeadLetter(
  { db }: Directory,
  id: string,
  by: string,
  now: Date,
): Promise<void> {
  await db
    .update(deadLetter)
    .set({ retriedAt: now.getTime(), retriedBy: by })
    .where(and(eq(deadLetter.id, id), isNull(deadLetter.retriedAt)));
}
