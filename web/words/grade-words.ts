import type { EvidenceGrade } from "@allteach/domain/pins/evidence-grade";
import { periodName } from "@allteach/spc/words/period-name";
import { counted } from "./count-words.ts";
import { dateWords } from "./date-words.ts";

/** "since March 2026", "since 12 April": from when a grade has been earned; empty for an idea. */
export function gradeSince(since: string, now: Date): string {
  if (since === "") return "";
  return `since ${since.length > 7 ? dateWords(since, now) : periodName(since)}`;
}

/** How many of four steps a grade has climbed. */
export const gradeSteps: Readonly<Record<EvidenceGrade, number>> = {
  ...{ idea: 0, tested: 1, "one-site": 2, "several-sites": 3, bundle: 4 },
};

/** What is known of a pin by counting: only what is not nothing. */
export function factWords(facts: {
  comments: number;
  boards: number;
  sites: number;
  remixes: number;
}): string[] {
  const { sites, remixes, boards, comments } = facts;
  return [
    ...(sites > 0 ? [`tried at ${counted(sites, "site")}`] : []),
    ...(remixes > 0 ? [`remixed ${remixes === 1 ? "once" : `${remixes} times`}`] : []),
    ...(boards > 0 ? [`on ${counted(boards, "board")}`] : []),
    ...(comments > 0 ? [counted(comments, "comment")] : []),
  ];
}

/** "Remixed by 14 sites; at five of them the chart moved." Empty where nobody did. */
export function remixWords({
  count,
  sites,
  shifted,
}: Record<"count" | "sites" | "shifted", number>) {
  if (count === 0) return "";
  const by = sites === 0 ? counted(count, "time") : `by ${counted(sites, "site")}`;
  if (sites === 0) return `Remixed ${by}.`;
  return shifted === 0
    ? `Remixed ${by}. No chart of theirs has moved since.`
    : `Remixed ${by}; at ${shifted} of them the chart changed for the better and stayed there.`;
}
