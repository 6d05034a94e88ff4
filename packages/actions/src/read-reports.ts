import type { NetworkId } from "@allteach/domain/identity";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Artefact, ReportRecord } from "@allteach/domain/report";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { deliveriesQuery } from "@allteach/store/delivery";
import { ask } from "@allteach/store/network-store";
import { artefactsQuery, reportOf, reportQuery, reportsQuery } from "@allteach/store/report";
import type { ActionContext } from "./context.ts";

/** Where a report's bytes are kept: under their own hash, so that they can never be others. */
export function artefactKey(network: NetworkId, report: string, sha256: string): string {
  return `networks/${network}/reports/${report}/${sha256}`;
}

/** The archive, newest month first, with the charter that says when the next one comes. */
export async function listReports({
  actor,
  store,
}: ActionContext): Promise<Outcome<{ charter: Charter; reports: ReportRecord[] }>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, rows] = await ask(store, charterQuery(store), reportsQuery(store));
  return done({ charter: charterOf(charters), reports: rows.map(reportOf) });
}

/** One report: its stored forms and, for those who run reports, how its mails went. */
export interface ReportView {
  charter: Charter;
  report: ReportRecord;
  artefacts: readonly Artefact[];
  /** Absent for those who may not see who was mailed. */
  deliveries?: Awaited<ReturnType<typeof deliveriesQuery>>;
}

export async function readReport(
  { actor, store }: ActionContext,
  id: string,
): Promise<Outcome<ReportView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, reports, artefacts, deliveries, all] = await ask(
    store,
    charterQuery(store),
    reportQuery(store, id),
    artefactsQuery(store, id),
    deliveriesQuery(store, id),
    reportsQuery(store),
  );
  const [row] = reports;
  if (!row) return refused({ kind: "not-found", what: "report", known: all.map((r) => r.id) });
  const seesMails = may(actor, "run-reports");
  const charter = charterOf(charters);
  return done({ charter, report: reportOf(row), artefacts, ...(seesMails && { deliveries }) });
}
