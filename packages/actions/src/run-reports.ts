import { reportDueAt } from "@allteach/domain/calendar";
import type { Charter } from "@allteach/domain/network";
import type { Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { type ReportRecord, type Run, runId } from "@allteach/domain/report";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import { monthReportsQuery, reportOf } from "@allteach/store/report";
import {
  monthRunsQuery,
  newestRunQuery,
  runDeliveriesQuery,
  runOf,
  runQuery,
  runReportsQuery,
  runsQuery,
} from "@allteach/store/run";
import * as z from "zod";
import { beginRun } from "./begin-report.ts";
import { type ActionContext, actOf, type PlatformContext, signatureOf } from "./context.ts";
import { readRunSetting } from "./run-setting.ts";

const mayNot: Outcome<never> = refused({ kind: "not-allowed", need: "run-reports" });

/** Runs as those who run reports see them. */
export interface RunsView {
  charter: Charter;
  runs: readonly Run[];
  /** The newest month whose report is due: the one that can be made again. */
  newest: Period;
}

export async function listRuns({ actor, store, now }: ActionContext): Promise<Outcome<RunsView>> {
  if (!may(actor, "run-reports")) return mayNot;
  const [charters, runs] = await ask(store, charterQuery(store), runsQuery(store));
  const charter = charterOf(charters);
  const newest = reportDueAt(charter.calendar, charter.timeZone, now).period;
  return done({ charter, runs: runs.map(runOf), newest });
}

/** One run, as it goes: what is made, what failed and why, who got what. */
export interface RunView {
  charter: Charter;
  run: Run;
  reports: readonly ReportRecord[];
  mails: Awaited<ReturnType<typeof runDeliveriesQuery>>;
  /** The newest edition of its month, which took the place of those before. */
  newestEdition: number;
}

export async function readRun(
  { actor, store }: ActionContext,
  id: string,
): Promise<Outcome<RunView>> {
  if (!may(actor, "run-reports")) return mayNot;
  const [charters, [row], [newest], reports, mails] = await ask(
    store,
    charterQuery(store),
    runQuery(store, id),
    newestRunQuery(store, id),
    runReportsQuery(store, id),
    runDeliveriesQuery(store, id),
  );
  if (!row) return refused({ kind: "not-found", what: "report" });
  return done({
    ...{ charter: charterOf(charters), run: runOf(row), mails },
    reports: reports.map(reportOf),
    newestEdition: newest?.edition ?? row.edition,
  });
}

/**
 * Has a run's reports that could not be made tried once more, now and not with the next hour.
 *
 * @returns The run.
 */
export async function tryOnceMore(
  { actor, network, store }: ActionContext,
  { later }: Pick<PlatformContext, "later">,
  id: string,
): Promise<Outcome<Run>> {
  if (!may(actor, "run-reports")) return mayNot;
  const [[row], [newest], reports] = await ask(
    store,
    runQuery(store, id),
    newestRunQuery(store, id),
    runReportsQuery(store, id),
  );
  if (!row) return refused({ kind: "not-found", what: "report" });
  const run = runOf(row);
  if (newest && newest.edition > run.edition) {
    return refused({ kind: "closed", because: "A later edition of this month took its place." });
  }
  const failed = reports.filter(({ status }) => status === "failed");
  await later(
    failed.map((report) => ({ kind: "build-report", network: network.id, report: report.id })),
  );
  return done(run);
}

/** A month's reports as somebody wants them made again. */
export const RunRequest = z.object({
  reason: z
    .string()
    .trim()
    .min(3, "say why, for those who compare the two later")
    .max(300, "use at most 300 characters"),
  /** Whether those who subscribed are mailed the new edition. */
  mails: z.boolean(),
});
export type RunRequest = z.infer<typeof RunRequest>;

/**
 * Makes the newest month's reports again, as a new edition. What was made before stays as it is;
 * what could not be made is not tried any more.
 *
 * @returns The new run. Asked again while the last is being made, that one.
 */
export async function runAgain(
  ctx: ActionContext,
  { directory, later }: Pick<PlatformContext, "directory" | "later">,
  { reason, mails }: RunRequest,
): Promise<Outcome<Run>> {
  const { actor, network, store, now } = ctx;
  if (actor.kind !== "person" || !may(actor, "run-reports")) return mayNot;
  const place = { network, store };
  const setting = await readRunSetting(directory, place);
  const { calendar, timeZone } = setting.charter;
  const { period } = reportDueAt(calendar, timeZone, now);
  const [runs, made] = await ask(
    store,
    monthRunsQuery(store, period),
    monthReportsQuery(store, period),
  );
  const newest = runs[0] && runOf(runs[0]);
  const isUnderWay =
    newest !== undefined &&
    made.some(({ edition, status }) => edition === newest.edition && status === "pending");
  if (newest && isUnderWay) return done(newest);
  const edition = (newest?.edition ?? 0) + 1;
  const run = {
    ...{ period, edition, why: "asked" as const, reason, mails },
    ...{ begunBy: signatureOf(actor), begunAt: now.getTime() },
  };
  const act = actOf(ctx, "begin-run", runId(period, edition), { reason, mails });
  const wish = { ...run, dueAt: now.getTime() };
  await beginRun({ directory, later, now }, place, wish, setting, act);
  return done({ ...run, id: runId(period, edition) });
}
