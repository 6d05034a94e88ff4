import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import {
  type ReportReader,
  type Restatement,
  readerOf,
  reportReadersQuery,
  restatementOf,
  restatementsQuery,
} from "@allteach/store/restatement";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";

/** A restatement, and who was mailed a report that held the old figure. */
export interface ListedRestatement extends Restatement {
  whose: Site;
  what: Measure;
  readers: readonly ReportReader[];
}

/** The network's ledger of figures that changed after their month was attested or locked. */
export interface RestatementsView {
  charter: Charter;
  /** The newest first. */
  restatements: readonly ListedRestatement[];
}

/** Every restatement of the sites that the reader sees. */
export async function readRestatements({
  store,
  actor,
}: ActionContext): Promise<Outcome<RestatementsView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, measureRows, rows, readers] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    restatementsQuery(store),
    reportReadersQuery(store),
  );
  const charter = charterOf(charters);
  const sites = new Map(
    seenSites(actor, charter, siteRows.map(siteOf)).map((site) => [site.id, site]),
  );
  const measures = new Map(measureRows.map(measureOf).map((measure) => [measure.id, measure]));
  const mailed = readers.map(readerOf);
  const restatements = rows.map(restatementOf).flatMap((each) => {
    const [whose, what] = [sites.get(each.site), measures.get(each.measure)];
    return whose && what ? [{ ...each, whose, what, readers: readersOf(each, mailed) }] : [];
  });
  return done({ charter, restatements });
}

/** What changed since a report was made, and whom it concerns. */
export interface ReportRestatements {
  restatements: readonly Restatement[];
  /** Everyone who was mailed the report, or may have been. */
  readers: readonly ReportReader[];
}

/**
 * Figures that a report held and that were restated after it was made, with everyone who was mailed
 * the old ones: what a mail about corrections is written from.
 *
 * @param report Which report, its month, and when it was made.
 */
export async function restatementsSince(
  store: NetworkStore,
  report: { id: string; period: Period; builtAt: number },
): Promise<ReportRestatements> {
  const [rows, readers] = await ask(
    store,
    restatementsQuery(store, report.builtAt),
    reportReadersQuery(store),
  );
  return {
    restatements: rows.map(restatementOf).filter(({ month }) => month <= report.period),
    readers: readers.map(readerOf).filter((each) => each.report === report.id),
  };
}

/** Reports reach back from their month, so one that was made before the change held the old figure. */
function readersOf({ month, at }: Restatement, readers: readonly ReportReader[]): ReportReader[] {
  return readers.filter(({ period, builtAt }) => month <= period && builtAt < at);
}
