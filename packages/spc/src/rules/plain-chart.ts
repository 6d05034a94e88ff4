import type { ChartType, ControlChart } from "../control-chart.ts";
import { findSignals } from "./find-signals.ts";
import type { RuleSetId } from "./rule.ts";
import { RULE_SETS } from "./rule-sets.ts";

export type Values = readonly (number | null)[];

export interface Drawing {
  chart?: ChartType;
  centre?: number;
  sigma?: number;
  phaseEnds?: readonly number[];
  excluded?: readonly number[];
}

/**
 * A chart drawn by hand for tests of rules: every point with the same centre and sigma, so that a
 * value of 2.5 lies 2.5 sigmas up. Its runs analysis is left empty.
 */
export function plainChart(
  values: Values,
  { chart = "i", centre = 0, sigma = 1, phaseEnds = [], excluded = [] }: Drawing = {},
): ControlChart {
  const hasLimits = chart !== "run";
  const at = (sigmas: number) => (hasLimits ? centre + sigmas * sigma : null);
  const points = values.map((value, index) => ({
    label: String(index + 1),
    value,
    centre,
    lower: at(-3),
    upper: at(3),
    lower95: at(-2),
    upper95: at(2),
    phase: 1 + phaseEnds.filter((end) => index >= end).length,
    excluded: excluded.includes(index),
    beyondLimits: hasLimits && value !== null && Math.abs(value - centre) > 3 * sigma,
  }));
  const phases = Array.from({ length: phaseEnds.length + 1 }, (_, place) => ({
    phase: place + 1,
    useful: 0,
    longestRun: null,
    longestRunMax: null,
    crossings: null,
    crossingsMin: null,
    signal: false,
  }));
  return { chart, points, phases };
}

/**
 * The points, from 1, of each signal that one rule finds on a plain chart.
 *
 * @throws {RangeError} where the set has no such rule.
 */
export function pointsFound(
  ruleSet: RuleSetId,
  rule: string,
  values: Values,
  drawing: Drawing = {},
): number[][] {
  if (!RULE_SETS[ruleSet].rules.some(({ id }) => id === rule)) {
    throw new RangeError(`${ruleSet} has no rule ${rule}`);
  }
  return findSignals(plainChart(values, drawing), ruleSet)
    .filter((signal) => signal.rule === rule)
    .map(({ points }) => points.map((index) => index + 1));
}

/** The same value so many times. */
export const times = (count: number, value: number) => Array<number>(count).fill(value);

/** 1, 2, … up to a count. */
export const upTo = (count: number) => Array.from({ length: count }, (_, place) => place + 1);
