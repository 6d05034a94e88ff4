import { nextReport, reportDueAt } from "@allteach/domain/calendar";
import type { NetworkRecord } from "@allteach/domain/network";
import { networkReportId } from "@allteach/domain/report";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { moveDue, planSweep } from "@allteach/store/due";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { planReport } from "@allteach/store/report";
import type { PlatformContext } from "./context.ts";

/** How long a job may take before the clock looks whether its message was lost. */
export const PATIENCE_MS = 15 * 60 * 1000;

/**
 * Begins the report of the newest month that is due: first a row in the network's own ledger, then
 * the next time to look, then a message. Whatever of that is lost or done twice, there is one
 * report.
 *
 * @param wokenFor When the clock was to look at this network's report.
 */
export async function beginReport(
  platform: PlatformContext,
  { network, store }: { network: NetworkRecord; store: NetworkStore },
  wokenFor: number,
): Promise<void> {
  const { directory, later, now } = platform;
  const [charters] = await ask(store, charterQuery(store));
  const { calendar, timeZone } = charterOf(charters);
  const { period, at } = reportDueAt(calendar, timeZone, now);

  const id = networkReportId(period);
  const planned = { id, kind: "network", period, dueAt: at.getTime() } as const;
  const isNeeded = await planReport(store, planned);
  if (isNeeded) await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  if (wokenFor <= now.getTime()) {
    const next = nextReport(calendar, timeZone, now);
    await moveDue(directory, network.id, "report", { from: wokenFor, to: next.at });
  }
  if (isNeeded) await later([{ kind: "build-report", network: network.id, report: id }]);
}
