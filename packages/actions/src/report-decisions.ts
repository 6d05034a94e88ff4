import { dayIn } from "@allteach/domain/day-in";
import type { PhaseDecision } from "@allteach/domain/phase";
import { isReminder, type ReportRecord } from "@allteach/domain/report";
import type { Passage } from "@allteach/report/passage";
import { periodName } from "@allteach/spc/words/period-name";
import type { ReportData } from "./report-data.ts";

/**
 * Who decided where centre lines begin anew, on the charts that a report shows: the decision that
 * stands for each start, with its day and its reason. A withdrawn one is as if nobody had decided.
 */
export function decisionsPassage(data: ReportData, report: ReportRecord): Passage[] {
  const live = new Map(
    data.measures.filter(({ status }) => status === "live").map((each) => [each.id, each]),
  );
  const standing = new Map<string, PhaseDecision>();
  for (const decision of data.phases) {
    const { measure, site, node, kind, start } = decision;
    if (!live.has(measure) || !isOnCharts(decision, report)) continue;
    standing.set(JSON.stringify([measure, site, node, kind, start]), decision);
  }
  const rows = [...standing.values()]
    .filter(({ decision }) => decision !== "withdraw")
    .sort((one, other) => other.at - one.at)
    .map((each) => [
      live.get(each.measure)?.name ?? "",
      periodName(each.start),
      each.kind === "definition" ? "What is counted changed" : decisionWords[each.decision],
      `${each.name}, ${dayIn(new Date(each.at), data.network.timeZone)}`,
      each.reason || "not said",
    ]);
  if (rows.length === 0) return [];
  const heads = ["Measure", "From", "Decided", "Who and when", "Why"].map((text) => ({ text }));
  return [
    {
      title: "Who decided about shifts",
      sentences: ["A centre line begins anew where a person has accepted it, and nowhere else."],
      table: { caption: "Decisions about centre lines that stand", heads, rows },
      place: "end",
    },
  ];
}

const decisionWords = {
  accept: "Accepted",
  hold: "Waits for more months",
  decline: "Declined",
  withdraw: "Withdrawn",
} as const;

/** The network's own charts, and in a site's or node's report those of that site or node. */
function isOnCharts(decision: PhaseDecision, report: ReportRecord): boolean {
  if (isReminder(report.kind) || report.kind === "functioning") return false;
  if (decision.kind === "definition") return true;
  const { site, node } = decision;
  const isOfNetwork = site === undefined && node === undefined;
  switch (report.kind) {
    case "site":
      return isOfNetwork || site === report.site;
    case "node":
      return node !== undefined && node === report.node;
    default:
      return isOfNetwork;
  }
}
