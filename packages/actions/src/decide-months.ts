import { cellKey } from "@allteach/domain/cell";
import type { Figure } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import { type FigurePeriod, monthOf } from "@allteach/domain/period";
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
import { networkFiguresQuery, standingFigures } from "@allteach/store/figure";
import { ask } from "@allteach/store/network-store";
import { newestRevision, submissionOf, submissionsQuery } from "@allteach/store/submission";
import type { ActionContext } from "./context.ts";
import type { Setting } from "./read-setting.ts";

/** What many months sent at once become, all of them or none. */
export interface DecidedMonths {
  /** Only months of which anything changes. */
  revisions: readonly Revision[];
  /** What stands now. */
  standing: StandingFigure;
  /** Why a reason must be given before they can be saved. */
  needsReason?: string;
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
  const standing = await readStanding(ctx, months);
  const decided = decide(ctx, setting, months, standing, reason);
  if (!decided.ok) return decided;
  return done({ ...decided.value, standing: figureIn(standing, setting.measures) });
}

async function readStanding(
  { store }: ActionContext,
  months: readonly UploadMonth[],
): Promise<Submission[]> {
  const periods = months.map(({ period }) => period).sort();
  const [from, to] = [periods[0], periods[periods.length - 1]];
  if (!from || !to) return [];
  const places = months.map(({ site, period }) => ({ site: site.id, period }));
  const [figures, newest] = await ask(
    store,
    networkFiguresQuery(store, { from, to }),
    submissionsQuery(store, places),
  );
  const byMonth = Map.groupBy(
    standingFigures(figures),
    ({ site, period }) => `${site} ${monthOf(period)}`,
  );
  const revisions = Map.groupBy(newest, ({ siteId, period }) => `${siteId} ${period}`);
  return places.map(({ site, period }) => {
    const key = `${site} ${period}`;
    const last = newestRevision(revisions.get(key) ?? []);
    return submissionOf(site, period, last ? [last] : [], byMonth.get(key) ?? []);
  });
}

function decide(
  ctx: ActionContext,
  { charter, measures }: Setting,
  months: readonly UploadMonth[],
  standing: readonly Submission[],
  reason: string | undefined,
): Outcome<Omit<DecidedMonths, "standing">> {
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
