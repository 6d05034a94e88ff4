import type { Code, SiteId } from "@allteach/domain/identity";
import type { Period } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { desc, eq, getTableColumns, sql } from "drizzle-orm";
import { siteIdOf } from "./figure.ts";
import { formerSite, site } from "./network-schema.ts";
import { ask, type NetworkStore } from "./network-store.ts";

/** Three times the largest network that is known. */
export const MAX_SITES = 500;

/** A code made by chance that stands for a site's name, as the migration made it for old sites. */
export const newBlindedCode = sql`'S-' || hex(randomblob(4))`;

/** The network's sites by name. */
export function sitesQuery({ db }: NetworkStore) {
  return db
    .select(getTableColumns(site))
    .from(site)
    .orderBy(sql`${site.name} collate nocase`)
    .limit(MAX_SITES);
}

/** The site of a code, its own or the one that stands for its name. */
export function siteOfCodeQuery({ db }: NetworkStore, code: Code) {
  return db
    .select(getTableColumns(site))
    .from(site)
    .where(eq(site.id, siteIdOf(code)));
}

type Row = Awaited<ReturnType<typeof sitesQuery>>[number];

export function siteOf(row: Row): Site {
  const { id, code, name, type, joined, leftAfter, blindedCode, mergedInto, mergedSince } = row;
  return {
    id: id as SiteId,
    code: code as Code,
    name,
    type,
    joined: joined as Period,
    ...(leftAfter !== null && { left: leftAfter as Period }),
    ...(blindedCode !== null && { blindedCode }),
    ...(mergedInto !== null &&
      mergedSince !== null && {
        merged: { into: mergedInto as SiteId, since: mergedSince as Period },
      }),
  };
}

/** One site, as it is called. */
export async function siteById(store: NetworkStore, id: SiteId): Promise<Site | undefined> {
  const [rows] = await ask(store, sitesQuery(store));
  return rows.map(siteOf).find((each) => each.id === id);
}

/** Sites to be added, each with a new blinded code; one whose code is taken fails them all. */
export function addSites(
  { db }: NetworkStore,
  sites: readonly { code: string; name: string; type: string; joined: Period }[],
) {
  return db.insert(site).select(sql`
    select null, value ->> 'code', value ->> 'name', value ->> 'type', value ->> 'joined', null,
      ${newBlindedCode}, null, null
    from json_each(${JSON.stringify(sites)}) where true`);
}

/** What of a site can be put right; its blinded code never changes. */
export interface SiteChange {
  code: Code;
  name: string;
  type: string;
  joined: Period;
  left?: Period | undefined;
}

export function changeSite({ db }: NetworkStore, id: SiteId, change: SiteChange) {
  const { left, ...rest } = change;
  return db
    .update(site)
    .set({ ...rest, leftAfter: left ?? null })
    .where(eq(site.id, id));
}

/** Keeps what a site was called until now. */
export function keepFormerName({ db }: NetworkStore, { id, code, name }: Site, now: Date) {
  return db
    .insert(formerSite)
    .values({ siteId: id, until: now.getTime(), code, name })
    .onConflictDoNothing();
}

/** Marks a site as part of another from a month on. */
export function mergeSite({ db }: NetworkStore, from: SiteId, into: SiteId, since: Period) {
  return db.update(site).set({ mergedInto: into, mergedSince: since }).where(eq(site.id, from));
}

/** What sites were called before, the newest first. */
export function formerSitesQuery({ db }: NetworkStore) {
  return db
    .select({
      siteId: formerSite.siteId,
      code: formerSite.code,
      name: formerSite.name,
      until: formerSite.until,
    })
    .from(formerSite)
    .orderBy(desc(formerSite.until))
    .limit(MAX_SITES);
}
