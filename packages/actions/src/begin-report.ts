import type { Act } from "@allteach/domain/audit";
import type { NetworkRecord } from "@allteach/domain/network";
import { type Run, runId } from "@allteach/domain/report";
import { planSweep } from "@allteach/store/due";
import type { NetworkStore } from "@allteach/store/network-store";
import { planRun } from "@allteach/store/run";
import type { PlatformContext } from "./context.ts";
import { mailsOwed, type RunSetting, reportsOwed } from "./run-setting.ts";

/** How long a job may take before the clock looks whether its message was lost. */
export const PATIENCE_MS = 15 * 60 * 1000;

/** What makes a run: of which month, and why. */
export type RunWish = Omit<Run, "id"> & { dueAt: number };

/**
 * Begins a month's reports: first rows in the network's own ledger, then the next time to look, then
 * messages. Whatever of that is lost or done twice, there is each report once.
 *
 * @param act Where a person asked for it.
 */
export async function beginRun(
  { directory, later, now }: PlatformContext,
  { network, store }: { network: NetworkRecord; store: NetworkStore },
  { dueAt, ...wish }: RunWish,
  setting: RunSetting,
  act?: Act,
): Promise<void> {
  const { period, edition } = wish;
  const run = { ...wish, id: runId(period, edition) };
  const reports = reportsOwed(setting, { period, edition, dueAt });
  const mails = wish.mails ? mailsOwed(setting, { period, edition }, now) : [];
  const todo = await planRun(store, run, { reports, mails }, now, act);
  if (todo.reports.length + todo.deliveries.length === 0 && !todo.waits) return;
  await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  await later([
    ...todo.reports.map(
      (report) => ({ kind: "build-report", network: network.id, report }) as const,
    ),
    ...todo.deliveries.map(
      (delivery) => ({ kind: "deliver", network: network.id, delivery }) as const,
    ),
  ]);
}
