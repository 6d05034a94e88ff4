import type { Act } from "@allteach/domain/audit";
import type { NetworkId } from "@allteach/domain/identity";
import type { Diagram } from "@allteach/domain/key-driver-diagram";
import type { MeasureDefinition } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Period } from "@allteach/domain/period";
import type { Policy } from "@allteach/domain/policy";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { firstEntry } from "./audit.ts";
import { charter, measure, policy, site } from "./network-schema.ts";
import { isOurs, type NetworkStore } from "./network-store.ts";
import { newBlindedCode } from "./site.ts";
import { diagramVersion } from "./theory-schema.ts";

/** Everything a network begins with. */
export interface Foundation {
  charter: Charter;
  sites: readonly { code: string; name: string; type: string; joined: Period }[];
  measures: readonly MeasureDefinition[];
  policies: readonly Omit<Policy, "version" | "publishedAt">[];
  /** Its theory, where the template has one. */
  diagram?: Diagram | undefined;
}

/**
 * Writes a network's beginnings into its empty database, in one transaction. Run again it changes
 * nothing.
 *
 * @param act How the audit begins.
 * @throws When the database already belongs to another network.
 */
export async function foundNetwork(
  d1: D1Database,
  id: NetworkId,
  { charter: wanted, sites, measures, policies, diagram }: Foundation,
  act: Act,
): Promise<NetworkStore> {
  const db = drizzle(d1);
  const { calendar, reports, ...rest } = wanted;
  await db.batch([
    db
      .insert(charter)
      .values({
        ...rest,
        networkId: id,
        calendar: JSON.stringify(calendar),
        reports: JSON.stringify(reports),
        createdAt: act.at,
      })
      .onConflictDoNothing(),
    db.select({ isOurs: isOurs(id) }).from(sql`(select 1)`),
    db
      .insert(site)
      .select(sql`
        select null, value ->> 'code', value ->> 'name', value ->> 'type', value ->> 'joined', null,
          ${newBlindedCode}, null, null
        from json_each(${JSON.stringify(sites)}) where true`)
      .onConflictDoNothing(),
    db
      .insert(measure)
      .select(sql`
        select null, value ->> 'code', key + 1, value ->> 'name', value ->> 'kind',
          value ->> 'numerator', value ->> 'denominator', value ->> 'exclusions', value ->> 'unit',
          value ->> 'multiplier', value ->> 'direction', value ->> 'goal', value ->> 'chart',
          value -> 'siteTypes', value ->> 'status', value ->> 'cadence',
          0, '[]', '[]', null
        from json_each(${JSON.stringify(measures)}) where true`)
      .onConflictDoNothing(),
    db
      .insert(policy)
      .select(sql`
        select value ->> 'key', 1, value ->> 'title', value ->> 'text', value ->> 'effective',
          value ->> 'review', value ->> 'sha256', ${act.actor}, ${act.at}
        from json_each(${JSON.stringify(policies)}) where true`)
      .onConflictDoNothing(),
    ...(diagram ? [firstDiagram(db, diagram, act)] : []),
    ...(await firstEntry(db, id, act)),
  ]);
  return { db, networkId: id };
}

/** The theory that a network begins with, as its first version. */
function firstDiagram(db: NetworkStore["db"], nodes: Diagram, { actor, at }: Act) {
  const why = "The theory that the template brings.";
  return db
    .insert(diagramVersion)
    .values({ siteId: 0, version: 1, nodes: JSON.stringify(nodes), changed: "", why, actor, at })
    .onConflictDoNothing();
}
