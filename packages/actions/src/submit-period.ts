import { type CellKey, cellKey, cellsOf } from "@allteach/domain/cell";
import { type Figure, type FigureInput, figureOf, sameFigure } from "@allteach/domain/figure";
import { needsComment } from "@allteach/domain/figure-check";
import { identifierProblems } from "@allteach/domain/identifier-screen";
import type { Code } from "@allteach/domain/identity";
import { mergeMonth } from "@allteach/domain/merge-month";
import { type FigurePeriod, type Period, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import {
  isNews,
  type ReportedFigure,
  type Revision,
  reviseSubmission,
  type Submission,
} from "@allteach/domain/submission";
import { type FigureVia, givenFigures, saveRevisions } from "@allteach/store/submission";
import { USUAL_MONTHS } from "./chart-series.ts";
import { type ActionContext, signatureOf } from "./context.ts";
import { type Doubts, doubtsOf } from "./figure-doubts.ts";
import { figuresAct } from "./figures-act.ts";
import { type MonthState, type OpenMonth, openMonth } from "./open-month.ts";

/** One figure as someone sends it; without a period it is of the month. */
export interface SentFigure {
  measure: Code;
  period?: FigurePeriod;
  input: FigureInput;
  /** Why it is as it is, where that is not what one would expect. */
  comment?: string;
}

/** A month as someone sends it. */
export interface MonthReport {
  site: string;
  period: Period;
  figures: readonly SentFigure[];
  attest: boolean;
  reason?: string;
  /** The revision the sender saw. */
  saw?: number;
  /**
   * Where the revision that was seen no longer stands: whether cells that only the sender changed
   * are saved all the same. A cell that both changed is always shown to the sender first.
   */
  merge?: boolean;
  /** Whether an unlikely figure needs its comment at once, and not only before it is attested. */
  strict?: boolean;
}

/** A month as it stands after it was saved. */
export interface SavedMonth extends MonthState {
  /** What is doubted of the figures sent and not answered by a comment. */
  doubts: ReadonlyMap<CellKey, Doubts>;
  /** Cells that someone else changed since the sender saw the month. */
  theirs: readonly CellKey[];
}

/** Of two who save at the same moment one waits for the other; more than this is a fault. */
const MOST_TRIES = 8;

/**
 * Records or corrects a site's figures for one month: figures, revision, audit entry and the
 * network's sums in one transaction. The form, a file and another system all come through here.
 *
 * @param opened The month, where it was just read with the months before it: saves a round trip.
 * @returns The month as it stands afterwards. Sending what stands already writes nothing.
 */
export async function submitPeriod(
  ctx: ActionContext,
  report: MonthReport,
  via: FigureVia,
  opened?: OpenMonth,
): Promise<Outcome<SavedMonth>> {
  for (let tries = 1; ; tries++) {
    const tried = await trySubmit(ctx, report, via, tries === 1 ? opened : undefined);
    if (tried !== "collided") return tried;
    if (!report.merge || tries === MOST_TRIES) {
      return refused({ kind: "overtaken", by: "", at: ctx.now.getTime() });
    }
  }
}

async function trySubmit(
  ctx: ActionContext,
  report: MonthReport,
  via: FigureVia,
  known: OpenMonth | undefined,
): Promise<Outcome<SavedMonth> | "collided"> {
  const from = shiftPeriod(report.period, 1 - USUAL_MONTHS);
  const opened = known ? done(known) : await openMonth(ctx, report.site, report.period, from);
  if (!opened.ok) return opened;
  const month = opened.value;
  if (!may(ctx.actor, "report-figures", month.site.id)) {
    return refused({ kind: "not-allowed", need: "report-figures" });
  }
  const laid = laidOver(report, month);
  if (!laid.ok) return laid;
  const { figures, attest, theirs } = laid.value;

  const told = identifiersIn(report);
  if (told.length > 0) return refused({ kind: "invalid", problems: told });
  const { reason } = report;
  const decided = reviseSubmission(
    { figures, attest, ...(reason && { reason }) },
    situationOf(ctx, month),
  );
  if (!decided.ok) return decided;
  const doubted = doubtsAbout(decided.value, report, attest, month);
  if (!doubted.ok) return doubted;
  const after = { theirs, doubts: doubted.value };
  if (!isNews(decided.value, month.submission)) return done({ ...month, ...after });

  const act = figuresAct(ctx, [decided.value], { sites: [month.site], measures: month.measures });
  const saved = await saveRevisions(ctx.store, [decided.value], { via, act, head: month.head });
  if (!saved) return "collided";
  return done({ ...month, ...after, submission: revised(ctx, month.submission, decided.value) });
}

function situationOf({ actor, now }: ActionContext, month: OpenMonth) {
  const { site, measures, submission: standing, charter } = month;
  return {
    ...{ site, measures, standing, now },
    ...{ calendar: charter.calendar, timeZone: charter.timeZone },
    mayUnlock: may(actor, "correct-closed-months"),
  };
}

function revised(
  { actor, now }: ActionContext,
  standing: Submission,
  { revision, attested, changed }: Revision,
): Submission {
  const figures = new Map(standing.figures);
  for (const { measure, period, figure } of changed) figures.set(cellKey(measure, period), figure);
  const by = { by: signatureOf(actor), at: now.getTime() };
  return { ...standing, revision, attested, figures, ...by };
}

interface LaidOver {
  figures: readonly ReportedFigure[];
  attest: boolean;
  theirs: readonly CellKey[];
}

/**
 * What someone sends, laid over what stands: where another saved meanwhile, only what the sender
 * changed, and nothing is attested that the sender has not seen.
 */
function laidOver(report: MonthReport, month: OpenMonth): Outcome<LaidOver> {
  const { submission, measures } = month;
  const figures = report.figures.map(({ measure, period = report.period, input, comment }) => ({
    ...{ measure, period, figure: figureOf(input, period) },
    ...(comment && { comment }),
  }));
  const { saw, attest } = report;
  if (saw === undefined || saw === submission.revision) {
    return done({ figures, attest, theirs: [] });
  }
  const overtaken = { kind: "overtaken", by: submission.by ?? "", at: submission.at ?? 0 } as const;
  if (!report.merge) return refused(overtaken);
  const ids = new Map(measures.map(({ code, id }) => [code.toLowerCase(), id]));
  const keyOf = ({ measure, period }: (typeof figures)[number]) => {
    const id = ids.get(measure.toLowerCase());
    return id && cellKey(id, period);
  };
  const mine = new Map<CellKey, Figure>();
  for (const sent of figures) {
    const key = keyOf(sent);
    if (key) mine.set(key, sent.figure);
  }
  const merged = mergeMonth(month.baseAt(saw), submission.figures, mine);
  const theirs = merged.theirs.filter((key) => !sameFigure(mine.get(key), submission.figures.get(key))); // biome-ignore format: one line
  const saidOfTheirs = figures.some((sent) => {
    const key = keyOf(sent);
    return "comment" in sent && key !== undefined && theirs.includes(key);
  });
  if (merged.clashes.length > 0 || saidOfTheirs) return refused(overtaken);
  const own = figures.filter((sent) => {
    const key = keyOf(sent);
    return !key || merged.mine.has(key) || ("comment" in sent && !theirs.includes(key));
  });
  return done({ figures: own, attest: attest && theirs.length === 0, theirs });
}

/** What in somebody's words could lead to one person. */
function identifiersIn({ figures, reason = "" }: MonthReport): Problem[] {
  const texts = figures.flatMap(({ input, comment = "" }, index): [string, string][] => [
    [`figures/${index}/comment`, comment],
    [`figures/${index}/notCollected`, "notCollected" in input ? input.notCollected : ""],
  ]);
  return identifierProblems(Object.fromEntries([...texts, ["reason", reason]]));
}

/** The doubts that nobody has answered; refused where an answer is needed, or by a network's rule. */
function doubtsAbout(
  { changed }: Revision,
  report: MonthReport,
  attest: boolean,
  month: OpenMonth,
): Outcome<ReadonlyMap<CellKey, Doubts>> {
  const { measures, rules, submission, site, decisions } = month;
  const isChanged = new Set(changed.map(({ measure, period }) => cellKey(measure, period)));
  const standing = givenFigures(month.figures);
  const others = attest
    ? cellsOf(measures, site, report.period).flatMap(({ measure: { id: measure }, period }) => {
        const key = cellKey(measure, period);
        const figure = submission.figures.get(key);
        return figure && !isChanged.has(key) ? [{ measure, period, figure }] : [];
      })
    : [];
  const doubts = doubtsOf([...changed, ...others], {
    ...{ site, measures, rules, standing, decisions },
  });
  const answers = new Map(
    changed.map((each) => [cellKey(each.measure, each.period), each.comment]),
  );
  const open = new Map(
    [...doubts].filter(([key, { checks }]) => {
      const comment = isChanged.has(key) ? answers.get(key) : submission.comments?.get(key);
      return checks.length > 0 && !comment;
    }),
  );
  const impossible = problemsAt(doubts, "impossible", report, month);
  if (impossible.length > 0) return refused({ kind: "invalid", problems: impossible });
  const isDue = attest || report.strict;
  const unanswered = isDue ? problemsAt(open, "unlikely", report, month) : [];
  if (unanswered.length > 0) return refused({ kind: "needs-comment", problems: unanswered });
  return done(new Map([...open].filter(([, { checks }]) => needsComment(checks))));
}

function problemsAt(
  doubts: ReadonlyMap<CellKey, Doubts>,
  strength: "impossible" | "unlikely",
  { figures, period: month }: MonthReport,
  { measures }: OpenMonth,
): Problem[] {
  const known = new Map(measures.map((measure) => [String(measure.id), measure]));
  return [...doubts].flatMap(([key, { checks }]): Problem[] => {
    const check = checks.find((each) => each.strength === strength);
    const [id = "", of = ""] = key.split(" ");
    const measure = known.get(id);
    if (!check || !measure) return [];
    const index = figures.findIndex(
      ({ measure: code, period = month }) =>
        code.toLowerCase() === measure.code.toLowerCase() && period === of,
    );
    const part = strength === "unlikely" ? "comment" : "measure";
    const field = index < 0 ? `${measure.code}/${part}` : `figures/${index}/${part}`;
    const ask = strength === "unlikely" ? " Say in a few words why, or look for a slip." : "";
    return [{ field, because: `${measure.name}: ${check.because}.${ask}` }];
  });
}

/** Reads a site's month as it stands. */
export async function readMonth(
  ctx: ActionContext,
  site: string,
  period: Period,
): Promise<Outcome<MonthState>> {
  if (!may(ctx.actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  return openMonth(ctx, site, period);
}
