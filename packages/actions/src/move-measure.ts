import { identifierProblems } from "@allteach/domain/identifier-screen";
import type { Measure, MeasureStatus } from "@allteach/domain/measure";
import { whyNoStep } from "@allteach/domain/measure-status";
import { may } from "@allteach/domain/permission";
import { Day } from "@allteach/domain/policy";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { addMeasureComment, moveMeasure } from "@allteach/store/measure-version";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { nameOf } from "./decide-shift.ts";
import { type MeasureRecord, readMeasureRecord } from "./read-measures.ts";

/** Takes a measure a step further: draft, being tested, live, retired. */
export async function stepMeasure(
  ctx: ActionContext,
  code: string,
  to: MeasureStatus,
): Promise<Outcome<Measure>> {
  const read = await managedMeasure(ctx, code);
  if (!read.ok) return read;
  const { listed, today } = read.value;
  const { measure, hasFigures } = listed;
  const because = whyNoStep(measure, to, { hasFigures, today });
  if (because) return refused({ kind: "closed", because: `${because}.` });
  const detail = { before: measure.status, after: to };
  const act = actOf(ctx, "move-measure", measure.code, detail);
  await moveMeasure(ctx.store, measure.id, { status: to }, act);
  return done({ ...measure, status: to });
}

/** Until when members comment on a draft; empty closes it. */
export const CommentPeriod = z.object({
  until: z.union([Day, z.literal("")], "choose a day"),
});
export type CommentPeriod = z.infer<typeof CommentPeriod>;

/** Opens a draft for comments until a day, or closes it before its time. */
export async function openComments(
  ctx: ActionContext,
  code: string,
  { until }: CommentPeriod,
): Promise<Outcome<Measure>> {
  const read = await managedMeasure(ctx, code);
  if (!read.ok) return read;
  const { listed, today } = read.value;
  const { measure } = listed;
  if (measure.status !== "draft") {
    const because = `${measure.name} is no draft: comments are for measures that nobody is asked for yet.`;
    return refused({ kind: "closed", because });
  }
  if (until !== "" && until < today) {
    const because = "choose a day that is still to come";
    return refused({ kind: "invalid", problems: [{ field: "until", because }] });
  }
  const detail = { before: measure.commentsUntil ?? null, after: until || null };
  const act = actOf(ctx, "open-comments", measure.code, detail);
  await moveMeasure(ctx.store, measure.id, { commentsUntil: until || null }, act);
  return done(measure);
}

/** What a member says of a draft. */
export const MeasureRemarkForm = z.object({
  text: z
    .string()
    .trim()
    .min(1, "write what you think of the definition")
    .max(2000, "use at most 2,000 characters"),
});
export type MeasureRemarkForm = z.infer<typeof MeasureRemarkForm>;

/** Comments on a draft, while it is open for comments. */
export async function commentOnMeasure(
  ctx: ActionContext,
  code: string,
  { text }: MeasureRemarkForm,
): Promise<Outcome<Measure>> {
  if (ctx.actor.kind !== "person") return refused({ kind: "not-signed-in" });
  const read = await readMeasureRecord(ctx, code);
  if (!read.ok) return read;
  const { listed, versions } = read.value;
  const { measure } = listed;
  if (!listed.isOpen) {
    const because = `${measure.name} is not open for comments.`;
    return refused({ kind: "closed", because });
  }
  const told = identifierProblems({ text });
  if (told.length > 0) return refused({ kind: "invalid", problems: told });
  const version = versions[0]?.version ?? 1;
  const act = actOf(ctx, "comment-on-measure", measure.code, { after: text });
  const made = { measure: measure.id, version, text, name: nameOf(ctx) };
  await addMeasureComment(ctx.store, made, act);
  return done(measure);
}

function managedMeasure(ctx: ActionContext, code: string): Promise<Outcome<MeasureRecord>> {
  if (may(ctx.actor, "manage-network")) return readMeasureRecord(ctx, code);
  return Promise.resolve(refused({ kind: "not-allowed", need: "manage-network" }));
}
