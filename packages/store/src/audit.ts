import { type Act, type AuditEntry, beginningOf, type Head, sealed } from "@allteach/domain/audit";
import type { NetworkId } from "@allteach/domain/identity";
import { and, asc, desc, eq, gt, gte, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import { isTaken } from "./is-taken.ts";
import { auditEntry, auditHead, submission } from "./network-schema.ts";
import { ask, type NetworkStore } from "./network-store.ts";

/** Far more than as many as ever wrote to one network at once. */
const MOST_TRIES = 40;

/** How many times as long as a try itself one waits at most before the next. */
const LONGEST_WAIT = 16;

type Queries = readonly BatchItem<"sqlite">[];

export interface RecordingOptions {
  /** The newest entry, where it was read with whatever the act rests on: saves a round trip. */
  head?: Head | undefined;
  /** Only then is anything recorded; asked before the act's own queries are run. */
  when?: SQL;
  /** Whether a row that the act writes points to its entry, so that the head need not. */
  pointedTo?: boolean;
}

/**
 * Does something and says so in the audit, both or neither. The entry follows the newest one; where
 * someone was quicker it follows theirs, and the act is tried again as it was decided: what it may
 * not overwrite, its own keys protect.
 *
 * @param write The act's own queries, given the number of its entry.
 * @returns Their answers.
 */
export async function recorded<const Written extends Queries>(
  store: NetworkStore,
  act: Act,
  write: (entry: number) => Written,
  { head: known, when, pointedTo = false }: RecordingOptions = {},
): Promise<BatchResponse<Written>> {
  let head = known;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    head ??= await readHead(store);
    const entry = await sealed(head, act);
    const begun = performance.now();
    try {
      const answers = await ask(
        store,
        entryRow(store, entry, when),
        ...(pointedTo ? [] : [moveHead(store, entry)]),
        ...write(entry.id),
      );
      return answers.slice(pointedTo ? 1 : 2) as unknown as BatchResponse<Written>;
    } catch (error) {
      if (!isTaken(error, "audit_entry.id")) throw error;
    }
    // Of two who collide the waits differ, and grow while many are at it.
    const tryMs = performance.now() - begun;
    await pause(Math.random() * Math.max(1, tryMs) * Math.min(LONGEST_WAIT, 2 ** tries));
    head = undefined;
  }
  throw new Error(`${MOST_TRIES} others wrote to the audit first`);
}

/** The newest entry, to be read together with whatever an act rests on. */
export function headQuery({ db }: NetworkStore) {
  return db
    .select({ id: auditEntry.id, hash: auditEntry.hash })
    .from(auditEntry)
    .orderBy(desc(auditEntry.id))
    .limit(1);
}

async function readHead(store: NetworkStore): Promise<Head> {
  const [[head]] = await ask(store, headQuery(store));
  if (!head) throw new Error("the network's audit has no beginning");
  return head;
}

/** The first entry of a network, for the transaction that founds it. */
export async function firstEntry(db: NetworkStore["db"], network: NetworkId, act: Act) {
  const entry = await sealed(await beginningOf(network), act);
  return [
    db.insert(auditEntry).values(entry).onConflictDoNothing(),
    db.insert(auditHead).values({ id: entry.id }).onConflictDoNothing(),
  ] as const;
}

function entryRow({ db }: NetworkStore, entry: AuditEntry, when: SQL = sql`true`) {
  const { id, at, actor, action, subject, via, address, detail, prevHash, hash } = entry;
  return db.insert(auditEntry).select(sql`
    select ${id}, ${at}, ${actor}, ${action}, ${subject}, ${via}, ${address}, ${detail},
      ${prevHash}, ${hash}
    where ${when}`);
}

function moveHead({ db }: NetworkStore, { id, hash }: AuditEntry) {
  return db
    .update(auditHead)
    .set({ id })
    .where(sql`exists (select 1 from audit_entry where id = ${id} and hash = ${hash})`);
}

/** Which entries are asked for. */
export interface AuditQuestion {
  actor?: string;
  action?: string;
  /** Instants, the first included, the second not. */
  from?: number;
  to?: number;
  /** Only entries before this one: the next page. */
  before?: number;
}

/** Entries, newest first. */
export function auditQuery({ db }: NetworkStore, question: AuditQuestion, limit: number) {
  return db
    .select()
    .from(auditEntry)
    .where(isAskedFor(question))
    .orderBy(desc(auditEntry.id))
    .limit(limit);
}

/** How many entries there are of those that are asked for, and the newest of all. */
export function auditCountQuery({ db }: NetworkStore, question: AuditQuestion) {
  return db
    .select({
      entries: sql<number>`count(*)`,
      newest: sql<number>`(select max(id) from audit_entry)`,
    })
    .from(auditEntry)
    .where(isAskedFor(question));
}

function isAskedFor({ actor, action, from, to, before }: AuditQuestion) {
  return and(
    before === undefined ? undefined : lt(auditEntry.id, before),
    actor === undefined ? undefined : eq(auditEntry.actor, actor),
    action === undefined ? undefined : eq(auditEntry.action, action),
    from === undefined ? undefined : gte(auditEntry.at, from),
    to === undefined ? undefined : lt(auditEntry.at, to),
  );
}

/**
 * The entries after one, in the order of the chain: how it is followed in pages.
 *
 * @param upTo Nothing is read where there are more entries than this.
 */
export function chainQuery({ db }: NetworkStore, after: number, limit: number, upTo?: number) {
  return db
    .select()
    .from(auditEntry)
    .where(and(gt(auditEntry.id, after), hasAtMost(upTo)))
    .orderBy(asc(auditEntry.id))
    .limit(limit);
}

/** A submission whose entry is not of the same hand and moment: it was made to name another. */
export function mistakenQuery({ db }: NetworkStore, upTo?: number) {
  return db
    .select({ id: submission.audit })
    .from(submission)
    .crossJoin(auditEntry)
    .where(
      and(
        hasAtMost(upTo),
        eq(auditEntry.id, submission.audit),
        or(ne(auditEntry.at, submission.at), ne(auditEntry.actor, submission.actor)),
      ),
    )
    .limit(1);
}

function hasAtMost(entries: number | undefined): SQL | undefined {
  return entries === undefined ? undefined : sql`(select max(id) from audit_entry) <= ${entries}`;
}

/**
 * The newest entry that something else in the database vouches for: the head, or the submission that
 * the last entry tells of.
 */
export function vouchedForQuery({ db }: NetworkStore) {
  return db
    .select({
      id: sql<number>`max(${auditHead.id}, coalesce((
        select submission.audit
        from (select detail from audit_entry order by id desc limit 1) as last
        cross join submission
        where submission.site_id = last.detail ->> '$.months[0].site'
          and submission.period = last.detail ->> '$.months[0].period'
          and submission.revision = last.detail ->> '$.months[0].revision'), 0))`,
    })
    .from(auditHead)
    .limit(1);
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
