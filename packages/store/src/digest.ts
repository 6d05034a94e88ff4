import type { NetworkId, UserId } from "@allteach/domain/identity";
import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { askDirectory, type Directory } from "./directory.ts";
import { user } from "./directory-schema.ts";
import { digest, digestPart } from "./mail-schema.ts";

const MAX_DUE = 2000;
const MAX_PARTS = 300;

/** The one mail of a person and a day. */
export interface DigestKey {
  user: UserId;
  /** UTC: `2026-11-21`. */
  day: string;
}

const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
const DAY_MS = 24 * 60 * 60 * 1000;

/** So long the first part waits for those of other networks. */
const GATHERING_MS = 30 * 60 * 1000;

/** The hour of the day (UTC) at which what came too late for a day goes with the next one. */
const NEXT_DAY_HOUR_MS = 7 * 60 * 60 * 1000;

/** A network's mail that goes into its person's mail of the day. */
export interface DayPart {
  network: NetworkId;
  delivery: string;
  user: UserId;
}

/**
 * Puts networks' mails into their persons' mails of the day; where that has left, into the next
 * day's. Done again it changes nothing.
 */
export async function gather(
  directory: Directory,
  parts: readonly DayPart[],
  now: Date,
): Promise<void> {
  const { db } = directory;
  const today = dayOf(now.getTime());
  const tomorrow = dayOf(now.getTime() + DAY_MS);
  const due = now.getTime() + GATHERING_MS;
  const dueTomorrow = Date.parse(`${tomorrow}T00:00:00Z`) + NEXT_DAY_HOUR_MS;
  const [network, delivery, person] = ["network", "delivery", "user"].map((name) =>
    sql.raw(`part.value ->> '${name}'`),
  );
  const hasLeft = sql`exists (select 1 from digest where user_id = ${person}
    and day = ${today} and status <> 'ready')`;
  const fresh = sql`from json_each(${JSON.stringify(parts)}) as part
    where not exists (select 1 from digest_part where network_id = ${network}
      and delivery = ${delivery})`;
  await askDirectory(
    directory,
    db
      .insert(digest)
      .select(sql`
        select ${person}, iif(${hasLeft}, ${tomorrow}, ${today}),
          iif(${hasLeft}, ${dueTomorrow}, ${due}), 'ready', 0, null, null, null, null, null
        ${fresh}`)
      .onConflictDoNothing(),
    db
      .insert(digestPart)
      .select(sql`
        select ${network}, ${delivery}, ${person}, iif(${hasLeft}, ${tomorrow}, ${today}), null
        ${fresh}`)
      .onConflictDoNothing(),
  );
}

/** Digests that are to leave by now, and those of which a network does not know yet how they went. */
export async function digestsDue({ db }: Directory, now: Date): Promise<DigestKey[]> {
  const rows = await db
    .select({ user: digest.userId, day: digest.day })
    .from(digest)
    .where(
      and(
        lte(digest.dueAt, now.getTime()),
        sql`(${digest.status} in ('ready', 'sending') or exists (select 1 from digest_part
          where digest_part.user_id = digest.user_id and digest_part.day = digest.day
            and settled_at is null))`,
      ),
    )
    .orderBy(asc(digest.dueAt))
    .limit(MAX_DUE);
  return rows.map((row) => ({ user: row.user as UserId, day: row.day }));
}

/** A digest as whoever sends it needs it. */
export interface Digest {
  status: (typeof digest.$inferSelect)["status"];
  email: string;
  attempts: number;
  sha256: string | null;
  providerId: string | null;
  failure: string | null;
  /** What its networks do not know yet. */
  parts: readonly { network: NetworkId; delivery: string }[];
  /** Whether this call may send it. */
  isClaimed: boolean;
}

/** Claims a digest for as long as the lease lasts; of one that left, what is to be settled. */
export async function claimDigest(
  directory: Directory,
  { user: person, day }: DigestKey,
  { now, leaseMs, resend }: { now: Date; leaseMs: number; resend: boolean },
): Promise<Digest | undefined> {
  const { db } = directory;
  const at = now.getTime();
  const mine = and(eq(digest.userId, person), eq(digest.day, day));
  const abandoned = sql`status = 'sending' and leased_until < ${at}`;
  const [, claimed, rows, parts] = await askDirectory(
    directory,
    db
      .update(digest)
      .set({ status: "unknown", leasedUntil: null })
      .where(and(mine, abandoned, sql`${resend ? 0 : 1}`)),
    db
      .update(digest)
      .set({ status: "sending", leasedUntil: at + leaseMs, attempts: sql`attempts + 1` })
      .where(and(mine, sql`((status = 'ready' and due_at <= ${at}) or (${abandoned}))`))
      .returning({ day: digest.day }),
    db
      .select({
        status: digest.status,
        email: user.email,
        attempts: digest.attempts,
        sha256: digest.sha256,
        providerId: digest.providerId,
        failure: digest.failure,
      })
      .from(digest)
      .innerJoin(user, eq(user.id, digest.userId))
      .where(mine)
      .limit(1),
    db
      .select({ network: digestPart.networkId, delivery: digestPart.delivery })
      .from(digestPart)
      .where(
        and(eq(digestPart.userId, person), eq(digestPart.day, day), isNull(digestPart.settledAt)),
      )
      .orderBy(asc(digestPart.networkId), asc(digestPart.delivery))
      .limit(MAX_PARTS),
  );
  const [row] = rows;
  return (
    row && {
      ...row,
      parts: parts.map((part) => ({ ...part, network: part.network as NetworkId })),
      isClaimed: claimed.length === 1,
    }
  );
}

/** How a digest ended. `ready`: it is to be tried again. */
export type DigestEnding =
  | { status: "sent"; providerId: string; sha256: string }
  | { status: "ready" | "unknown" | "failed" | "stopped"; failure: string; dueAt?: number };

export async function settleDigest(
  { db }: Directory,
  { user: person, day }: DigestKey,
  ending: DigestEnding,
  now: Date,
): Promise<void> {
  const changes =
    ending.status === "sent" ? { ...ending, sentAt: now.getTime(), failure: null } : ending;
  await db
    .update(digest)
    .set({ ...changes, leasedUntil: null })
    .where(and(eq(digest.userId, person), eq(digest.day, day), eq(digest.status, "sending")));
}

/** A network knows how the digest went that carried its mails. */
export async function settleParts(
  { db }: Directory,
  network: NetworkId,
  deliveries: readonly string[],
  now: Date,
): Promise<void> {
  await db
    .update(digestPart)
    .set({ settledAt: now.getTime() })
    .where(
      and(
        eq(digestPart.networkId, network),
        inArray(
          digestPart.delivery,
          sql`(select value from json_each(${JSON.stringify(deliveries)}))`,
        ),
      ),
    );
}
