import type { ChartOptions, ControlChart, PhaseRuns } from "../control-chart.ts";
import { suits } from "../rules/find-signals.ts";
import type { PhasePoint } from "../rules/phase-point.ts";
import type { Rule } from "../rules/rule.ts";
import { type FalseSignals, falseSignals, SYMMETRICAL } from "./false-signals.ts";
import type { Scarce, StablePoint } from "./stable-process.ts";
import type { RefusedRule } from "./validity.ts";

/** A rule that would fire on a stable chart more often than this is not evidence. */
const LIKELY = 0.1;

/** Two years of months: the least length over which a rule has to keep quiet. */
const HORIZON = 24;

/** With more events and non-events than this, no rule's chances come near its limit. */
const PLENTY_EXPECTED = 30;

/** Beyond three sigma on one side of a normal distribution: what a limit is meant to let pass. */
const BEYOND_THREE_SIGMA = 0.00135;

/**
 * How many times its own rate on a symmetrical process a rule may fire falsely. A set's seven in
 * a row fires in 14 % of stable two-year charts by design; that is its owner's choice, and only
 * what sparse counts add to it is refused here. Rules about single points get more room, because
 * whole counts make their rate jump about.
 */
const TIMES_ITS_DESIGN: Partial<Record<Rule["kind"], number>> = {
  "astronomical-point": 3,
  "near-limit": 3,
};
const TIMES_OTHERWISE = 1.5;

/** A phase with everything its rules are judged by. */
export interface PhaseUnderRules {
  chart: ControlChart;
  options: ChartOptions;
  phase: number;
  /** Present and not left out. */
  points: readonly PhasePoint[];
  runs: PhaseRuns | undefined;
  /** How each point would be distributed under a stable process: see `stableProcess`. */
  process: () => readonly StablePoint[] | null;
}

/** A rule that fails one of the two tests of {@link refuseRule}, before it is put into words. */
export type Refused = Omit<RefusedRule, "sentence" | "suggestions"> & {
  /** What the rule needs, where that is the reason. */
  needs: number | null;
  /** Over how many points the probability is meant. */
  horizon: number;
  /** The usual number expected in a period, of what is scarce; null: not a chart of counts. */
  expected: number | null;
  scarce: Scarce;
};

/**
 * Why a rule is not valid for a phase: it is shorter than the rule is long, or the rule would fire
 * on more than 10 % of stable charts like this one (and clearly more often than it does by design),
 * over its length or 24 points, whichever is longer. Null: it is valid, or cannot be asked at all.
 *
 * Where one side is to blame, only that side is refused: with 0.3 events expected a month, eight
 * months without one are no evidence, while eight months with one each are.
 */
export function refuseRule(rule: Rule, phase: PhaseUnderRules): Refused | null {
  if (!suits(rule, phase.chart.chart, phase.options.unordered ?? false)) return null;
  return tooFewPoints(rule, phase) ?? likelyFalse(rule, phase);
}

function tooFewPoints(rule: Rule, { phase, points }: PhaseUnderRules): Refused | null {
  const needs = "length" in rule ? rule.length : rule.kind === "near-limit" ? rule.window : 0;
  if (points.length >= needs) return null;
  return {
    ...named(rule, phase),
    side: null,
    because: "too-few-points",
    spares: [],
    probability: null,
    needs,
    horizon: points.length,
    expected: null,
    scarce: "events",
  };
}

function likelyFalse(
  rule: Rule,
  { chart, phase, points, runs, process }: PhaseUnderRules,
): Refused | null {
  const stable = process();
  if (stable === null || stable.every(({ expected }) => (expected ?? 0) > PLENTY_EXPECTED)) {
    return null;
  }
  // Sparse counts tie, and ties only make trends and alternations rarer than they are by design.
  if (rule.kind === "trend" || rule.kind === "alternation") return null;
  // A g chart's limits are far from symmetrical by nature: its point rule is its purpose.
  if (chart.chart === "g" && !["near-limit", "hugging"].includes(rule.kind)) return null;
  const dependsOnLength = rule.kind === "longest-run" || rule.kind === "crossings";
  const useful = runs?.useful ?? stable.length;
  const horizon = dependsOnLength ? useful : Math.max(HORIZON, stable.length);
  const found = falseSignals(rule, repeated(stable, horizon), runs ?? null);
  if (found === null || found.probability <= LIKELY) return null;
  const design = falseSignals(rule, repeated([SYMMETRICAL], horizon), runs ?? null);
  const times = TIMES_ITS_DESIGN[rule.kind] ?? TIMES_OTHERWISE;
  const most = Math.max(LIKELY, times * (design?.probability ?? 0));
  if (found.probability <= most) return null;
  return {
    ...named(rule, phase),
    side: sideToBlame(found, most),
    because: "likely-false",
    spares: rule.kind === "astronomical-point" ? exceptional(points, stable) : [],
    probability: found.probability,
    needs: null,
    horizon,
    expected: median(stable.flatMap(({ expected }) => expected ?? [])),
    scarce: stable[0]?.scarce ?? "events",
  };
}

/** Points whose exact chance, of a value as far out or further, is what limits should mean. */
function exceptional(points: readonly PhasePoint[], stable: readonly StablePoint[]): number[] {
  return points.flatMap(({ index, value }, place) => {
    const { atMost, exactly } = stable[place] ?? SYMMETRICAL;
    const asLow = atMost(value);
    const asHigh = 1 - asLow + exactly(value);
    return Math.min(asLow, asHigh) < BEYOND_THREE_SIGMA ? index : [];
  });
}

function sideToBlame({ bySide }: FalseSignals, most: number): "above" | "below" | null {
  if (bySide === null) return null;
  const { above, below } = bySide();
  if (above > most / 2 && below > most / 2) return null;
  return above > below ? "above" : "below";
}

function named(rule: Rule, phase: number) {
  return { rule: rule.id, kind: rule.kind, name: rule.name, phase };
}

/** The phase's points over and over, until there are enough. */
function repeated(points: readonly StablePoint[], length: number): StablePoint[] {
  return Array.from({ length }, (_, place) => points[place % points.length] ?? SYMMETRICAL);
}

function median(values: readonly number[]): number | null {
  return values.length === 0
    ? null
    : ([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? null);
}
