import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { keepTraining } from "@allteach/store/events/training-path";
import * as z from "zod";
import { type ActionContext, actOf } from "../context.ts";
import { readPath } from "./read-training.ts";

/** One thing of a path, done or not after all. */
export const TrainingMark = z.object({
  item: z.string().min(1).max(40),
  done: z.enum(["yes", "no"]),
});

/** Says that one has done something on a path, or takes it back. */
export async function markTraining(
  ctx: ActionContext,
  id: string,
  { item, done: answer }: z.infer<typeof TrainingMark>,
): Promise<Outcome<undefined>> {
  const read = await readPath(ctx, id);
  if (!read.ok) return read;
  const { path, mayFollow } = read.value;
  if (!mayFollow || ctx.actor.kind !== "person") {
    return refused({ kind: "not-allowed", need: "attend-events" });
  }
  if (!path.items.some(({ key }) => key === item)) {
    const problem = { field: "item", because: "this is not on the path any more" };
    return refused({ kind: "invalid", problems: [problem] });
  }
  const isDone = answer === "yes";
  const act = actOf(ctx, "mark-training", `${id}, ${item}`, { after: { done: isDone } });
  await keepTraining(ctx.store, { path: id, item, user: ctx.actor.user }, { act, isDone });
  return done(undefined);
}
