import {
  EventDraft,
  eventProblems,
  eventTimes,
  type NetworkEvent,
} from "@allteach/domain/events/event";
import { targetOf } from "@allteach/domain/events/target";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { addEvents, changeEvent as keepChanged } from "@allteach/store/events/event";
import * as z from "zod";
import { type ActionContext, actOf } from "../context.ts";
import { randomId } from "../random-id.ts";
import { readEvent } from "./read-event.ts";
import { type EventsView, readEvents } from "./read-events.ts";

/** Plans an event. */
export async function planEvent(
  ctx: ActionContext,
  draft: EventDraft,
): Promise<Outcome<NetworkEvent>> {
  const made = await checked(ctx, draft);
  if (!made.ok) return made;
  const event: NetworkEvent = { ...made.value, id: randomId("e_"), revision: 1 };
  await addEvents(ctx.store, [event], actOf(ctx, "plan-event", subjectOf(event), { after: draft }));
  return done(event);
}

/** An event as someone would have it; the revision that they saw. */
export const EventEdit = EventDraft.extend({ saw: z.coerce.number().int().min(1) });
export type EventEdit = z.infer<typeof EventEdit>;

export type ChangedEvent =
  | { kind: "changed"; event: NetworkEvent }
  | { kind: "overtaken"; theirs: NetworkEvent };

/** Changes an event; where somebody was quicker, theirs is shown and nothing is saved. */
export async function changeEvent(
  ctx: ActionContext,
  id: string,
  { saw, ...draft }: EventEdit,
): Promise<Outcome<ChangedEvent>> {
  const standing = await managed(ctx, id);
  if (!standing.ok) return standing;
  const before = standing.value;
  if (before.revision !== saw) return done({ kind: "overtaken", theirs: before });
  const made = await checked(ctx, draft);
  if (!made.ok) return made;
  const { calledOffAt } = before;
  const event: NetworkEvent = {
    ...{ ...made.value, id, revision: saw + 1 },
    ...(calledOffAt !== undefined && { calledOffAt }),
  };
  const detail = { before, after: event };
  if (await keepChanged(ctx.store, event, actOf(ctx, "change-event", subjectOf(event), detail))) {
    return done({ kind: "changed", event });
  }
  const again = await managed(ctx, id);
  return again.ok ? done({ kind: "overtaken", theirs: again.value }) : again;
}

/** Calls an event off: it stays in the calendar, and says so. */
export async function callOffEvent(ctx: ActionContext, id: string): Promise<Outcome<NetworkEvent>> {
  const standing = await managed(ctx, id);
  if (!standing.ok) return standing;
  const before = standing.value;
  if (before.calledOffAt !== undefined) return done(before);
  const at = ctx.now.getTime();
  const event = { ...before, revision: before.revision + 1, changedAt: at, calledOffAt: at };
  const isKept = await keepChanged(
    ctx.store,
    event,
    actOf(ctx, "call-off-event", subjectOf(event)),
  );
  if (isKept) return done(event);
  return refused({ kind: "overtaken", by: "someone who changed this event", at });
}

async function managed(ctx: ActionContext, id: string): Promise<Outcome<NetworkEvent>> {
  const read = await readEvent(ctx, id);
  if (!read.ok) return read;
  if (!read.value.mayPlan) return refused({ kind: "not-allowed", need: "manage-events" });
  return done(read.value.event);
}

/** What a draft becomes, once nothing keeps it from standing. */
async function checked(
  ctx: ActionContext,
  draft: EventDraft,
): Promise<Outcome<Omit<NetworkEvent, "id" | "revision">>> {
  const { actor, network, now } = ctx;
  if (!may(actor, "manage-events")) return refused({ kind: "not-allowed", need: "manage-events" });
  const read = await readEvents(ctx);
  if (!read.ok) return read;
  const times = eventTimes(draft, read.value.charter.timeZone);
  const problems = [
    ...("problems" in times ? times.problems : []),
    ...eventProblems(draft, network.slug),
    ...placeProblems(draft, read.value),
  ];
  if ("problems" in times || problems.length > 0) return refused({ kind: "invalid", problems });
  const { kind, title, about, place, link, agenda, series, step } = draft;
  return done({
    ...{ kind, title, about, place, link, agenda, step, ...times, changedAt: now.getTime() },
    prework: draft.prework
      .filter(({ text }) => text !== "")
      .map(({ key, text }) => ({ text, key: key || randomId("i_", 8) })),
    materials: draft.materials.flatMap(({ title: name, address, isRecording }) => {
      const target = targetOf(address, network.slug);
      return "problem" in target ? [] : [{ title: name, target, isRecording }];
    }),
    ...(series !== "" && { series }),
  });
}

function placeProblems({ series, step }: EventDraft, { series: every }: EventsView): Problem[] {
  if (series === "") return [];
  const found = every.find(({ id }) => id === series);
  if (!found) return [{ field: "series", because: "this series is not here any more" }];
  if (step === "" || found.steps.some(({ key }) => key === step)) return [];
  return [{ field: "step", because: "this step was taken out of its series" }];
}

const subjectOf = ({ id, title }: NetworkEvent) => `${id}: ${title.slice(0, 60)}`;
