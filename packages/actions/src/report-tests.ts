import { dayIn } from "@allteach/domain/day-in";
import { actNames, type Cycle, studyOutcomeNames } from "@allteach/domain/pdsa-cycle";
import { periodName } from "@allteach/domain/period";
import type { ReportRecord } from "@allteach/domain/report";
import type { Passage } from "@allteach/report/passage";
import { counted } from "@allteach/report/wording";
import { seenCycles } from "./read-tests.ts";
import type { ReportData } from "./report-data.ts";
import { sitesFor } from "./report-inputs.ts";

/**
 * Tests of change that were begun and closed in a report's month: counted over the whole network,
 * and told one by one as far as the report's audience may tell sites apart.
 */
export function testsPassage(
  cycles: readonly Cycle[],
  data: ReportData,
  report: ReportRecord,
): Passage[] {
  const inMonth = (at: number | undefined) =>
    at !== undefined && dayIn(new Date(at), data.network.timeZone).startsWith(`${data.period}-`);
  const own = report.kind === "site" ? cycles.filter(({ site }) => site === report.site) : cycles;
  if (own.length === 0) return [];
  const opened = own.filter(({ startedAt }) => inMonth(startedAt));
  const closed = own.filter(({ closedAt }) => inMonth(closedAt));
  const open = own.filter(({ closedAt }) => closedAt === undefined);
  const sites =
    report.kind === "site"
      ? data.sites.filter(({ id }) => id === report.site)
      : sitesFor(data, report);
  const named = new Map(sites.map(({ id, name }) => [id, name]));
  const rows = seenCycles(sites, data.sites, [...new Set([...closed, ...opened])]).map((cycle) => [
    cycle.objective,
    cycle.site === undefined ? "the network" : (named.get(cycle.site) ?? ""),
    closed.some(({ id }) => id === cycle.id) ? endOf(cycle) : "begun",
    cycle.measure || "none",
  ]);
  const heads = ["Tried", "Where", "What came of it", "Measure"].map((text) => ({ text }));
  const month = periodName(data.period);
  return [
    {
      title: "Tests of change",
      sentences: [
        `In ${month}, ${counted(opened.length, "test")} of change ${opened.length === 1 ? "was" : "were"} begun and ${closed.length} closed; ${open.length} ${open.length === 1 ? "is" : "are"} under way.`,
      ],
      ...(rows.length > 0 && {
        table: { caption: `Tests of change begun or closed in ${month}`, heads, rows },
      }),
      place: "end",
    },
  ];
}

/** "Adopt it. As predicted." */
function endOf({ act, outcome }: Cycle): string {
  const parts = [act && actNames[act], outcome && studyOutcomeNames[outcome]];
  return parts.flatMap((part) => (part ? [`${part}.`] : [])).join(" ") || "closed";
}
