import type { ChartReading } from "./chart-reading.ts";

/** A change of level for the better that lasts until now. */
export interface LastingShift {
  /** The level before and after, in the chart's unit. */
  from: number;
  to: number;
  /** The label of the first point at the new level. */
  since: string;
}

/**
 * The favourable change of level that a chart shows and that has lasted until now: one that the
 * rules found and that waits for a person, or else one that people accepted.
 *
 * A phase that begins because something else is counted from then on is no change for the better.
 *
 * @returns Nothing where there is none, or where no direction is the better one.
 */
export function lastingShift({
  proposal,
  chart,
  direction,
  redefined,
}: ChartReading): LastingShift | undefined {
  if (proposal) {
    if (proposal.favourable !== true) return undefined;
    return { from: proposal.from, to: proposal.to, since: proposal.startLabel };
  }
  const now = chart.points.at(-1);
  if (now === undefined || redefined.includes(now.phase)) return undefined;
  const since = chart.points.find(({ phase }) => phase === now.phase);
  const before = chart.points.findLast(({ phase }) => phase < now.phase);
  const [from, to] = [before?.centre ?? null, now.centre];
  if (from === null || to === null || !since || direction === "neutral") return undefined;
  const isBetter = direction === "increase" ? to > from : to < from;
  return isBetter ? { from, to, since: since.label } : undefined;
}
