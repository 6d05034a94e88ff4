import type { Measure } from "@allteach/domain/measure";
import type { Charter, NetworkRecord } from "@allteach/domain/network";
import type { Node } from "@allteach/domain/node";
import { type Period, shiftPeriod } from "@allteach/domain/period";
import type { PhaseDecision } from "@allteach/domain/phase";
import type { ReportRecord, Run } from "@allteach/domain/report";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import {
  networkFiguresQuery,
  type RollUp,
  rollUpOf,
  rollUpsQuery,
  type StandingFigure,
  standingFigures,
} from "@allteach/store/figure";
import { firstSubmissionsQuery } from "@allteach/store/first-submission";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { nodeSitesQuery, nodesOf, nodesQuery } from "@allteach/store/node";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import { reportOf, reportQuery } from "@allteach/store/report";
import { runOfReportQuery } from "@allteach/store/run";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { monthSubmissionsQuery } from "@allteach/store/submission";
import { USUAL_MONTHS } from "./chart-series.ts";

/** Everything that a month's reports, of whatever kind, are made from. */
export interface ReportData {
  network: NetworkRecord;
  charter: Charter;
  period: Period;
  span: { from: Period; to: Period };
  sites: readonly Site[];
  nodes: readonly Node[];
  measures: readonly Measure[];
  /** Where charts begin anew, as people decided. */
  phases: readonly PhaseDecision[];
  rollUps: readonly RollUp[];
  figures: readonly StandingFigure[];
  /** Every site's revisions of the month. */
  revisions: Awaited<ReturnType<typeof monthSubmissionsQuery>>;
  /** When each site first reported each month. */
  firsts: Awaited<ReturnType<typeof firstSubmissionsQuery>>;
}

/** A report as the ledger has it, with why it is made. */
export interface PendingReport {
  report: ReportRecord;
  run?: Pick<Run, "mails" | "why" | "reason">;
}

/** A report that is still to be made; nothing where it is made, or was never asked for. */
export async function pendingReport(
  store: NetworkStore,
  id: string,
): Promise<PendingReport | undefined> {
  const [[row], [run]] = await ask(store, reportQuery(store, id), runOfReportQuery(store, id));
  if (!row || row.status === "built") return undefined;
  return { report: reportOf(row), ...(run && { run }) };
}

/** Reads it in one round trip, whatever the kind: how many rows does not depend on who reads. */
export async function readReportData(
  { network, store }: { network: NetworkRecord; store: NetworkStore },
  period: Period,
): Promise<ReportData> {
  const span = { from: shiftPeriod(period, 1 - USUAL_MONTHS), to: period };
  const [charters, sites, measures, nodes, nodeSites, sums, rows, revisions, firsts, decided] =
    await ask(
      store,
      charterQuery(store),
      sitesQuery(store),
      measuresQuery(store),
      nodesQuery(store),
      nodeSitesQuery(store),
      rollUpsQuery(store, span),
      networkFiguresQuery(store, span),
      monthSubmissionsQuery(store, period),
      firstSubmissionsQuery(store, span),
      phasesQuery(store),
    );
  return {
    ...{ network, period, span, revisions, firsts },
    charter: charterOf(charters),
    sites: sites.map(siteOf),
    nodes: nodesOf(nodes, nodeSites),
    measures: measures.map(measureOf),
    phases: decided.map(phaseDecisionOf),
    rollUps: sums.map(rollUpOf),
    figures: standingFigures(rows),
  };
}
