import type { Act } from "@allteach/domain/audit";
import { and, eq, sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recorded } from "./audit.ts";
import { goalPublication } from "./goal-schema.ts";
import { isAt } from "./is-at.ts";
import { ask, type NetworkStore } from "./network-store.ts";
import { pinPublication } from "./pins/pin-schema.ts";
import type { publicationTable } from "./publication-table.ts";

const MAX_UNFINISHED = 1000;

/** What can be shared with other networks: a table of things, and the ledger of those shared. */
export interface Shareable {
  name: "goal" | "pin";
  things: ReturnType<typeof thingTable>;
  ledger: ReturnType<typeof publicationTable>;
}

/** What sharing changes of a thing. */
function thingTable(name: string) {
  return sqliteTable(name, {
    id: text("id").primaryKey(),
    visibility: text("visibility", { enum: ["team", "network", "all"] }).notNull(),
    revision: integer("revision").notNull(),
    changedAt: integer("changed_at").notNull(),
  });
}

export const sharedGoals: Shareable = {
  name: "goal",
  things: thingTable("goal"),
  ledger: goalPublication,
};

export const sharedPins: Shareable = {
  name: "pin",
  things: thingTable("pin"),
  ledger: pinPublication,
};

/** A thing as it was read: its name, and how often it was changed. */
export interface Revised {
  id: string;
  revision: number;
}

/** What the ledger says of sharing a thing with other networks. */
export interface Publication<Part extends string = string> {
  /** Begun anew each time it is shared or taken back. */
  epoch: number;
  status: "pending" | "published" | "withdrawing" | "withdrawn";
  /** What its team shares besides what is always shared. */
  parts: readonly Part[];
  publishedRevision?: number;
  publishedAt?: number;
  /** Who may read it once it is taken back. */
  backTo?: "team" | "network";
}

export function publicationQuery({ db }: NetworkStore, { ledger }: Shareable, thing: string) {
  return db.select().from(ledger).where(eq(ledger.thing, thing)).limit(1);
}

export function publicationOf<Part extends string>(
  rows: Awaited<ReturnType<typeof publicationQuery>>,
): Publication<Part> | undefined {
  const [row] = rows;
  if (!row) return undefined;
  const { epoch, status, publishedRevision, publishedAt, backTo } = row;
  return {
    ...{ epoch, status, parts: JSON.parse(row.parts) as Part[] },
    ...(publishedRevision !== null && { publishedRevision }),
    ...(publishedAt !== null && { publishedAt }),
    ...(backTo !== null && { backTo }),
  };
}

/** A row of the ledger by which a thing that was just made is to be shared. */
export function newPublicationQuery(
  { db }: NetworkStore,
  { ledger }: Shareable,
  thing: string,
  parts: readonly string[],
) {
  const row = { thing, epoch: 1, status: "pending", parts: JSON.stringify(parts) } as const;
  return db.insert(ledger).values(row);
}

/**
 * Puts into the ledger that a thing is shared with every network; nothing has left yet.
 *
 * @param epoch One more than any before.
 * @returns False when someone changed the thing meanwhile: nothing was written then.
 */
export async function beginSharing(
  store: NetworkStore,
  { name, things, ledger }: Shareable,
  { id, revision }: Revised,
  { epoch, parts }: Pick<Publication, "epoch" | "parts">,
  act: Act,
): Promise<boolean> {
  const { db } = store;
  const row = { epoch, status: "pending", parts: JSON.stringify(parts) } as const;
  const standing = isAt(name, id, revision);
  const [, changed] = await recorded(
    store,
    act,
    () => [
      db
        .insert(ledger)
        .select(
          sql`select ${id}, ${epoch}, 'pending', ${row.parts}, null, null, null where ${standing}`,
        )
        .onConflictDoUpdate({ target: ledger.thing, set: row }),
      db
        .update(things)
        .set({ visibility: "all", revision: revision + 1, changedAt: act.at })
        .where(and(eq(things.id, id), eq(things.revision, revision)))
        .returning({ id: things.id }),
    ],
    { when: standing },
  );
  return changed.length === 1;
}

/**
 * Puts into the ledger that a thing is being taken back. Until it is, its team has not had its wish:
 * others may still read it.
 *
 * @returns False when the epoch is over: somebody else was quicker.
 */
export async function beginWithdrawal(
  store: NetworkStore,
  { ledger }: Shareable,
  thing: string,
  { epoch, backTo }: { epoch: number; backTo: "team" | "network" },
  act: Act,
): Promise<boolean> {
  const standing = sql`exists (select 1 from ${ledger}
    where ${ledger.thing} = ${thing} and epoch = ${epoch} and status <> 'withdrawn')`;
  const [begun] = await recorded(
    store,
    act,
    () => [
      store.db
        .update(ledger)
        .set({ status: "withdrawing", backTo })
        .where(and(eq(ledger.thing, thing), standing))
        .returning({ thing: ledger.thing }),
    ],
    { when: standing },
  );
  return begun.length === 1;
}

/**
 * Puts into the ledger that a thing is no longer shared, after the commons has been told so.
 *
 * @param epoch As it was read, which the commons has been closed to.
 */
export async function endSharing(
  store: NetworkStore,
  { things, ledger }: Shareable,
  thing: string,
  epoch: number,
  now: Date,
): Promise<void> {
  const { db } = store;
  const standing = sql`exists (select 1 from ${ledger}
    where ${ledger.thing} = ${thing} and epoch = ${epoch} and status = 'withdrawing')`;
  await ask(
    store,
    db
      .update(things)
      .set({
        visibility: sql`(select coalesce(back_to, 'network') from ${ledger}
          where ${ledger.thing} = ${thing})`,
        revision: sql`revision + 1`,
        changedAt: now.getTime(),
      })
      .where(and(eq(things.id, thing), standing)),
    db
      .update(ledger)
      .set({
        ...{ epoch: epoch + 1, status: "withdrawn", parts: "[]", backTo: null },
        ...{ publishedRevision: null, publishedAt: null },
      })
      .where(and(eq(ledger.thing, thing), standing)),
  );
}

/** Marks what has been published; a thing that was changed meanwhile stays to be done. */
export async function markPublished(
  store: NetworkStore,
  { name, ledger }: Shareable,
  { id, revision }: Revised,
  epoch: number,
  now: Date,
): Promise<void> {
  await ask(
    store,
    store.db
      .update(ledger)
      .set({ status: "published", publishedRevision: revision, publishedAt: now.getTime() })
      .where(
        and(
          eq(ledger.thing, id),
          eq(ledger.epoch, epoch),
          eq(ledger.status, "pending"),
          isAt(name, id, revision),
        ),
      ),
  );
}

/** What is published of a thing is behind from now on. */
export function followInCommonsQuery({ db }: NetworkStore, { ledger }: Shareable, thing: string) {
  return db
    .update(ledger)
    .set({ status: "pending" })
    .where(and(eq(ledger.thing, thing), eq(ledger.status, "published")));
}

/**
 * Everything of a kind that is shared is behind from now on: what it is shared with has changed, the
 * network's name or a site's. Each counts as changed, so that the commons takes it anew.
 */
export function allFollowQueries({ db }: NetworkStore, { things, ledger }: Shareable) {
  const isOut = sql`status in ('pending', 'published')`;
  return [
    db
      .update(things)
      .set({ revision: sql`revision + 1` })
      .where(sql`id in (select ${ledger.thing} from ${ledger} where ${isOut})`),
    db.update(ledger).set({ status: "pending" }).where(eq(ledger.status, "published")),
  ] as const;
}

/** Things that are still to be published or taken back: what a lost message left behind. */
export function unfinishedPublicationsQuery({ db }: NetworkStore, { ledger }: Shareable) {
  return db
    .select({ thing: ledger.thing })
    .from(ledger)
    .where(sql`status in ('pending', 'withdrawing')`)
    .limit(MAX_UNFINISHED);
}
