import { sql } from "drizzle-orm";
import type { Directory } from "./directory.ts";
import { mailDay } from "./operations-schema.ts";

/** How many mails were handed to the provider, and how that ended. */
export interface MailCounts {
  sent: number;
  refused: number;
  /** Those of which nobody knows whether they went. */
  unknown: number;
}

/** Adds to the day's count of mails (UTC). */
export async function countMails(
  { db }: Directory,
  { sent, refused, unknown }: MailCounts,
  now: Date,
): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  await db
    .insert(mailDay)
    .values({ day, sent, refused, unknown })
    .onConflictDoUpdate({
      target: mailDay.day,
      set: {
        sent: sql`${mailDay.sent} + excluded.sent`,
        refused: sql`${mailDay.refused} + excluded.refused`,
        unknown: sql`${mailDay.unknown} + excluded.unknown`,
      },
    });
}
