import * as z from "zod";
import type { MeasureId, SiteId } from "./identity.ts";

/** What somebody makes of a proposed phase; an acceptance may be withdrawn. */
export const ShiftDecision = z.enum(["accept", "hold", "decline", "withdraw"]);
export type ShiftDecision = z.infer<typeof ShiftDecision>;

/** Whose chart: a site's, a node's, or without either the network's own. */
export interface Whose {
  site?: SiteId;
  node?: number;
}

/** A decision about where a chart's centre line begins anew. */
export interface PhaseDecision extends Whose {
  measure: MeasureId;
  /** The label of the new phase's first point: a month, a week, or an event's day. */
  start: string;
  /** A change of level, or of what is counted: that breaks the limits and is no improvement. */
  kind: "shift" | "definition";
  decision: ShiftDecision;
  reason: string;
  /** What it rested on, in words, as it was then. */
  evidence: string;
  /** Who decided, by name. */
  name: string;
  at: number;
}

/** What of a chart's phases has been decided. */
export interface ChartPhases {
  /** Labels of the first points of accepted phases, in order. */
  starts: readonly string[];
  /** Of these, where something else is counted from then on. */
  redefined?: readonly string[];
  /** Labels of starts that were proposed and declined. */
  declined: readonly string[];
  /** The decision that stands for each start, newest first. */
  standing: readonly PhaseDecision[];
}

/**
 * The decisions that stand for one chart: of several about one start, the last.
 *
 * A change of what is counted holds for every chart of the measure, a change of level for the one
 * chart that it was seen on.
 *
 * @param decisions In the order in which they were made.
 */
export function phasesOf(
  decisions: readonly PhaseDecision[],
  measure: MeasureId,
  whose: Whose = {},
): ChartPhases {
  const last = new Map<string, PhaseDecision>();
  for (const each of decisions) {
    const isOfChart =
      each.kind === "definition" || (each.site === whose.site && each.node === whose.node);
    if (each.measure === measure && isOfChart) last.set(`${each.kind} ${each.start}`, each);
  }
  const standing = [...last.values()].sort((one, other) => other.at - one.at);
  const startsOf = (decision: ShiftDecision) =>
    standing.filter((each) => each.decision === decision).map(({ start }) => start);
  const redefined = standing.filter(({ kind }) => kind === "definition");
  return {
    starts: [...new Set(startsOf("accept"))].sort(),
    ...(redefined.length > 0 && { redefined: redefined.map(({ start }) => start) }),
    declined: startsOf("decline"),
    standing,
  };
}

/** A chart about which nobody has decided anything. */
export const undecided: ChartPhases = { starts: [], declined: [], standing: [] };
