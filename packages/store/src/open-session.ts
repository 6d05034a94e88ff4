import type { UserId } from "@allteach/domain/identity";
import type { OpenSession } from "@allteach/domain/member";
import { and, desc, eq, gt, ne, sql } from "drizzle-orm";
import type { Directory } from "./directory.ts";
import { session } from "./directory-schema.ts";

/** Where a person is signed in, and ending it. Instants are milliseconds. */

const MAX_SESSIONS = 100;

/** So much of a session's hash names it among a person's own, and signs nobody in. */
const ID_LENGTH = 16;

export const sessionIdOf = (tokenHash: string) => tokenHash.slice(0, ID_LENGTH);

/** A person's open sessions, the one last used first. */
export async function openSessionsOf(
  { db }: Directory,
  person: UserId,
  now: Date,
): Promise<OpenSession[]> {
  const rows = await db
    .select({
      tokenHash: session.tokenHash,
      device: session.device,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
    })
    .from(session)
    .where(and(eq(session.userId, person), gt(session.expiresAt, now.getTime())))
    .orderBy(desc(sql`coalesce(${session.lastSeenAt}, ${session.createdAt})`))
    .limit(MAX_SESSIONS);
  return rows.map(({ tokenHash, device, createdAt, lastSeenAt }) => ({
    id: sessionIdOf(tokenHash),
    ...(device !== null && { device }),
    since: createdAt,
    ...(lastSeenAt !== null && { lastSeen: lastSeenAt }),
  }));
}

/** @returns Whether the person had such a session. */
export async function endSessionOf(
  { db }: Directory,
  person: UserId,
  id: string,
): Promise<boolean> {
  const ended = await db
    .delete(session)
    .where(
      and(eq(session.userId, person), eq(sql`substr(${session.tokenHash}, 1, ${ID_LENGTH})`, id)),
    )
    .returning({ userId: session.userId });
  return ended.length > 0;
}

/** Ends every session of a person but one. */
export async function endOtherSessionsOf(
  { db }: Directory,
  person: UserId,
  keptHash: string,
): Promise<number> {
  const ended = await db
    .delete(session)
    .where(and(eq(session.userId, person), ne(session.tokenHash, keptHash)))
    .returning({ userId: session.userId });
  return ended.length;
}

/** Remembers that a session was used, and the kind of browser it was first used in. */
export async function noteSession(
  { db }: Directory,
  tokenHash: string,
  device: string,
  now: Date,
): Promise<void> {
  await db
    .update(session)
    .set({
      lastSeenAt: now.getTime(),
      device: sql`coalesce(${session.device}, ${device})`,
    })
    .where(eq(session.tokenHash, tokenHash));
}
