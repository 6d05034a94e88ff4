import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Measure } from "@allteach/domain/measure";
import { shiftPeriod } from "@allteach/domain/period";
import type { PhaseDecision } from "@allteach/domain/phase";
import { phasesOf } from "@allteach/domain/phase";
import type { ShiftProposal } from "@allteach/spc/shift-proposal";
import { rollUpOf, rollUpsQuery } from "@allteach/store/figure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { phasesQuery, savePhaseDecisions } from "@allteach/store/phase";
import { actOf } from "./context.ts";
import { measureMonths } from "./measure-reading.ts";
import { summed } from "./read-measure.ts";
import type { Setting } from "./read-setting.ts";

/** Phases that one chart has at most, besides the first. */
const MOST_SHIFTS = 3;

/**
 * Accepts what the network's own charts propose, one phase after the other, as the people of a
 * made-up network would have. Done again it changes nothing.
 */
export async function acceptSimulatedShifts(
  store: NetworkStore,
  { charter, measures }: Setting,
  { now, months }: { now: Date; months: number },
): Promise<void> {
  const last = lastEndedPeriod(now, charter.timeZone);
  const span = { from: shiftPeriod(last, 1 - months), to: last };
  const [sums, decided] = await ask(store, rollUpsQuery(store, span), phasesQuery(store));
  if (decided.length > 0) return;
  const byMeasure = Map.groupBy(sums.map(rollUpOf), ({ measure }) => measure);
  const made = measures.flatMap((measure) => {
    const figures = summed(byMeasure.get(measure.id) ?? []);
    return accepted(measure, now, (decisions) => {
      const phases = phasesOf(decisions, measure.id);
      return measureMonths(measure, span, figures, charter.ruleSet, phases).reading.proposal;
    });
  });
  if (made.length === 0) return;
  const by = { actor: { kind: "clock" }, whence: { via: "demo", address: "" }, now } as const;
  const act = actOf(by, "decide-shift", "every measure", { accepted: made.length });
  await savePhaseDecisions(store, made, act);
}

function accepted(
  measure: Measure,
  now: Date,
  proposal: (decisions: readonly PhaseDecision[]) => ShiftProposal | null,
): PhaseDecision[] {
  const decisions: PhaseDecision[] = [];
  while (decisions.length < MOST_SHIFTS) {
    const next = proposal(decisions);
    if (!next || decisions.some(({ start }) => start === next.startLabel)) break;
    decisions.push({
      ...{ measure: measure.id, start: next.startLabel, kind: "shift", decision: "accept" },
      reason: "Most sites had changed how they work by then, and the level has held since.",
      ...{ evidence: "", name: "The demonstration", at: now.getTime() },
    });
  }
  return decisions;
}
