import { dayIn } from "@allteach/domain/day-in";
import type { Figure } from "@allteach/domain/figure";
import { periodName } from "@allteach/domain/period";
import type { ReportRecord } from "@allteach/domain/report";
import type { Passage } from "@allteach/report/passage";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { cycleOf, cyclesQuery } from "@allteach/store/pdsa";
import { reportOf, reportsQuery } from "@allteach/store/report";
import type { Restatement } from "@allteach/store/restatement";
import { comingEvents, comingPassage } from "./events/coming-events.ts";
import { type GoalsForReport, readGoalsForReport } from "./read-goals-for-report.ts";
import { restatementsSince } from "./read-restatements.ts";
import type { ReportData } from "./report-data.ts";
import { decisionsPassage } from "./report-decisions.ts";
import { sitesFor } from "./report-inputs.ts";
import { testsPassage } from "./report-tests.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What a report says besides its charts: the network's goals and tests of change, who decided about
 * its centre lines, and figures that were restated since the report before. A funder is told none
 * of it.
 */
export async function readPassages(
  store: NetworkStore,
  data: ReportData,
  report: ReportRecord,
  now: Date,
): Promise<Passage[]> {
  if (report.kind === "funder") return [];
  const [rows, cycles] = await ask(store, reportsQuery(store), cyclesQuery(store));
  const before = rows.map(reportOf).find((each) => isBefore(each, report));
  const { network } = data;
  const since = new Date(before?.builtAt ?? now.getTime() - 31 * DAY_MS);
  const [goals, restated, coming] = await Promise.all([
    report.kind === "network" || report.kind === "functioning"
      ? readGoalsForReport({ store, network }, now, dayIn(since, network.timeZone))
      : undefined,
    before?.builtAt === undefined
      ? undefined
      : restatementsSince(store, { ...before, builtAt: before.builtAt }),
    comingEvents(store, now),
  ]);
  return [
    ...comingPassage(coming, network.timeZone),
    ...(goals ? goalsPassage(goals) : []),
    ...(report.kind === "node" ? [] : testsPassage(cycles.map(cycleOf), data, report)),
    ...decisionsPassage(data, report),
    ...(restated ? restatementsPassage(restated.restatements, data, report) : []),
  ];
}

/** The same report of a month before, or of an edition before: the newest that was made. */
function isBefore(one: ReportRecord, { kind, audience, site, node, ...than }: ReportRecord) {
  const isSame =
    one.kind === kind && one.audience === audience && one.site === site && one.node === node;
  const isEarlier =
    one.period < than.period || (one.period === than.period && one.edition < than.edition);
  return isSame && isEarlier && one.builtAt !== undefined;
}

function goalsPassage({ stages, reached, dueCheckIns, shared }: GoalsForReport): Passage[] {
  const all = Object.values(stages).reduce((sum, count) => sum + count, 0);
  if (all === 0) return [];
  const underWay = `${stages["under-way"]} under way, ${stages.reached} reached, ${shared} shared with other networks.`;
  const waiting = dueCheckIns === 0 ? [] : [`${dueCheckIns} wait for a check-in.`];
  const rows = reached.map(({ title, aim, learnt }) => [title, aim, learnt || "not said yet"]);
  const heads = ["Reached since the last report", "From, to", "What was learnt"];
  return [
    {
      title: "Goals",
      sentences: [underWay, ...waiting],
      ...(rows.length > 0 && {
        table: { caption: "Goals reached", heads: heads.map((text) => ({ text })), rows },
      }),
      place: "end",
    },
  ];
}

/** Both values of what changed, with its site where this audience may tell sites apart. */
function restatementsPassage(
  restatements: readonly Restatement[],
  data: ReportData,
  report: ReportRecord,
): Passage[] {
  const seen =
    report.kind === "site"
      ? data.sites.filter(({ id }) => id === report.site)
      : sitesFor(data, report);
  const rows = restatements.flatMap((each) => {
    const site = seen.find(({ id }) => id === each.site);
    const measure = data.measures.find(({ id }) => id === each.measure);
    if (!site || !measure) return [];
    return [[site.name, measure.name, periodName(each.period), told(each.was), told(each.now)]];
  });
  if (rows.length === 0) return [];
  const heads = ["Site", "Measure", "Of", "Was", "Is now"].map((text) => ({ text }));
  return [
    {
      title: "Restated since the last report",
      sentences: [
        "These figures were corrected after they had been reported. The charts have the new ones.",
      ],
      table: { caption: "Restated figures", heads, rows },
      place: "end",
    },
  ];
}

function told(figure: Figure): string {
  switch (figure.state) {
    case "measured":
      return figure.sample
        ? `mean ${figure.sample.mean} of ${figure.denominator}`
        : `${figure.numerator} of ${figure.denominator}`;
    case "no-cases":
      return "no cases";
    case "not-collected":
      return "not collected";
  }
}
