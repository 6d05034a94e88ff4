import type { SentFigure } from "@allteach/actions/submit-period";
import { FigureInput } from "@allteach/domain/figure";
import { Code } from "@allteach/domain/identity";
import { FigurePeriod, Period, weekNamed } from "@allteach/domain/period";
import * as z from "zod";

/** More measures than any network asks for in one month. */
const MAX_FIGURES = 200;

/** Two years of twenty sites. */
const MAX_MONTHS = 500;

const Comment = z.string().trim().min(1, "say something, or leave it away").max(300);

/** A month, a week by the Sunday it ends on, or a week by its number: `2026-W40`. */
const SentPeriod = z
  .string()
  .transform((text) => weekNamed(text) ?? text)
  .pipe(FigurePeriod);

/** A figure as another system sends it; `figureArms` says what stands beside the measure. */
export const SentEntry = z
  .object({ measure: Code, period: SentPeriod.optional(), comment: Comment.optional() })
  .loose()
  .transform(toInput);

/** A month of one site. */
export const MonthBody = z.object({
  figures: z.array(SentEntry).max(MAX_FIGURES, `send at most ${MAX_FIGURES} figures`),
  attest: z.boolean().default(false),
  reason: z.string().trim().min(1).max(1000).optional(),
});

/** Many months of many sites, all or nothing. */
export const MonthsBody = z.object({
  submissions: z
    .array(
      z.object({
        site: z.string().max(60),
        period: Period,
        figures: z
          .array(SentEntry)
          .min(1, "send at least one figure")
          .max(MAX_FIGURES, `send at most ${MAX_FIGURES} figures`),
      }),
    )
    .min(1, "send at least one month")
    .max(MAX_MONTHS, `send at most ${MAX_MONTHS} months at once`),
  reason: z.string().trim().min(1).max(1000).optional(),
});

/** The field by which each arm of `FigureInput` is known, in its order. */
const armsByField = ["numerator", "noCases", "notCollected", "mean", "value", "events"];

/** Takes a figure's entry apart, so that its problems are named by the field they are in. */
function toInput(
  {
    measure,
    period,
    comment,
    ...rest
  }: { measure: string; period?: FigurePeriod | undefined; comment?: string | undefined },
  context: z.RefinementCtx,
): SentFigure {
  const checked = FigureInput.safeParse(rest);
  const said = { ...(period && { period }), ...(comment && { comment }) };
  if (checked.success) return { measure, ...said, input: checked.data };
  const arms = checked.error.issues.flatMap((issue) =>
    issue.code === "invalid_union" ? issue.errors : [],
  );
  const meant = armsByField.findIndex((field) => field in rest);
  for (const { path, message } of arms[Math.max(0, meant)] ?? checked.error.issues) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
  return z.NEVER;
}
