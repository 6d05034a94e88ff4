import type { Act } from "@allteach/domain/audit";
import type { SiteId, UserId } from "@allteach/domain/identity";
import { type Attestation, participationActs } from "@allteach/domain/participation";
import { and, eq, gte, inArray, lt, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { attendance, event } from "./events/event-schema.ts";
import { attestation } from "./evidence-schema.ts";
import { unlessTaken } from "./is-taken.ts";
import { auditEntry } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** Every person of a large network, every month of a year, of each kind. */
const MAX_ROWS = 20_000;

/** Instants, the first included, the last not; of one person where one is named. */
export interface WhoseYear {
  from: number;
  to: number;
  person?: UserId;
}

/** What people did in a year that counts: of each act one a month, of tests one for each test. */
export function deedsQuery({ db }: NetworkStore, { from, to, person }: WhoseYear) {
  const { actor, action, subject, at } = auditEntry;
  const month = sql<string>`strftime('%Y-%m', ${at} / 1000, 'unixepoch')`;
  const about = sql<string>`iif(${action} in ('begin-test', 'change-test'), ${subject}, '')`;
  return db
    .select({ actor, action, month, subject: about, at: sql<number>`min(${at})` })
    .from(auditEntry)
    .where(
      and(
        inArray(action, [...participationActs]),
        gte(at, from),
        lt(at, to),
        person === undefined ? undefined : eq(actor, `person ${person}`),
      ),
    )
    .groupBy(actor, action, month, about)
    .limit(MAX_ROWS);
}

/** The events that people came to in a year. */
export function attendedQuery({ db }: NetworkStore, { from, to, person }: WhoseYear) {
  return db
    .select({ id: event.id, title: event.title, at: event.startsAt, user: attendance.userId })
    .from(event)
    .innerJoin(attendance, eq(attendance.eventId, event.id))
    .where(
      and(
        gte(event.startsAt, from),
        lt(event.startsAt, to),
        sql`${event.calledOffAt} is null`,
        eq(attendance.attended, 1),
        person === undefined ? undefined : eq(attendance.userId, person),
      ),
    )
    .orderBy(event.startsAt)
    .limit(MAX_ROWS);
}

/** What leads said of people's years. */
export function attestationsQuery({ db }: NetworkStore, person?: UserId) {
  return db
    .select()
    .from(attestation)
    .where(person === undefined ? undefined : eq(attestation.person, person))
    .limit(MAX_ROWS);
}

export function attestationOf(
  row: Awaited<ReturnType<typeof attestationsQuery>>[number],
): Attestation {
  const { siteId, person, actor, counted, ...rest } = row;
  return {
    ...{ ...rest, person: person as UserId, by: actor, counted: JSON.parse(counted) },
    ...(siteId > 0 && { site: siteId as SiteId }),
  };
}

/**
 * Writes down what a lead says of somebody's year.
 *
 * @returns False where somebody said something of it first: then nothing is written.
 */
export function saveAttestation(
  store: NetworkStore,
  { site, by: actor, counted, ...said }: Attestation,
  act: Act,
): Promise<boolean> {
  const row = { ...said, actor, siteId: site ?? 0, counted: JSON.stringify(counted) };
  const writing = recorded(store, act, () => [store.db.insert(attestation).values(row)]);
  return unlessTaken("attestation.person, attestation.year, attestation.number", writing);
}
