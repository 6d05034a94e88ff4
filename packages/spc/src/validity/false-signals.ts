import type { PhaseRuns } from "../control-chart.ts";
import { normalAtMost } from "../distributions/normal.ts";
import type { NearLimitRule, Rule } from "../rules/rule.ts";
import { chanceNearLimit } from "./chance-near-limit.ts";
import {
  chanceOfFewCrossings,
  chanceOfRun,
  chanceOfRunAbove,
  chanceOfStretch,
} from "./chance-of-run.ts";
import { chanceOfSteps } from "./chance-of-steps.ts";
import type { StablePoint } from "./stable-process.ts";

/** How often a rule fires although nothing changed. */
export interface FalseSignals {
  /** At least one signal, on any side. */
  probability: number;
  /** On each side alone; null where the rule has no sides. */
  bySide: (() => { above: number; below: number }) | null;
}

/**
 * The probability that a rule fires at least once on a stable process: exact for runs, stretches,
 * windows and crossings of independent points, given the centre line. For trends and alternations
 * it is that of values without ties, whatever the points: ties only make them rarer.
 *
 * @param runs the phase's run limits, which the Anhøj rules depend on.
 * @returns null for a rule of runs whose limits are not known.
 */
export function falseSignals(
  rule: Rule,
  points: readonly StablePoint[],
  runs: Pick<PhaseRuns, "longestRunMax" | "crossingsMin"> | null,
): FalseSignals | null {
  switch (rule.kind) {
    case "astronomical-point":
      return beyond(points);
    case "shift":
      return run(points, rule.length, rule.onCentre);
    case "near-limit":
      return nearLimit(points, rule);
    case "hugging":
      return sideless(
        chanceOfStretch(
          once(points, (point) => within(point, 1)),
          rule.length,
        ),
      );
    case "avoiding":
      return sideless(
        chanceOfStretch(
          once(points, (point) => 1 - within(point, 1)),
          rule.length,
        ),
      );
    case "trend":
      return trend(points.length, rule.length);
    case "alternation":
      return sideless(chanceOfSteps(points.length, rule.length, "by-turns"));
    case "longest-run":
      return runs?.longestRunMax == null ? null : run(points, runs.longestRunMax + 1, "skip");
    case "crossings":
      return runs?.crossingsMin == null ? null : crossings(points, runs.crossingsMin);
    default:
      return rule satisfies never;
  }
}

/** What every point of one distribution shares, worked out once. */
function once<T>(points: readonly StablePoint[], of: (point: StablePoint) => T): T[] {
  const known = new Map<StablePoint, T>();
  return points.map((point) => {
    const found = known.get(point) ?? of(point);
    known.set(point, found);
    return found;
  });
}

/** A point of a process that chance moves up and down alike, by the normal distribution. */
export const SYMMETRICAL: StablePoint = {
  centre: 0,
  middle: 0,
  sigma: 1,
  expected: null,
  scarce: "events",
  atMost: normalAtMost,
  exactly: () => 0,
};

function beyond(points: readonly StablePoint[]): FalseSignals {
  let neitherAbove = 1;
  let neitherBelow = 1;
  let neither = 1;
  const chances = once(points, (point) => [further(point, 3), further(point, -3)] as const);
  for (const [above, below] of chances) {
    neitherAbove *= 1 - above;
    neitherBelow *= 1 - below;
    neither *= 1 - above - below;
  }
  const bySide = () => ({ above: 1 - neitherAbove, below: 1 - neitherBelow });
  return { probability: 1 - neither, bySide };
}

function run(
  points: readonly StablePoint[],
  length: number,
  onCentre: "skip" | "break",
): FalseSignals {
  const sides = once(points, ({ centre, atMost, exactly }) => {
    const on = exactly(centre);
    const above = 1 - atMost(centre);
    return { above, on, below: Math.max(0, 1 - above - on) };
  });
  return {
    probability: chanceOfRun(sides, length, onCentre),
    bySide: () => ({
      above: chanceOfRunAbove(sides, length, onCentre),
      below: chanceOfRunAbove(
        sides.map(({ above, on, below }) => ({ above: below, on, below: above })),
        length,
        onCentre,
      ),
    }),
  };
}

function trend(size: number, length: number): FalseSignals {
  const bySide = () => {
    const oneWay = chanceOfSteps(size, length, "same-way", "up");
    return { above: oneWay, below: oneWay };
  };
  return { probability: chanceOfSteps(size, length, "same-way"), bySide };
}

function nearLimit(points: readonly StablePoint[], rule: NearLimitRule): FalseSignals {
  const onSide = (way: 1 | -1) =>
    once(points, (point) => {
      const far = further(point, way * rule.sigmas);
      const beyondLimit = rule.beyondCounts ? 0 : further(point, way * 3);
      return { far: far - beyondLimit, onSide: further(point, 0, way) };
    });
  const above = chanceNearLimit(onSide(1), rule);
  const below = chanceNearLimit(onSide(-1), rule);
  return { probability: above + below - above * below, bySide: () => ({ above, below }) };
}

function crossings(points: readonly StablePoint[], least: number): FalseSignals {
  const above = once(points, ({ centre, atMost, exactly }) => {
    const up = 1 - atMost(centre);
    const off = 1 - exactly(centre);
    return off > 0 ? up / off : 0.5;
  });
  return sideless(chanceOfFewCrossings(above, least));
}

function sideless(probability: number): FalseSignals {
  return { probability, bySide: null };
}

/** P(a point lies more than so many sigmas above the middle, or below it when negative). */
function further(point: StablePoint, sigmas: number, way = Math.sign(sigmas)): number {
  if (point.sigma === null) return 0;
  const edge = point.middle + sigmas * point.sigma;
  if (way > 0) return 1 - point.atMost(edge);
  return Math.max(0, point.atMost(edge) - point.exactly(edge));
}

function within(point: StablePoint, sigmas: number): number {
  return point.sigma === null ? 0 : 1 - further(point, sigmas) - further(point, -sigmas);
}
