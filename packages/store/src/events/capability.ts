import type { Act } from "@allteach/domain/audit";
import { type Capability, CapabilityAnswers, type HalfYear } from "@allteach/domain/capability";
import type { SiteId } from "@allteach/domain/identity";
import { asc, sql } from "drizzle-orm";
import { recorded } from "../audit.ts";
import { unlessTaken } from "../is-taken.ts";
import type { NetworkStore } from "../network-store.ts";
import { capability } from "./event-schema.ts";

/** Twenty half-years of three hundred sites. */
const MAX_ROWS = 6000;

/** What a site said of itself, its last word of each half-year; every site's where none is named. */
export function capabilityQuery({ db }: NetworkStore, site?: { code: string }) {
  const isNewest = sql`${capability.revision} = (select max(revision) from capability as newer
    where newer.site_id = ${capability.siteId} and newer.half = ${capability.half})`;
  const isOfSite = site
    ? sql`${capability.siteId} = (select id from site where code = ${site.code} collate nocase)`
    : sql`true`;
  return db
    .select()
    .from(capability)
    .where(sql`${isNewest} and ${isOfSite}`)
    .orderBy(asc(capability.half), asc(capability.siteId))
    .limit(MAX_ROWS);
}

export function capabilityOf(row: typeof capability.$inferSelect): Capability {
  const { siteId, half, revision, note, at } = row;
  const said = CapabilityAnswers.parse({ answers: JSON.parse(row.answers), note });
  return { ...said, site: siteId as SiteId, half: half as HalfYear, revision, at };
}

/** Keeps what a site says; false where somebody of it said something first. */
export function keepCapability(store: NetworkStore, said: Capability, act: Act): Promise<boolean> {
  const writing = addCapabilities(store, [said], act);
  return unlessTaken("capability.site_id, capability.half, capability.revision", writing);
}

/** Keeps what several sites say. */
export async function addCapabilities(
  store: NetworkStore,
  said: readonly Capability[],
  act: Act,
): Promise<void> {
  const rows = JSON.stringify(
    said.map(({ site, half, revision, answers, note, at }) => [
      ...[site, half, revision, JSON.stringify(answers), note, act.actor, at],
    ]),
  );
  await recorded(store, act, () => [
    store.db.insert(capability).select(
      sql`select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
        value ->> 6 from json_each(${rows})`,
    ),
  ]);
}
