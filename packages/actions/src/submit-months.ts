import { figureOf } from "@allteach/domain/figure";
import { identifierProblems } from "@allteach/domain/identifier-screen";
import type { Period } from "@allteach/domain/period";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import type { UploadMonth } from "@allteach/interchange/match-upload";
import { saveRevisions } from "@allteach/store/submission";
import type { ActionContext } from "./context.ts";
import { decideMonths } from "./decide-months.ts";
import { type DoubtedCell, doubtProblem } from "./doubt-months.ts";
import { figuresAct } from "./figures-act.ts";
import { readSeenSetting, type Setting } from "./read-setting.ts";
import { siteBy } from "./site-by.ts";
import type { SentFigure } from "./submit-period.ts";

/** One site's month among many. */
export interface SentMonth {
  site: string;
  period: Period;
  figures: readonly SentFigure[];
}

/** What many months became. */
export interface SavedMonths {
  /** Those in which something changed, with their new revision. */
  saved: readonly { site: string; period: Period; revision: number }[];
  /** How many said only what stood already. */
  unchanged: number;
  /** What is unlikely and was saved without a comment. */
  doubted: readonly DoubtedCell[];
}

/**
 * Records or corrects many months of many sites at once, all of them or none. None of them is
 * attested by this.
 *
 * @param reason Why figures that stand are changed, where any are locked.
 * @param strict Whether an unlikely figure needs its comment at once.
 */
export async function submitMonths(
  ctx: ActionContext,
  sent: readonly SentMonth[],
  reason: string | undefined,
  strict = false,
): Promise<Outcome<SavedMonths>> {
  const setting = await readSeenSetting(ctx);
  const told = identifierProblems(textsOf(sent, reason));
  if (told.length > 0) return refused({ kind: "invalid", problems: told });
  const matched = matchedMonths(sent, setting);
  if (!matched.ok) return matched;
  const decided = await decideMonths(ctx, setting, matched.value, reason);
  if (!decided.ok) {
    const { refusal } = decided;
    if (refusal.kind !== "invalid") return decided;
    return refused({ kind: "invalid", problems: refusal.problems.map(placed) });
  }
  const { revisions, needsReason, doubted } = decided.value;
  if (needsReason) return refused({ kind: "needs-reason", because: needsReason });
  if (strict && doubted.length > 0) {
    return refused({ kind: "needs-comment", problems: doubted.map(doubtProblem).map(placed) });
  }
  const unchanged = sent.length - revisions.length;
  if (revisions.length === 0) return done({ saved: [], unchanged, doubted });

  const act = figuresAct(ctx, revisions, setting);
  const isSaved = await saveRevisions(ctx.store, revisions, { via: "api", act });
  if (!isSaved) return refused({ kind: "overtaken", by: "", at: ctx.now.getTime() });
  const codes = new Map(setting.sites.map(({ id, code }) => [id, code]));
  const saved = revisions.map(({ site, period, revision }) => ({
    ...{ site: codes.get(site) ?? "", period, revision },
  }));
  return done({ saved, unchanged, doubted });
}

function textsOf(sent: readonly SentMonth[], reason = ""): Record<string, string> {
  const texts = sent.flatMap(({ figures }, month) =>
    figures.flatMap(({ input, comment = "" }, place): [string, string][] => {
      const at = `submissions/${month}/figures/${place}`;
      const why = "notCollected" in input ? input.notCollected : "";
      return [
        [`${at}/comment`, comment],
        [`${at}/notCollected`, why],
      ];
    }),
  );
  return Object.fromEntries([...texts, ["reason", reason]]);
}

/** Each month with its site; its place in the list stands for a file's row. */
function matchedMonths(sent: readonly SentMonth[], { sites }: Setting): Outcome<UploadMonth[]> {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const months = sent.flatMap(({ site: code, period, figures }, row): UploadMonth[] => {
    const at = (field: string, because: string) =>
      problems.push({ field: `submissions/${row}/${field}`, because });
    const site = siteBy(sites, code);
    if (!site) {
      at("site", `${code} is no site here`);
      return [];
    }
    const key = `${site.id} ${period}`;
    if (seen.has(key)) at("period", `${site.name} is given twice for this month`);
    seen.add(key);
    const own = figures.map(({ measure, period: of = period, input, comment }) => ({
      ...{ measure, period: of, figure: figureOf(input, of), row },
      ...(comment !== undefined && { note: comment }),
    }));
    return [{ site, period, figures: own }];
  });
  return problems.length > 0 ? refused({ kind: "invalid", problems }) : done(months);
}

function placed({ row = 0, column: _, field, because }: Problem): Problem {
  return { field: `submissions/${row}/${field === "note" ? "comment" : field}`, because };
}
