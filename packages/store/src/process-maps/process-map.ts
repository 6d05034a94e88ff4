import type { Act } from "@allteach/domain/audit";
import type { SiteId } from "@allteach/domain/identity";
import { type MapVersion, ProcessMap } from "@allteach/domain/process-map/process-map";
import { and, desc, eq, sql } from "drizzle-orm";
import { recorded } from "../audit.ts";
import { unlessTaken } from "../is-taken.ts";
import type { NetworkStore } from "../network-store.ts";
import { failureMode, processMapVersion } from "./process-map-schema.ts";

/** Versions that a page of history lists, and maps that a network has. */
const MAX_VERSIONS = 200;
const MAX_MAPS = 500;

/** A map as a list names it. */
export interface MapEntry {
  id: string;
  site: SiteId | 0;
  name: string;
  version: number;
  at: number;
  steps: number;
  failures: number;
  isListed: boolean;
}

/** Every map as it stands, by name, with how much there is in it. */
export function mapsQuery({ db }: NetworkStore) {
  const newest = sql`(select max(version) from process_map_version as own
    where own.map = ${processMapVersion.map})`;
  return db
    .select({
      id: processMapVersion.map,
      site: sql<SiteId | 0>`${processMapVersion.siteId}`,
      name: processMapVersion.name,
      version: processMapVersion.version,
      at: processMapVersion.at,
      steps: sql<number>`json_array_length(${processMapVersion.steps})`,
      failures: sql<number>`(select count(*) from ${failureMode}
        where ${failureMode.map} = ${processMapVersion.map} and ${failureMode.removedAt} is null)`,
      isListed: processMapVersion.isListed,
    })
    .from(processMapVersion)
    .where(eq(processMapVersion.version, newest))
    .orderBy(sql`${processMapVersion.name} collate nocase`, processMapVersion.map)
    .limit(MAX_MAPS);
}

/** The newest version of a map; of none, no row. */
export function mapQuery({ db }: NetworkStore, map: string) {
  return db
    .select()
    .from(processMapVersion)
    .where(eq(processMapVersion.map, map))
    .orderBy(desc(processMapVersion.version))
    .limit(1);
}

/** One version of a map. */
export function mapVersionQuery({ db }: NetworkStore, map: string, version: number) {
  return db
    .select()
    .from(processMapVersion)
    .where(and(eq(processMapVersion.map, map), eq(processMapVersion.version, version)))
    .limit(1);
}

/** Every version of a map, the newest first. */
export function mapHistoryQuery({ db }: NetworkStore, map: string) {
  return db
    .select()
    .from(processMapVersion)
    .where(eq(processMapVersion.map, map))
    .orderBy(desc(processMapVersion.version))
    .limit(MAX_VERSIONS);
}

type Row = Awaited<ReturnType<typeof mapQuery>>[number];

/** A version as it was saved. */
export function mapOf({
  version,
  name,
  steps,
  changed,
  why,
  actor,
  at,
  isListed,
}: Row): MapVersion {
  const map = ProcessMap.parse({ name, steps: JSON.parse(steps) });
  return { ...map, version, changed, why, by: actor, at, isListed };
}

/**
 * Saves the next version, or the first one of a new map.
 *
 * @returns False where somebody saved a version of this number first: then nothing is written.
 */
export function saveMap(
  store: NetworkStore,
  { map, site }: { map: string; site: SiteId | 0 },
  made: MapVersion,
  act: Act,
): Promise<boolean> {
  const { version, name, steps, changed, why, by, at, isListed } = made;
  const row = { map, version, siteId: site, name, changed, why, actor: by, at, isListed };
  const writing = recorded(store, act, () => [
    store.db.insert(processMapVersion).values({ ...row, steps: JSON.stringify(steps) }),
  ]);
  return unlessTaken("process_map_version.map, process_map_version.version", writing);
}
