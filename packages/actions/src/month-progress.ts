import { cellKey, cellsOf } from "@allteach/domain/cell";
import type { Measure } from "@allteach/domain/measure";
import type { Period } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { networkFiguresQuery, type StandingFigure, standingFigures } from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { givenFigures, monthSubmissionsQuery } from "@allteach/store/submission";
import { progressOf, type SiteProgress } from "./read-network.ts";

/** How far a month has come, and when each site last said something about it. */
export interface MonthProgress {
  sites: readonly SiteProgress[];
  lastAt: ReadonlyMap<Site["id"], number>;
  measures: readonly Measure[];
  figures: readonly StandingFigure[];
}

/** Reads how far every site has come with a month, in one round trip. */
export async function readMonthProgress(
  store: NetworkStore,
  period: Period,
): Promise<MonthProgress> {
  const [sites, measureRows, figures, revisions] = await ask(
    store,
    sitesQuery(store),
    measuresQuery(store),
    networkFiguresQuery(store, { from: period, to: period }),
    monthSubmissionsQuery(store, period),
  );
  const measures = measureRows.map(measureOf);
  const lastAt = new Map<Site["id"], number>();
  for (const { siteId, at } of revisions) {
    const site = siteId as Site["id"];
    lastAt.set(site, Math.max(at, lastAt.get(site) ?? 0));
  }
  const standing = standingFigures(figures);
  return {
    ...{ measures, lastAt, figures: standing },
    sites: progressOf(sites.map(siteOf), measures, standing, period),
  };
}

/** Sites that were asked for figures and have not given them all. */
export function sitesBehind({ sites }: Pick<MonthProgress, "sites">): SiteProgress[] {
  return sites.filter(({ done, expected }) => done < expected);
}

/** Whether a month has figures and every site that was asked for some has given all. */
export function isWhole({ sites }: Pick<MonthProgress, "sites">): boolean {
  const asked = sites.filter(({ expected }) => expected > 0);
  return asked.length > 0 && asked.every(({ done, expected }) => done >= expected);
}

/** What a site was asked for a month and has not given, by the measures' names. */
export function missingMeasures(
  site: Site,
  { measures, figures }: Pick<MonthProgress, "measures" | "figures">,
  period: Period,
): string[] {
  const given = givenFigures(figures.filter((figure) => figure.site === site.id));
  const open = cellsOf(measures, site, period).filter(
    ({ measure, period: each }) => !given.has(cellKey(measure.id, each)),
  );
  return [...new Set(open.map(({ measure }) => measure.name))];
}
