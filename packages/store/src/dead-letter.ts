import { desc } from "drizzle-orm";
import type { Directory } from "./directory.ts";
import { deadLetter } from "./directory-schema.ts";

const MAX_LISTED = 200;

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

/** The messages that were given up, newest first. */
export async function deadLetters({ db }: Directory) {
  return db.select().from(deadLetter).orderBy(desc(deadLetter.givenUp)).limit(MAX_LISTED);
}
