import { type Attendance, answers } from "@allteach/domain/events/attendance";
import type { SiteId } from "@allteach/domain/identity";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { keepAnswer } from "@allteach/store/events/attendance";
import * as z from "zod";
import { type ActionContext, actOf } from "../context.ts";
import { readEvent } from "./read-event.ts";

/** Whether somebody comes, and for which site; 0 is the network. */
export const EventAnswer = z.object({
  answer: z.enum(answers, "choose whether you come"),
  site: z.coerce.number().int().min(0).optional(),
});
export type EventAnswer = z.infer<typeof EventAnswer>;

/** Says whether one comes; said again, the newest counts. */
export async function answerEvent(
  ctx: ActionContext,
  id: string,
  { answer, site }: EventAnswer,
): Promise<Outcome<Attendance>> {
  const read = await readEvent(ctx, id);
  if (!read.ok) return read;
  const { event, places } = read.value;
  const place = site === undefined ? places[0] : places.find((each) => each.site === site);
  if (!place || ctx.actor.kind !== "person") {
    return refused({ kind: "not-allowed", need: "attend-events" });
  }
  if (event.calledOffAt !== undefined) {
    return refused({ kind: "closed", because: "This event was called off." });
  }
  if (event.endsAt < ctx.now.getTime()) {
    return refused({ kind: "closed", because: "This event is over." });
  }
  const said = { event: id, user: ctx.actor.user, site: place.site as SiteId | 0, answer };
  await keepAnswer(ctx.store, said, actOf(ctx, "answer-event", id, { after: { answer } }));
  return done(said);
}
