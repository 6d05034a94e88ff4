import type { Rule } from "./rule.ts";

/** Which way higher plotted values are to be read. */
export type Direction = "increase" | "decrease" | "neutral";

/** A pattern that the process, left as it is, would seldom show. */
export interface Signal {
  /** The rule's id in its rule set: "shift-8". */
  rule: string;
  kind: Rule["kind"];
  /** The points that take part: places in the chart's `points`, from 0, in order. */
  points: readonly number[];
  /** From 1, as in the chart's points. */
  phase: number;
  /** Above or below the centre; for a trend, above means rising. Null: the signal has no side. */
  side: "above" | "below" | null;
  /** True: the way that is hoped for. Null: no side, or no direction was given. */
  favourable: boolean | null;
}

/** Whether a side is the hoped-for one; null where nothing is hoped for or there is no side. */
export function isFavourable(side: Signal["side"], direction: Direction): boolean | null {
  if (side === null || direction === "neutral") return null;
  return (side === "above") === (direction === "increase");
}
