import type { Measure } from "@allteach/domain/measure";
import { may } from "@allteach/domain/permission";
import { type PhaseDecision, ShiftDecision, type Whose } from "@allteach/domain/phase";
import { done, type Outcome, type Refusal, refused } from "@allteach/domain/refusal";
import { savePhaseDecisions } from "@allteach/store/phase";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { type MeasureChart, readMeasure } from "./read-measure.ts";

/** What somebody decides about a phase that a chart proposes, or about one that was accepted. */
export const DecideShift = z.object({
  start: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, "choose a start that the chart proposes"),
  decision: ShiftDecision,
  reason: z
    .string()
    .trim()
    .min(1, "say why: whoever reads the chart later will ask")
    .max(1000, "use at most 1,000 characters"),
});
export type DecideShift = z.infer<typeof DecideShift>;

/**
 * Accepts, holds or declines the phase that a chart proposes, or takes an acceptance back. The
 * chart is read again first: what is decided is what it proposes now.
 *
 * @param evidence The proposal in words, as it is kept with the decision.
 */
export async function decideShift(
  ctx: ActionContext,
  about: { measure: string; site?: string; node?: string },
  { start, decision, reason }: DecideShift,
  evidence: (chart: MeasureChart) => string,
): Promise<Outcome<{ measure: Measure }>> {
  const read = await readMeasure(ctx, about);
  if (!read.ok) return read;
  const { main } = read.value;
  const whose = whoseOf(main);
  if (!may(ctx.actor, "decide-shifts", whose.site)) {
    return refused({ kind: "not-allowed", need: "decide-shifts" });
  }
  const { measure } = main;
  const untimely = whyNot(main, start, decision);
  if (untimely) return refused(untimely);

  const made: PhaseDecision = {
    ...{ measure: measure.id, ...whose, start, kind: "shift", decision, reason },
    evidence: decision === "withdraw" ? "" : evidence(main),
    ...{ name: nameOf(ctx), at: ctx.now.getTime() },
  };
  const subject = [measure.code, main.site?.code ?? main.node?.code].filter(Boolean).join(" ");
  const act = actOf(ctx, "decide-shift", subject, { start, decision, reason });
  await savePhaseDecisions(ctx.store, [made], act);
  return done({ measure });
}

/** What is no longer, or never was, there to be decided. */
function whyNot(
  { phases, reading }: MeasureChart,
  start: string,
  decision: ShiftDecision,
): Refusal | undefined {
  const isShift = phases.standing.some(
    (each) => each.start === start && each.decision === "accept" && each.kind === "shift",
  );
  const isThere =
    decision === "withdraw" ? isShift : reading.proposal?.startLabel === start && !isShift;
  if (isThere) return undefined;
  const because =
    decision === "withdraw"
      ? "That phase is no longer there: look at the chart again."
      : "The chart proposes something else by now: look at it again before you decide.";
  return { kind: "closed", because };
}

function whoseOf({ site, node }: MeasureChart): Whose {
  return { ...(site && { site: site.id }), ...(node && { node: node.id }) };
}

/** What whoever decides is called. */
export function nameOf({ actor }: Pick<ActionContext, "actor">): string {
  return actor.kind === "person" || actor.kind === "token" ? actor.name : "The demonstration";
}
