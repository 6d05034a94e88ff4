import { and, eq, isNull } from "drizzle-orm";
import type { Directory } from "./directory.ts";
import { operatorNotice } from "./operations-schema.ts";

/** Claims a notice: of any number who ask, one may send it. */
export async function claimNotice({ db }: Directory, key: string, now: Date): Promise<boolean> {
  const claimed = await db
    .insert(operatorNotice)
    .values({ key, claimedAt: now.getTime() })
    .onConflictDoNothing()
    .returning({ key: operatorNotice.key });
  return claimed.length === 1;
}

/** The notice went out. */
export async function settleNotice({ db }: Directory, key: string, now: Date): Promise<void> {
  await db.update(operatorNotice).set({ sentAt: now.getTime() }).where(eq(operatorNotice.key, key));
}

/** The notice certainly did not go out: it may be tried again. */
export async function releaseNotice({ db }: Directory, key: string): Promise<void> {
  await db
    .delete(operatorNotice)
    .where(and(eq(operatorNotice.key, key), isNull(operatorNotice.sentAt)));
}
