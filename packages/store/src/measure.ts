import type { MeasureId, SiteId } from "@allteach/domain/identity";
import { type Measure, MeasureDefinition, type Reporter } from "@allteach/domain/measure";
import { asc, getTableColumns, sql } from "drizzle-orm";
import { measure } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

const MAX_MEASURES = 200;

/** The sites that a measure's own list and its nodes come to, each with its months. */
const reporters = sql<string>`(
  select json_group_array(json_array(site_id, since, last)) from (
    select named.value as site_id, null as since, null as last
    from json_each(measure.sites) as named
    union all
    select node_site.site_id, node_site.since, node_site.last
    from json_each(measure.nodes) as named cross join node_site
    where node_site.node_id = named.value))`;

/** The network's measures in its own order. */
export function measuresQuery({ db }: NetworkStore) {
  return db
    .select({ ...getTableColumns(measure), reporters: reporters.as("reporters") })
    .from(measure)
    .orderBy(asc(measure.place), asc(measure.id))
    .limit(MAX_MEASURES);
}

type Row = Awaited<ReturnType<typeof measuresQuery>>[number];

export function measureOf(row: Row): Measure {
  const { id, place, goal, siteTypes, minutes, sites, nodes, commentsUntil, ...rest } = row;
  return {
    ...MeasureDefinition.parse({
      ...rest,
      ...(goal !== null && { goal }),
      siteTypes: JSON.parse(siteTypes),
    }),
    id: id as MeasureId,
    place,
    ...(minutes > 0 && { minutes }),
    ...(sites.length > 0 && { sites: sites as SiteId[] }),
    ...(nodes.length > 0 && { nodes }),
    ...(sites.length + nodes.length > 0 && { reporters: reportersOf(row.reporters) }),
    ...(commentsUntil !== null && { commentsUntil }),
  };
}

function reportersOf(text: string): Reporter[] {
  const rows = JSON.parse(text) as [SiteId, Reporter["since"] | null, Reporter["last"] | null][];
  return rows.map(([site, since, last]) => ({
    site,
    ...(since !== null && since !== undefined && { since }),
    ...(last !== null && last !== undefined && { last }),
  }));
}
