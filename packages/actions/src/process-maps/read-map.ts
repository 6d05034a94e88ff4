import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { type Actor, may } from "@allteach/domain/permission";
import { byRisk, type FailureMode } from "@allteach/domain/process-map/failure-mode";
import type { MapVersion } from "@allteach/domain/process-map/process-map";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import {
  failureOf,
  failuresQuery,
  testNamesQuery,
} from "@allteach/store/process-maps/failure-mode";
import {
  type MapEntry,
  mapHistoryQuery,
  mapOf,
  mapQuery,
  mapsQuery,
} from "@allteach/store/process-maps/process-map";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";

/** A map in a list, with the site whose it is where it is a site's. */
export interface ListedMap extends MapEntry {
  of?: Site;
}

export interface MapsView {
  charter: Charter;
  sites: readonly Site[];
  maps: readonly ListedMap[];
}

/** Every process map that someone may see, the network's own first. */
export async function readMaps({ store, actor }: ActionContext): Promise<Outcome<MapsView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    mapsQuery(store),
  );
  const charter = charterOf(charters);
  const sites = seenSites(actor, charter, siteRows.map(siteOf));
  const byId = new Map(sites.map((site) => [site.id, site]));
  const maps = rows.flatMap((entry): ListedMap[] => {
    if (entry.site === 0) return [entry];
    const of = byId.get(entry.site);
    return of ? [{ ...entry, of }] : [];
  });
  const own = maps.filter(({ of }) => !of);
  return done({ charter, sites, maps: [...own, ...maps.filter(({ of }) => of)] });
}

export interface MapView {
  id: string;
  charter: Charter;
  sites: readonly Site[];
  measures: readonly Measure[];
  /** Whose it is; absent for the network's own. */
  site?: Site;
  map: MapVersion;
  /** What can go wrong, what matters most first. */
  failures: readonly FailureMode[];
  /** Tests of change that someone may see, by name. */
  tests: readonly { id: string; objective: string }[];
  mayEdit: boolean;
  mayJudge: boolean;
}

/** One process map with all that stands beside it, in one round trip. */
export async function readMap(
  { store, actor }: ActionContext,
  id: string,
): Promise<Outcome<MapView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, measureRows, rows, failures, tests] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    mapQuery(store, id),
    failuresQuery(store, id),
    testNamesQuery(store),
  );
  const charter = charterOf(charters);
  const sites = seenSites(actor, charter, siteRows.map(siteOf));
  const [row] = rows;
  const site = sites.find((each) => each.id === row?.siteId);
  if (!row || (row.siteId > 0 && !site)) return refused({ kind: "not-found", what: "map" });
  const seen = new Set<number>([0, ...sites.map((each) => each.id)]);
  return done({
    ...{ id, charter, sites, measures: measureRows.map(measureOf), map: mapOf(row) },
    failures: byRisk(failures.map(failureOf)).map((each) => withoutNames(each, site, siteRows)),
    tests: tests.filter(({ siteId }) => seen.has(siteId)),
    ...rightsOf(actor, site),
    ...(site && { site }),
  });
}

function rightsOf(actor: Actor, site: Site | undefined) {
  return {
    mayEdit: may(actor, "edit-theory", site?.id),
    mayJudge: may(actor, "write-tests", site?.id),
  };
}

/** Where a site's name is hidden, so is who does something there. */
function withoutNames(
  failure: FailureMode,
  site: Site | undefined,
  all: readonly { id: number; code: string }[],
): FailureMode {
  const isHidden = site && !all.some(({ id, code }) => id === site.id && code === site.code);
  return isHidden ? { ...failure, who: "" } : failure;
}

/** A map's versions with what changed and why, the newest first. */
export async function readMapHistory(
  { store, actor }: ActionContext,
  id: string,
): Promise<Outcome<{ id: string; charter: Charter; site?: Site; versions: MapVersion[] }>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    mapHistoryQuery(store, id),
  );
  const charter = charterOf(charters);
  const sites = seenSites(actor, charter, siteRows.map(siteOf));
  const [newest] = rows;
  const site = sites.find((each) => each.id === newest?.siteId);
  if (!newest || (newest.siteId > 0 && !site)) return refused({ kind: "not-found", what: "map" });
  return done({ id, charter, versions: rows.map(mapOf), ...(site && { site }) });
}
