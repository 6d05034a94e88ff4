import type { ControlChart } from "./control-chart.ts";
import type { Signal } from "./rules/signal.ts";

export type VariationMark = "improvement" | "concern" | "neutral" | "common";

/** What a point is drawn as, and why. */
export interface PointMark {
  mark: VariationMark;
  /** Ids of the rules whose signals the point takes part in, weightiest first. */
  rules: readonly string[];
}

/** What the latest value says. */
export interface Variation {
  mark: VariationMark;
  /** Which way: high or rising, low or falling; null: no signal, or one without a side. */
  side: "high" | "low" | null;
  /** The weightiest rule behind it; null: common cause. */
  rule: string | null;
}

/**
 * One mark for each point of the chart. Where a point takes part in several signals the first
 * decides, so `signals` come in the rule set's order of weight.
 */
export function pointMarks(chart: ControlChart, signals: readonly Signal[]): PointMark[] {
  const found = chart.points.map((): Signal[] => []);
  for (const signal of signals) {
    for (const index of signal.points) found[index]?.push(signal);
  }
  return found.map((each) => ({ mark: markOf(each[0]), rules: each.map(({ rule }) => rule) }));
}

/** The variation that the latest plotted value is part of. */
export function latestVariation(signals: readonly Signal[], latest: number | null): Variation {
  const signal = signals.find(({ points }) => latest !== null && points.includes(latest));
  const side = signal === undefined || signal.side === null ? null : signal.side;
  return {
    mark: markOf(signal),
    side: side === null ? null : side === "above" ? "high" : "low",
    rule: signal?.rule ?? null,
  };
}

function markOf(signal: Signal | undefined): VariationMark {
  if (signal === undefined) return "common";
  if (signal.favourable === null) return "neutral";
  return signal.favourable ? "improvement" : "concern";
}
