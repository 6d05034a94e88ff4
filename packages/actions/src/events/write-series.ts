import {
  MAX_STEPS,
  nextRound,
  proposedSteps,
  type Series,
  SeriesEdit,
  type SeriesStart,
  seriesProblems,
} from "@allteach/domain/events/series";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { addSeries, changeSeries as keepChanged } from "@allteach/store/events/series";
import * as z from "zod";
import { type ActionContext, actOf } from "../context.ts";
import { randomId } from "../random-id.ts";
import { readSeries } from "./read-series.ts";

/** Begins a series, its dates proposed from the first learning session. */
export async function beginSeries(
  ctx: ActionContext,
  start: SeriesStart,
): Promise<Outcome<Series>> {
  if (!may(ctx.actor, "manage-events")) {
    return refused({ kind: "not-allowed", need: "manage-events" });
  }
  const { name, about, months } = start;
  const steps = proposedSteps(start).map(keyed);
  const changedAt = ctx.now.getTime();
  const series: Series = {
    ...{ id: randomId("l_"), revision: 1, name, about, months, steps, changedAt },
  };
  const act = actOf(ctx, "begin-series", subjectOf(series), { after: start });
  await addSeries(ctx.store, series, act);
  return done(series);
}

/** A series as someone would have it; the revision that they saw. */
export const SeriesChange = SeriesEdit.extend({ saw: z.coerce.number().int().min(1) });
export type SeriesChange = z.infer<typeof SeriesChange>;

export type ChangedSeries =
  | { kind: "changed"; series: Series }
  | { kind: "overtaken"; theirs: Series };

/** Moves, names and takes out steps; where somebody was quicker, nothing is saved. */
export async function changeSeries(
  ctx: ActionContext,
  id: string,
  { saw, ...edit }: SeriesChange,
): Promise<Outcome<ChangedSeries>> {
  const standing = await managed(ctx, id);
  if (!standing.ok) return standing;
  if (standing.value.revision !== saw) return done({ kind: "overtaken", theirs: standing.value });
  return changed(ctx, standing.value, edit);
}

/** Adds the next learning session and action period, in the rhythm of those before. */
export async function addRound(ctx: ActionContext, id: string): Promise<Outcome<ChangedSeries>> {
  const standing = await managed(ctx, id);
  if (!standing.ok) return standing;
  const { steps } = standing.value;
  const more = nextRound(standing.value);
  if (steps.length + more.length > MAX_STEPS) {
    const because = "This series is long enough: begin a new one.";
    return refused({ kind: "closed", because });
  }
  return changed(ctx, standing.value, { steps: [...steps, ...more.map(keyed)] });
}

async function managed(ctx: ActionContext, id: string): Promise<Outcome<Series>> {
  const read = await readSeries(ctx, id);
  if (!read.ok) return read;
  if (!read.value.mayPlan) return refused({ kind: "not-allowed", need: "manage-events" });
  return done(read.value.series);
}

async function changed(
  ctx: ActionContext,
  before: Series,
  edit: Partial<SeriesEdit>,
): Promise<Outcome<ChangedSeries>> {
  const after: Series = {
    ...{ ...before, ...edit },
    ...{ revision: before.revision + 1, changedAt: ctx.now.getTime() },
  };
  const problems = seriesProblems(after);
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const act = actOf(ctx, "change-series", subjectOf(after), { before, after });
  if (await keepChanged(ctx.store, after, act)) return done({ kind: "changed", series: after });
  const again = await managed(ctx, before.id);
  return again.ok ? done({ kind: "overtaken", theirs: again.value }) : again;
}

const keyed = <Step extends object>(step: Step) => ({ ...step, key: randomId("s_", 8) });
const subjectOf = ({ id, name }: Series) => `${id}: ${name.slice(0, 60)}`;
