import type { NetworkId } from "@allteach/domain/identity";
import type { MeasureDefinition } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Period } from "@allteach/domain/period";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { charter } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** Everything a network begins with. */
export interface Foundation {
  charter: Charter;
  sites: readonly { code: string; name: string; type: string; joined: Period }[];
  measures: readonly MeasureDefinition[];
}

/**
 * Writes a network's beginnings into its empty database, in one transaction. Run again it changes
 * nothing.
 *
 * @throws When the database already belongs to another network.
 */
export async function foundNetwork(
  d1: D1Database,
  id: NetworkId,
  { charter: wanted, sites, measures }: Foundation,
  now: Date,
): Promise<NetworkStore> {
  const db = drizzle(d1);
  const { calendar, ...rest } = wanted;
  await db.batch([
    db
      .insert(charter)
      .values({
        ...rest,
        networkId: id,
        calendar: JSON.stringify(calendar),
        createdAt: now.getTime(),
      })
      .onConflictDoNothing(),
    db.run(sql`select iif((select network_id from charter where one = 1) = ${id}, 1,
      json('this database belongs to another network'))`),
    db.run(sql`
      insert or ignore into site (code, name, type, joined)
      select value ->> 'code', value ->> 'name', value ->> 'type', value ->> 'joined'
      from json_each(${JSON.stringify(sites)})`),
    db.run(sql`
      insert or ignore into measure (code, place, name, kind, numerator, denominator, exclusions,
        unit, multiplier, direction, goal, chart, site_types, status)
      select value ->> 'code', key + 1, value ->> 'name', value ->> 'kind', value ->> 'numerator',
        value ->> 'denominator', value ->> 'exclusions', value ->> 'unit', value ->> 'multiplier',
        value ->> 'direction', value ->> 'goal', value ->> 'chart', value -> 'siteTypes',
        value ->> 'status'
      from json_each(${JSON.stringify(measures)})`),
  ]);
  return { db, networkId: id };
}
