import type { Code, SiteId } from "@allteach/domain/identity";
import type { Period } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { sql } from "drizzle-orm";
import { site } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** Three times the largest network that is known. */
const MAX_SITES = 500;

/** The network's sites by name. */
export function sitesQuery({ db }: NetworkStore) {
  return db
    .select({
      id: site.id,
      code: site.code,
      name: site.name,
      type: site.type,
      joined: site.joined,
      leftAfter: site.leftAfter,
    })
    .from(site)
    .orderBy(sql`${site.name} collate nocase`)
    .limit(MAX_SITES);
}

type Row = Awaited<ReturnType<typeof sitesQuery>>[number];

export function siteOf({ id, code, name, type, joined, leftAfter }: Row): Site {
  return {
    id: id as SiteId,
    code: code as Code,
    name,
    type,
    joined: joined as Period,
    ...(leftAfter !== null && { left: leftAfter as Period }),
  };
}
