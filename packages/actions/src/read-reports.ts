import type { NetworkId } from "@allteach/domain/identity";
import type { Charter } from "@allteach/domain/network";
import type { Node } from "@allteach/domain/node";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Artefact, ReportRecord } from "@allteach/domain/report";
import { mayRead } from "@allteach/domain/report-audience";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { deliveriesQuery } from "@allteach/store/delivery";
import { ask } from "@allteach/store/network-store";
import { nodeSitesQuery, nodesOf, nodesQuery } from "@allteach/store/node";
import { artefactsQuery, reportOf, reportQuery, reportsQuery } from "@allteach/store/report";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";

/** Where a report's bytes are kept: under their own hash, so that they can never be others. */
export function artefactKey(network: NetworkId, report: string, sha256: string): string {
  return `networks/${network}/reports/${report}/${sha256}`;
}

/** A report of the archive with the name of its site or node, as its reader may see it. */
export type ArchivedReport = ReportRecord & { of?: string };

/**
 * The archive as far as somebody may read it, newest month and edition first, with the charter that
 * says when the next one comes.
 */
export async function listReports({
  actor,
  store,
}: ActionContext): Promise<Outcome<{ charter: Charter; reports: ArchivedReport[] }>> {
  if (!may(actor, "read-reports")) return refused({ kind: "not-allowed", need: "read-reports" });
  const [charters, rows, nodeRows, nodeSites, siteRows] = await ask(
    store,
    charterQuery(store),
    reportsQuery(store),
    nodesQuery(store),
    nodeSitesQuery(store),
    sitesQuery(store),
  );
  const charter = charterOf(charters);
  const nodes = nodesOf(nodeRows, nodeSites);
  const sites = siteRows.map(siteOf);
  const readable = rows
    .map(reportOf)
    .filter((report) => mayRead(actor, report, { charter, nodes }));
  return done({ charter, reports: fullest(readable).map((each) => named(each, sites, nodes)) });
}

/** Of one report for several audiences, the one that tells this reader most. */
function fullest(reports: readonly ReportRecord[]): ReportRecord[] {
  const order = { names: 0, everyone: 1, sums: 2 } as const;
  const same = Map.groupBy(
    reports,
    ({ kind, period, edition, site, node }) => `${kind} ${period} ${edition} ${site} ${node}`,
  );
  return [...same.values()].flatMap((some) =>
    some.toSorted((one, other) => order[one.audience] - order[other.audience]).slice(0, 1),
  );
}

function named(
  report: ReportRecord,
  sites: readonly Site[],
  nodes: readonly Node[],
): ArchivedReport {
  const of =
    sites.find(({ id }) => id === report.site)?.name ??
    nodes.find(({ id }) => id === report.node)?.name;
  return { ...report, ...(of && { of }) };
}

/** One report: its stored forms and, for those who run reports, how its mails went. */
export interface ReportView {
  charter: Charter;
  report: ArchivedReport;
  artefacts: readonly Artefact[];
  /** Its editions, the newest first: this one among them. */
  editions: readonly ReportRecord[];
  /** Absent for those who may not see who was mailed. */
  deliveries?: Awaited<ReturnType<typeof deliveriesQuery>>;
}

/** A report that is not for whoever asks is not there for them. */
export async function readReport(
  { actor, store }: ActionContext,
  id: string,
): Promise<Outcome<ReportView>> {
  if (!may(actor, "read-reports")) return refused({ kind: "not-allowed", need: "read-reports" });
  const [charters, reports, artefacts, deliveries, all, nodeRows, nodeSites, siteRows] = await ask(
    store,
    charterQuery(store),
    reportQuery(store, id),
    artefactsQuery(store, id),
    deliveriesQuery(store, id),
    reportsQuery(store),
    nodesQuery(store),
    nodeSitesQuery(store),
    sitesQuery(store),
  );
  const [charter, nodes] = [charterOf(charters), nodesOf(nodeRows, nodeSites)];
  const rules = { charter, nodes };
  const readable = all.map(reportOf).filter((each) => mayRead(actor, each, rules));
  const [row] = reports;
  const report = row && reportOf(row);
  if (!report || !mayRead(actor, report, rules)) {
    return refused({ kind: "not-found", what: "report", known: readable.map((each) => each.id) });
  }
  return done({
    ...{ charter, artefacts },
    report: named(report, siteRows.map(siteOf), nodes),
    editions: readable.filter((each) => isEditionOf(report, each)),
    ...(may(actor, "run-reports") && { deliveries }),
  });
}

const isEditionOf = (report: ReportRecord, { kind, period, audience, site, node }: ReportRecord) =>
  kind === report.kind &&
  period === report.period &&
  audience === report.audience &&
  site === report.site &&
  node === report.node;
