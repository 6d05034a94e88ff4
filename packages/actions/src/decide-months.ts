import { cellKey } from "@allteach/domain/cell";
import type { Figure } from "@allteach/domain/figure";
import { identifierProblems } from "@allteach/domain/identifier-screen";
import type { Measure } from "@allteach/domain/measure";
import { type FigurePeriod, monthOf, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, type Problem, type Refusal, refused } from "@allteach/domain/refusal";
import {
  isNews,
  type Revision,
  reviseSubmission,
  type Submission,
} from "@allteach/domain/submission";
import type { StandingFigure } from "@allteach/interchange/diff-upload";
import type { UploadMonth } from "@allteach/interchange/match-upload";
import { sitesFiguresQuery, standingFigures } from "@allteach/store/figure";
import { commentsIn, lastComments } from "@allteach/store/figure-comment";
import { rulesQuery } from "@allteach/store/network-rule";
import { ask } from "@allteach/store/network-store";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import { newestRevision, submissionOf, submissionsQuery } from "@allteach/store/submission";
import { USUAL_MONTHS } from "./chart-series.ts";
import type { ActionContext } from "./context.ts";
import { type DoubtedCell, doubtMonths, type MonthsGround } from "./doubt-months.ts";
import type { Setting } from "./read-setting.ts";

/** What many months sent at once become, all of them or none. */
export interface DecidedMonths {
  /** Only months of which anything changes. */
  revisions: readonly Revision[];
  /** What stands now. */
  standing: StandingFigure;
  /** Why a reason must be given before they can be saved. */
  needsReason?: string;
  /** What is unlikely and has no comment. */
  doubted: readonly DoubtedCell[];
  /** Whether there were too many figures to look at the oldest of them. */
  isPartial: boolean;
}

/**
 * Decides what months that came in one piece become, each as if it had been sent alone.
 *
 * @param reason Why figures that stand are changed, where any are locked.
 * @returns A refusal that names every problem by its row, where any month is refused.
 */
export async function decideMonths(
  ctx: ActionContext,
  setting: Setting,
  months: readonly UploadMonth[],
  reason: string | undefined,
): Promise<Outcome<DecidedMonths>> {
  if (!months.every(({ site }) => may(ctx.actor, "report-figures", site.id))) {
    return refused({ kind: "not-allowed", need: "report-figures" });
  }
  const told = identifiersIn(months);
  if (told.length > 0) return refused({ kind: "invalid", problems: told });
  const { standing, ground } = await readStanding(ctx, setting, months);
  const decided = decide(ctx, setting, months, standing, reason);
  if (!decided.ok) return decided;
  const { problems, ...doubts } = doubtMonths(decided.value.revisions, months, ground);
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const figures = figureIn(standing, setting.measures);
  return done({ ...decided.value, ...doubts, standing: figures });
}

/** What in the words beside figures could lead to one person, by row. */
function identifiersIn(months: readonly UploadMonth[]): Problem[] {
  return months.flatMap(({ figures }) =>
    figures.flatMap(({ figure, note, row, at }) => {
      const reason = figure.state === "not-collected" ? figure.reason : undefined;
      const texts = { ...(reason && { notCollected: reason }), ...(note && { note }) };
      const told = note || reason ? identifierProblems(texts) : [];
      return told.map((problem) => ({ ...problem, row, column: at ?? "note" }));
    }),
  );
}

interface Standing {
  /** One for each month that was sent. */
  standing: readonly Submission[];
  ground: MonthsGround;
}

async function readStanding(
  { store }: ActionContext,
  { measures }: Setting,
  months: readonly UploadMonth[],
): Promise<Standing> {
  const periods = months.map(({ period }) => period).sort();
  const [from, to] = [periods[0], periods[periods.length - 1]];
  if (!from || !to) return { standing: [], ground: { ...noGround, measures } };
  const places = months.map(({ site, period }) => ({ site: site.id, period }));
  const sites = [...new Set(places.map(({ site }) => site))];
  const back = monthsBefore(sites.length * measures.length);
  const [rows, newest, rules, decided] = await ask(
    store,
    sitesFiguresQuery(store, sites, { from: shiftPeriod(from, -back), to }),
    submissionsQuery(store, places),
    rulesQuery(store),
    phasesQuery(store),
  );
  const figures = standingFigures(rows);
  const keyOf = (site: number, period: FigurePeriod) => `${site} ${monthOf(period)}`;
  const byMonth = Map.groupBy(figures, ({ site, period }) => keyOf(site, period));
  const said = rows.filter(({ comment }) => comment !== null);
  const comments = Map.groupBy(said, ({ siteId, period }) => keyOf(siteId, period as FigurePeriod));
  const revisions = Map.groupBy(newest, ({ siteId, period }) => `${siteId} ${period}`);
  const standing = places.map(({ site, period }) => {
    const key = `${site} ${period}`;
    const last = newestRevision(revisions.get(key) ?? []);
    return {
      ...submissionOf(site, period, last ? [last] : [], byMonth.get(key) ?? []),
      comments: lastComments(commentsIn(comments.get(key) ?? [])),
    };
  });
  const decisions = decided.map(phaseDecisionOf);
  return { standing, ground: { measures, rules, decisions, figures } };
}

const noGround = { rules: [], decisions: [], figures: [] };

/** As many earlier figures as are read beside those that a file is about. */
const MOST_BEFORE = 60_000;

/** How many months before the first one what is usual is read from. */
function monthsBefore(figuresAMonth: number): number {
  return Math.min(USUAL_MONTHS, Math.floor(MOST_BEFORE / Math.max(1, figuresAMonth)));
}

function decide(
  ctx: ActionContext,
  { charter, measures }: Setting,
  months: readonly UploadMonth[],
  standing: readonly Submission[],
  reason: string | undefined,
): Outcome<Pick<DecidedMonths, "revisions" | "needsReason">> {
  const problems: Problem[] = [];
  const revisions: Revision[] = [];
  let needsReason: string | undefined;
  for (const [index, month] of months.entries()) {
    const stands = standing[index];
    if (!stands) continue;
    const figures = month.figures.map(({ note, ...figure }) => {
      return { ...figure, ...(note !== undefined && { comment: note }) };
    });
    const outcome = reviseSubmission(
      { figures, attest: false, ...(reason && { reason }) },
      {
        ...{ site: month.site, measures, standing: stands, now: ctx.now },
        calendar: charter.calendar,
        timeZone: charter.timeZone,
        mayUnlock: may(ctx.actor, "correct-closed-months"),
      },
    );
    if (outcome.ok && isNews(outcome.value, stands)) revisions.push(outcome.value);
    if (outcome.ok) continue;
    if (outcome.refusal.kind === "needs-reason") needsReason ??= outcome.refusal.because;
    else problems.push(...problemsInFile(outcome.refusal, month));
  }
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  return done({ revisions, ...(needsReason && { needsReason }) });
}

/** A refusal of a month, told by the rows of the file that it comes from. */
function problemsInFile(refusal: Refusal, { figures }: UploadMonth): Problem[] {
  const [first] = figures;
  const placed = (at: { row: number; at?: string } | undefined, column: string) => ({
    row: at?.row ?? 1,
    column: at?.at ?? column,
  });
  if (refusal.kind === "closed") {
    return [{ field: "period", because: refusal.because, ...placed(first, "period") }];
  }
  if (!("problems" in refusal)) throw new Error(`a month was refused as ${refusal.kind}`);
  return refusal.problems.map((problem) => {
    const [, index = "", column = ""] = /^figures\/(\d+)\/(\w+)$/.exec(problem.field) ?? [];
    return { ...problem, ...placed(figures[Number(index)] ?? first, column) };
  });
}

function figureIn(standing: readonly Submission[], measures: readonly Measure[]): StandingFigure {
  const ids = new Map(measures.map(({ code, id }) => [code.toLowerCase(), id]));
  const months = new Map(standing.map((month) => [`${month.site} ${month.period}`, month]));
  return (site: number, period: FigurePeriod, measure: string): Figure | undefined => {
    const id = ids.get(measure.toLowerCase());
    return id && months.get(`${site} ${monthOf(period)}`)?.figures.get(cellKey(id, period));
  };
}
