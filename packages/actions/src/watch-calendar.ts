import {
  instantOf,
  lastEndedPeriod,
  nextMorning,
  reminderDueAt,
  reportDueAt,
  stageOf,
} from "@allteach/domain/calendar";
import type { Charter, NetworkRecord } from "@allteach/domain/network";
import type { Period } from "@allteach/domain/period";
import { type Run, reportId } from "@allteach/domain/report";
import { moveDue, planSweep } from "@allteach/store/due";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import {
  monthReportsQuery,
  type PlannedReport,
  pendingQuery,
  planReports,
} from "@allteach/store/report";
import { monthRunsQuery, runOf } from "@allteach/store/run";
import { beginRun, PATIENCE_MS } from "./begin-report.ts";
import type { PlatformContext } from "./context.ts";
import { isWhole, readMonthProgress } from "./month-progress.ts";
import { type RunSetting, readRunSetting } from "./run-setting.ts";

interface Place {
  network: NetworkRecord;
  store: NetworkStore;
}

/**
 * Does what a network's days ask for: the report of the newest month that is due, a report that may
 * come early, an addendum for figures that came late, a reminder. Then plans the next look, on the
 * next morning. Whatever of that is lost or done twice, there is each of them once.
 *
 * @param wokenFor When the clock was to look at this network.
 * @param everyReport Whether to make the newest report though it fell due before: how development
 *   tries any month.
 */
export async function watchCalendar(
  platform: PlatformContext,
  place: Place,
  wokenFor: number,
  everyReport = false,
): Promise<void> {
  const { directory, now } = platform;
  const setting = await readRunSetting(directory, place);
  const { calendar, timeZone } = setting.charter;
  const { period, at } = reportDueAt(calendar, timeZone, now);
  // What fell due before the network was watched at all is nobody's report.
  if (at.getTime() >= wokenFor || everyReport) {
    const wish = { period, edition: 1, why: "calendar", dueAt: at.getTime() } as const;
    await beginRun(platform, place, { ...wish, ...byClock(now) }, setting);
  }
  await reportEarly(platform, place, setting);
  await addLateFigures(platform, place, setting, period);
  await remind(platform, place, setting.charter);
  if (wokenFor <= now.getTime()) {
    const next = nextMorning(calendar, timeZone, now);
    await moveDue(directory, place.network.id, "report", { from: wokenFor, to: next });
  }
}

const byClock = (now: Date): Pick<Run, "reason" | "begunBy" | "begunAt" | "mails"> => ({
  ...{ reason: "", begunBy: "clock", begunAt: now.getTime(), mails: true },
});

/** The month's report comes as soon as every site is in, where the network wants it so. */
async function reportEarly(
  platform: PlatformContext,
  place: Place,
  setting: RunSetting,
): Promise<void> {
  const { now } = platform;
  const { calendar, timeZone, reports } = setting.charter;
  const period = lastEndedPeriod(now, timeZone);
  if (!reports.early || reportDueAt(calendar, timeZone, now).period >= period) return;
  if (!isWhole(await readMonthProgress(place.store, period))) return;
  const dueAt = now.getTime();
  const wish = { period, edition: 1, why: "early", dueAt } as const;
  await beginRun(platform, place, { ...wish, ...byClock(now) }, setting);
}

/**
 * Figures that came after the report make one addendum: when the last site is in, or else on the
 * day the month closes.
 */
async function addLateFigures(
  platform: PlatformContext,
  place: Place,
  setting: RunSetting,
  period: Period,
): Promise<void> {
  const { now } = platform;
  const { calendar, timeZone, reports } = setting.charter;
  const closing = instantOf(period, calendar.hardLockOn, 0, timeZone);
  const isOver = now.getTime() - closing.getTime() > DAY_MS;
  if (!reports.addendum || isOver) return;
  const [runs, made] = await ask(
    place.store,
    monthRunsQuery(place.store, period),
    monthReportsQuery(place.store, period),
  );
  const newest = runs[0] && runOf(runs[0]);
  const builtAt = made.find(({ edition }) => edition === newest?.edition)?.builtAt;
  const had = runs.some(({ why }) => why === "late-figures");
  if (!newest || !builtAt || had) return;
  const progress = await readMonthProgress(place.store, period);
  const isLate = [...progress.lastAt.values()].some((at) => at > builtAt);
  const isClosed = stageOf(period, calendar, timeZone, now) === "closed";
  if (!isLate || !(isWhole(progress) || isClosed)) return;
  const edition = newest.edition + 1;
  const wish = { period, edition, why: "late-figures", dueAt: now.getTime() } as const;
  await beginRun(platform, place, { ...wish, ...byClock(now) }, setting);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Puts the reminder that is due into the ledger; who it goes to is found when it is made. */
async function remind(
  { directory, later, now }: PlatformContext,
  { network, store }: Place,
  { calendar, timeZone }: Charter,
): Promise<void> {
  const due = reminderDueAt(calendar, timeZone, now);
  if (!due) return;
  const { kind, period, at } = due;
  const scope = { kind, audience: "names" } as const;
  const planned: PlannedReport = {
    ...{ ...scope, id: reportId(scope, period), period, edition: 1, dueAt: at.getTime() },
  };
  const [, pending] = await ask(
    store,
    planReports(store, [planned]),
    pendingQuery(store, [planned.id]),
  );
  if (pending.length === 0) return;
  await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  await later([{ kind: "build-report", network: network.id, report: planned.id }]);
}
