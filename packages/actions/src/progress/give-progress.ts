import type { GivenProgress, ProgressDraft } from "@allteach/domain/progress-scale";
import { scoreText } from "@allteach/domain/progress-scale";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { saveProgress } from "@allteach/store/progress";
import { type ActionContext, actOf, signatureOf } from "../context.ts";
import { readSiteProgress } from "./read-progress.ts";

/**
 * Writes down how far a team says it is this month, beside what evidence suggested. Said again, the
 * last word counts; two at once are both kept.
 */
export async function giveProgress(
  ctx: ActionContext,
  site: string,
  draft: ProgressDraft,
): Promise<Outcome<GivenProgress>> {
  const read = await readSiteProgress(ctx, site);
  if (!read.ok) return read;
  const { view, suggestion, period, said, mayGive } = read.value;
  if (!mayGive) return refused({ kind: "not-allowed", need: "edit-theory" });
  const made: GivenProgress = {
    ...{ ...draft, period, revision: said + 1, suggested: suggestion.halves },
    ...{ by: signatureOf(ctx.actor), at: ctx.now.getTime() },
  };
  const subject = `${view.site.code}, ${period}`;
  const act = actOf(ctx, "give-progress", subject, {
    after: { score: scoreText(draft.halves), suggested: scoreText(suggestion.halves) },
  });
  const record = { ...made, held: suggestion.met };
  if (await saveProgress(ctx.store, view.site.id, record, act)) return done(made);
  return giveProgress(ctx, site, draft);
}
