import type { ChartPoint } from "@allteach/spc/control-chart";

/** A sign of special cause, as a rule set reports it. */
export interface ChartSignal {
  /** The points that take part: places in the chart's points, from 0, in order. */
  points: readonly number[];
  /** Is it the direction that was hoped for? null where the measure has none. */
  favourable: boolean | null;
  /** The rule's id. */
  rule: string;
  /** The side of the centre line; null for a pattern that has none, such as too few crossings. */
  side?: "above" | "below" | null;
  /** What was seen, in the reader's words: "Remission rose above its usual range in March". */
  words?: string;
}

/** What a point says. Its shape and its colour both follow from this. */
export type PointKind = "common" | "improvement" | "concern" | "notable";

export function signalKind({ favourable }: Pick<ChartSignal, "favourable">): PointKind {
  if (favourable === null) return "notable";
  return favourable ? "improvement" : "concern";
}

/** Says something of a whole stretch, and nothing of any one point in it. */
export function isPattern({ side }: ChartSignal): boolean {
  return side === null;
}

/**
 * The kind of every point, in plotting order. A point in two signals takes the first one's kind. A
 * point beyond the limits that no signal explains is notable, so that it is never passed over.
 */
export function pointKinds(
  points: readonly ChartPoint[],
  signals: readonly ChartSignal[],
): PointKind[] {
  const kinds = points.map<PointKind>(({ beyondLimits }) => (beyondLimits ? "notable" : "common"));
  for (const signal of [...signals].reverse()) {
    if (isPattern(signal)) continue;
    const kind = signalKind(signal);
    for (const point of signal.points) if (point < points.length) kinds[point] = kind;
  }
  return kinds;
}
