import type { ChartType, ControlChart, PhaseRuns } from "../control-chart.ts";
import { alternations } from "./alternation.ts";
import { astronomicalPoints } from "./astronomical-point.ts";
import { avoiding } from "./avoiding.ts";
import { unusuallyFewCrossings } from "./crossings.ts";
import { hugging } from "./hugging.ts";
import { unusuallyLongRuns } from "./longest-run.ts";
import { type PhasePoint, pointsByPhase } from "./phase-point.ts";
import type { Found } from "./rows.ts";
import type { Rule, RuleSetId } from "./rule.ts";
import { RULE_SETS } from "./rule-sets.ts";
import { shifts } from "./shift.ts";
import { type Direction, isFavourable, type Signal } from "./signal.ts";
import { trends } from "./trend.ts";
import { pointsNearLimit } from "./two-in-three.ts";

/** A rule that must not be applied to a phase, or not to one side of its centre line. */
export interface Refusal {
  rule: string;
  phase: number;
  /** Null: both sides. */
  side: "above" | "below" | null;
  /** Points so unlikely that they stay signals on their own: places in the chart, from 0. */
  spares?: readonly number[];
}

export interface SignalOptions {
  /** Which way higher plotted values are to be read. Default "neutral". */
  direction?: Direction;
  /** Where a rule is not valid for these data: asked of those that find something. Default none. */
  refusalsOf?: (rule: Rule) => readonly Refusal[];
  /** Categories in place of time: only single points can be signals. Default false. */
  unordered?: boolean;
}

/**
 * Every signal of a rule set on a chart, rule by rule in the set's order, phase by phase.
 *
 * A run or trend is one signal as long as it lasts. No rule looks across a phase's border.
 */
export function findSignals(
  chart: ControlChart,
  ruleSet: RuleSetId,
  { direction = "neutral", refusalsOf = () => [], unordered = false }: SignalOptions = {},
): Signal[] {
  const phases = pointsByPhase(chart);
  return RULE_SETS[ruleSet].rules
    .filter((rule) => suits(rule, chart.chart, unordered))
    .flatMap((rule) =>
      phases.flatMap((points, place) => {
        const phase = place + 1;
        const runs = chart.phases.find((each) => each.phase === phase);
        return apply(rule, points, runs)
          .filter((found) => !isRefused(refusalsOf(rule), rule.id, phase, found))
          .map(({ points: indices, side }) => ({
            rule: rule.id,
            kind: rule.kind,
            points: indices,
            phase,
            side,
            favourable: isFavourable(side, direction),
          }));
      }),
    );
}

/**
 * Whether a rule can be asked of a kind of chart at all: zones need limits, and neighbouring
 * moving ranges share a point, so runs among them mean nothing (Provost & Murray, chapter 5).
 */
export function suits(rule: Rule, chart: ChartType, unordered: boolean): boolean {
  if (unordered || chart === "mr") return rule.kind === "astronomical-point";
  const needsLimits = ["astronomical-point", "near-limit", "hugging", "avoiding"];
  return chart !== "run" || !needsLimits.includes(rule.kind);
}

function apply(rule: Rule, points: readonly PhasePoint[], runs: PhaseRuns | undefined): Found[] {
  switch (rule.kind) {
    case "astronomical-point":
      return astronomicalPoints(points);
    case "shift":
      return shifts(points, rule);
    case "trend":
      return trends(points, rule);
    case "near-limit":
      return pointsNearLimit(points, rule);
    case "hugging":
      return hugging(points, rule);
    case "avoiding":
      return avoiding(points, rule);
    case "alternation":
      return alternations(points, rule);
    case "longest-run":
      return runs === undefined ? [] : unusuallyLongRuns(points, runs);
    case "crossings":
      return runs === undefined ? [] : unusuallyFewCrossings(points, runs);
    default:
      return rule satisfies never;
  }
}

function isRefused(
  refused: readonly Refusal[],
  rule: string,
  phase: number,
  { points, side }: Found,
): boolean {
  return refused.some(
    (each) =>
      each.rule === rule &&
      each.phase === phase &&
      (each.side === null || each.side === side) &&
      !points.some((point) => each.spares?.includes(point)),
  );
}
