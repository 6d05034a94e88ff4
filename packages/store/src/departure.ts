import type { NetworkId, UserId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { and, asc, eq, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { networkOf, recordColumns } from "./caller.ts";
import { askDirectory, type Directory } from "./directory.ts";
import {
  deletionCertificate,
  departure,
  due,
  membership,
  network,
  pool,
  user,
} from "./directory-schema.ts";

/** How many networks one firing of the clock removes; the next one takes the rest. */
const MAX_DEPARTURES = 20;
const MAX_LEADERS = 200;

/** A network that is leaving: who asked for it, when, and by which certificate it will be known. */
export interface Departure {
  certificate: string;
  askedBy: UserId;
  askedAt: number;
  dueAt: number;
}

/** Marks a network as leaving: nothing falls due in it any more. Asked again it changes nothing. */
export async function beginDeparture(
  directory: Directory,
  id: NetworkId,
  asked: Departure,
): Promise<void> {
  const { db } = directory;
  await askDirectory(
    directory,
    db
      .insert(departure)
      .values({ networkId: id, ...asked })
      .onConflictDoNothing(),
    db
      .update(network)
      .set({ status: "leaving" })
      .where(and(eq(network.id, id), eq(network.status, "live"))),
    db.delete(due).where(eq(due.networkId, id)),
  );
}

/** Takes it back: the network is live again, and its next report due. */
export async function endDeparture(
  directory: Directory,
  id: NetworkId,
  nextReportAt: Date,
): Promise<void> {
  const { db } = directory;
  await askDirectory(
    directory,
    db
      .update(network)
      .set({ status: "live" })
      .where(and(eq(network.id, id), eq(network.status, "leaving"))),
    db.delete(departure).where(eq(departure.networkId, id)),
    db
      .insert(due)
      .values({ networkId: id, what: "report", at: nextReportAt.getTime() })
      .onConflictDoNothing(),
  );
}

/** A network's departure, if it is leaving. */
export async function departureOf(
  { db }: Directory,
  id: NetworkId,
): Promise<Departure | undefined> {
  const [row] = await db.select().from(departure).where(eq(departure.networkId, id)).limit(1);
  return row && { ...row, askedBy: row.askedBy as UserId };
}

/** Networks whose time to be removed has come. */
export async function departuresDue(
  { db }: Directory,
  now: Date,
): Promise<{ network: NetworkRecord; departure: Departure }[]> {
  const rows = await db
    .select({
      network: recordColumns,
      certificate: departure.certificate,
      askedBy: departure.askedBy,
      askedAt: departure.askedAt,
      dueAt: departure.dueAt,
    })
    .from(departure)
    .innerJoin(network, eq(network.id, departure.networkId))
    .innerJoin(pool, eq(pool.networkId, network.id))
    .where(and(lte(departure.dueAt, now.getTime()), eq(network.status, "leaving")))
    .orderBy(asc(departure.dueAt))
    .limit(MAX_DEPARTURES);
  return rows.map(({ network: record, askedBy, ...rest }) => ({
    network: networkOf(record),
    departure: { ...rest, askedBy: askedBy as UserId },
  }));
}

/** The mail addresses of those who lead a network. */
export async function leaderAddresses({ db }: Directory, id: NetworkId): Promise<string[]> {
  const rows = await db
    .selectDistinct({ email: user.email })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(and(eq(membership.networkId, id), eq(membership.role, "leader")))
    .limit(MAX_LEADERS);
  return rows.map(({ email }) => email);
}

/** What was there when a network was removed, and when nothing was left. */
export interface DeletionCertificate {
  id: string;
  askedBy: UserId;
  askedAt: number;
  begunAt: number;
  /** How many rows and files of what kind. */
  removed: Removed;
  /** Of the whole list, with each table's rows by their hash and each file by its name. */
  sha256: string;
  completedAt?: number;
}

export interface Removed {
  tables: Readonly<Record<string, number>>;
  files: number;
  bytes: number;
  /** Rows about it outside of its own database. */
  elsewhere: Readonly<Record<string, number>>;
}

/** Keeps what there is to remove, before any of it is; the first list is the one that counts. */
export async function beginCertificate(
  { db }: Directory,
  { removed, ...made }: Omit<DeletionCertificate, "completedAt">,
): Promise<void> {
  await db
    .insert(deletionCertificate)
    .values({ ...made, removed: JSON.stringify(removed) })
    .onConflictDoNothing();
}

/** Marks a certificate as complete: a statement for the batch that removes the last rows. */
export function completeCertificate({ d1 }: Directory, id: string, now: Date) {
  return d1
    .prepare("update deletion_certificate set completed_at = ? where id = ?")
    .bind(now.getTime(), id);
}

/** A certificate, for whoever asked for it. */
export async function certificateFor(
  { db }: Directory,
  id: string,
  askedBy: UserId,
): Promise<DeletionCertificate | undefined> {
  const [row] = await db
    .select()
    .from(deletionCertificate)
    .where(and(eq(deletionCertificate.id, id), eq(deletionCertificate.askedBy, askedBy)))
    .limit(1);
  if (!row) return undefined;
  const { removed, completedAt, ...rest } = row;
  return {
    ...rest,
    askedBy: rest.askedBy as UserId,
    removed: JSON.parse(removed) as Removed,
    ...(completedAt !== null && { completedAt }),
  };
}

/** Complete certificates that nobody was mailed yet, with whom to mail. */
export async function unmailedCertificates({
  db,
}: Directory): Promise<{ id: string; email: string; completedAt: number }[]> {
  return db
    .select({
      id: deletionCertificate.id,
      email: user.email,
      completedAt: sql<number>`${deletionCertificate.completedAt}`,
    })
    .from(deletionCertificate)
    .innerJoin(user, eq(user.id, deletionCertificate.askedBy))
    .where(and(isNotNull(deletionCertificate.completedAt), isNull(deletionCertificate.mailedAt)))
    .limit(MAX_DEPARTURES);
}

export async function markCertificateMailed({ db }: Directory, id: string, now: Date) {
  await db
    .update(deletionCertificate)
    .set({ mailedAt: now.getTime() })
    .where(eq(deletionCertificate.id, id));
}
