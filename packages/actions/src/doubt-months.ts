import { type CellKey, cellKey } from "@allteach/domain/cell";
import type { CheckKind, FigureCheck } from "@allteach/domain/figure-check";
import type { Code } from "@allteach/domain/identity";
import { type BrokenRule, brokenRules, type NetworkRule } from "@allteach/domain/network-rule";
import type { FigurePeriod } from "@allteach/domain/period";
import type { PhaseDecision } from "@allteach/domain/phase";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import type { ChangedFigure, Revision } from "@allteach/domain/submission";
import type { UploadFigure, UploadMonth } from "@allteach/interchange/match-upload";
import type { StandingFigure } from "@allteach/store/figure";
import { givenFigures } from "@allteach/store/submission";
import { type Doubts, doubtsOf } from "./figure-doubts.ts";
import type { Setting } from "./read-setting.ts";

/** A figure among many that is unlikely, and that nobody has said anything of. */
export interface DoubtedCell {
  site: Site;
  period: FigurePeriod;
  measure: Code;
  kind: CheckKind;
  /** What was noticed, as a sentence's second half. */
  because: string;
  /** Where it was sent: a file's row and column, or the month's place in a list. */
  row: number;
  at?: string;
}

/** What figures of many months are doubted by. */
export interface MonthsGround extends Pick<Setting, "measures"> {
  rules: readonly NetworkRule[];
  decisions: readonly PhaseDecision[];
  /** The figures that stand, and those of the months before. */
  figures: readonly StandingFigure[];
}

/** What is doubted about many months. */
export interface MonthsDoubts {
  /** What cannot be, by a network's own rules. */
  problems: readonly Problem[];
  /** What is unlikely and has no comment. */
  doubted: readonly DoubtedCell[];
  /** Whether there were too many figures to compare the oldest of them with what is usual. */
  isPartial: boolean;
}

/**
 * Comparing these with their charts takes half a second; a file with more is a network's history.
 * The network's own rules are asked of all.
 */
const MOST_DOUBTED = 10_000;

/** What can be doubted about months sent at once: of each site by its own figures. */
export function doubtMonths(
  revisions: readonly Revision[],
  months: readonly UploadMonth[],
  { measures, rules, decisions, figures }: MonthsGround,
): MonthsDoubts {
  const all = revisions.flatMap(({ site, changed }) => changed.map((each) => ({ site, each })));
  const newest = all
    .map(({ each }) => each)
    .sort((one, other) => (one.period < other.period ? 1 : -1))
    .slice(0, MOST_DOUBTED);
  const isNewest = new Set(newest);
  const bySite = Map.groupBy(all, ({ site }) => site);
  const standing = Map.groupBy(figures, ({ site }) => site);
  const sent = sentFigures(months, measures);
  const problems: Problem[] = [];
  const doubted: DoubtedCell[] = [];
  for (const [id, own] of bySite) {
    const changed = own.map(({ each }) => each);
    const after = new Map([
      ...givenFigures(standing.get(id) ?? []),
      ...changed.map((each) => [keyOf(each), each.figure] as const),
    ]);
    const said = new Set(changed.filter(({ comment }) => comment).map(keyOf));
    const looked = changed.filter((each) => isNewest.has(each));
    const ground = { measures, rules: [], decisions, site: { id }, standing: after };
    const broken = brokenRules(rules, measures, after, changed);
    for (const [key, checks] of bothChecks(doubtsOf(looked, ground), broken)) {
      const place = sent.get(`${id} ${key}`);
      if (!place) continue;
      const impossible = checks.find(({ strength }) => strength === "impossible");
      if (impossible) problems.push(problemOf(place, impossible));
      const unlikely = said.has(key) ? undefined : checks.find(isUnlikely);
      if (unlikely) doubted.push(doubtedCell(place, unlikely));
    }
  }
  const inOrder = doubted.sort((one, other) => one.row - other.row);
  return { problems, doubted: inOrder, isPartial: all.length > newest.length };
}

/** What is doubted by a chart, and by a network's own rules, which come first. */
function bothChecks(doubts: ReadonlyMap<CellKey, Doubts>, broken: readonly BrokenRule[]) {
  const checks = new Map([...doubts].map(([key, own]) => [key, own.checks]));
  for (const rule of broken) checks.set(rule.cell, [rule, ...(checks.get(rule.cell) ?? [])]);
  return checks;
}

/** What somebody who knows says of every figure that is doubted, written beside each. */
export function answered(
  revisions: readonly Revision[],
  doubted: readonly DoubtedCell[],
  because: string,
  { measures }: Pick<Setting, "measures">,
): Revision[] {
  const ids = new Map(measures.map(({ code, id }) => [code, id]));
  const asked = new Set(
    doubted.map(({ site, measure, period }) => `${site.id} ${ids.get(measure)} ${period}`),
  );
  return revisions.map((revision) => ({
    ...revision,
    changed: revision.changed.map((each) =>
      asked.has(`${revision.site} ${keyOf(each)}`) ? { ...each, comment: because } : each,
    ),
  }));
}

/** A doubt as whoever cannot be shown a page is told of it. */
export function doubtProblem({ measure, because, row, at }: DoubtedCell): Problem {
  const ask = "Say in a few words why, or look for a slip.";
  return { field: "note", because: `${measure}: ${because}. ${ask}`, row, column: at ?? "note" };
}

const keyOf = ({ measure, period }: ChangedFigure): CellKey => cellKey(measure, period);
const isUnlikely = ({ strength }: FigureCheck) => strength === "unlikely";

interface SentPlace {
  site: Site;
  sent: UploadFigure;
  code: Code;
}

function sentFigures(months: readonly UploadMonth[], measures: Setting["measures"]) {
  const known = new Map(measures.map((measure) => [measure.code.toLowerCase(), measure]));
  return new Map(
    months.flatMap(({ site, figures }) =>
      figures.flatMap((sent): [string, SentPlace][] => {
        const measure = known.get(sent.measure.toLowerCase());
        if (!measure) return [];
        const key = `${site.id} ${cellKey(measure.id, sent.period)}`;
        return [[key, { site, sent, code: measure.code }]];
      }),
    ),
  );
}

function doubtedCell({ site, sent, code }: SentPlace, { kind, because }: FigureCheck): DoubtedCell {
  const { period, row, at } = sent;
  return { site, period, measure: code, kind, because, row, ...(at !== undefined && { at }) };
}

function problemOf({ site, sent, code }: SentPlace, { because }: FigureCheck): Problem {
  const { row, at = "measure" } = sent;
  return { field: "measure", because: `${site.name}, ${code}: ${because}.`, row, column: at };
}
