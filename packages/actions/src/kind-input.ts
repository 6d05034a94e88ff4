import { monthOf } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import type { Passage } from "@allteach/report/passage";
import type { ReportInput, SiteCompleteness } from "@allteach/report/report-input";
import { newestRevision } from "@allteach/store/submission";
import { progressOf } from "./read-network.ts";
import type { ReportData } from "./report-data.ts";

/** What a report is about beside its month, and what only this kind of it says. */
export type KindInput = Pick<ReportInput, "measures" | "completeness"> & {
  /** Whose: left out, the network's. */
  name?: string;
  showsSites?: boolean;
  passages?: readonly Passage[];
};

/** How much of the month is in at each of some sites. */
export function completenessIn(
  { measures, figures, period, revisions }: ReportData,
  sites: readonly Site[],
): SiteCompleteness[] {
  const month = figures.filter((figure) => monthOf(figure.period) === period);
  const bySite = Map.groupBy(revisions, ({ siteId }) => siteId);
  return progressOf(sites, measures, month, period).map(({ site, done, expected }) => ({
    ...{ name: site.name, code: site.code, done, expected },
    attested: newestRevision(bySite.get(site.id) ?? [])?.attested ?? false,
  }));
}
