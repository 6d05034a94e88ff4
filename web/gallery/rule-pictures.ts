import { type ControlChart, controlChart } from "@allteach/spc/control-chart";
import { findSignals } from "@allteach/spc/rules/find-signals";
import type { RuleSetId } from "@allteach/spc/rules/rule";
import type { Signal } from "@allteach/spc/rules/signal";
import { monthly } from "./example.ts";

/** What one rule looks like: figures that make it fire, and no other rule beside it. */
export interface RulePicture {
  id: string;
  name: string;
  says: string;
  chart: ControlChart;
  signals: readonly Signal[];
}

/** One picture for each kind of rule. Values in sigmas from the centre, which is level at 0. */
export const rulePictures = (): RulePicture[] => [
  picture("beyond", "ihi", "A point beyond a limit", {
    says: "Something special about one period.",
    sigmas: [0.4, -0.9, 0.7, -0.3, 1.2, -1.1, 0.2, 3.5, -0.6, 0.9, -0.4, 0.5],
  }),
  picture("shift-8", "ihi", "A row on one side", {
    says: "The level changed, by less than one point could show.",
    sigmas: [-0.4, 0.9, -0.7, -1.3, 0.6, 1.1, 0.3, 1.6, 0.8, 1.2, 0.4, 1.4, 0.7],
  }),
  picture("trend-6", "ihi", "A trend", {
    says: "Something moves it a little further every period.",
    sigmas: [0.5, -0.7, 0.8, -1.4, -1.1, -0.6, 0.3, 0.7, 1.5, -0.2, 0.4],
  }),
  picture("two-in-three", "ihi", "Two of three near a limit", {
    says: "Twice where chance seldom goes, close together.",
    sigmas: [0.6, -0.8, 1.1, -0.2, 0.9, 2.4, 0.8, 2.3, -0.5, 0.7, -1.2],
  }),
  picture("four-in-five", "western-electric", "Four of five beyond one sigma", {
    says: "A smaller shift, seen sooner than by a row.",
    sigmas: [0.5, -0.6, 0.8, -0.9, 1.3, 1.6, 0.4, 1.2, 1.7, -0.3, 0.6],
  }),
  picture("hugging-15", "ihi", "A row within the inner third", {
    says: "Too little variation: mixed sources, or limits that no longer fit.",
    sigmas: [
      1.6, -1.3, 0.4, -0.6, 0.2, -0.3, 0.7, -0.5, 0.1, 0.6, -0.2, -0.7, 0.5, 0.3, -0.4, 0.8, -0.1,
      1.4,
    ],
  }),
  picture("avoiding-8", "nelson", "A row that avoids the middle", {
    says: "Two processes on one chart.",
    sigmas: [0.4, -0.6, 1.4, -1.6, -1.2, 1.7, 1.3, -1.5, 1.6, -1.3, 0.5, -0.3],
  }),
  picture("alternation-14", "nelson", "Up and down by turns", {
    says: "Something takes turns: two shifts, two machines, over-correction.",
    sigmas: [
      0.3, 1.1, -0.4, 0.8, -1.2, 0.5, -0.9, 1.3, -0.3, 0.9, -0.6, 0.4, -1.1, 0.6, -0.5, 0.2, 0.4,
    ],
  }),
];

/** The same for the rules that count runs, which need no limits. */
export const runPictures = (): RulePicture[] => [
  runPicture("longest-run", "An unusually long run", {
    says: "Longer than so many points make likely.",
    values: [
      47, 52, 46, 53, 45, 51, 47, 55, 56, 54, 57, 55, 53, 58, 56, 47, 46, 52, 45, 48, 46, 51, 47,
    ],
  }),
  runPicture("crossings", "Unusually few crossings", {
    says: "The line wanders instead of scattering.",
    values: [45, 46, 44, 47, 46, 55, 56, 54, 57, 45, 44, 46, 53, 56, 55, 54, 57, 46, 45, 55],
  }),
];

function picture(
  rule: string,
  ruleSet: RuleSetId,
  name: string,
  { says, sigmas }: { says: string; sigmas: readonly number[] },
): RulePicture {
  const points = monthly("2025-01", sigmas).map(({ label, numerator: value = null }) => ({
    label,
    value,
    centre: 0,
    lower: -3,
    upper: 3,
    lower95: -2,
    upper95: 2,
    phase: 1,
    excluded: false,
    beyondLimits: value !== null && Math.abs(value) > 3,
  }));
  const chart: ControlChart = { chart: "i", points, phases: [] };
  return { id: rule, name, says, chart, signals: ofRule(chart, ruleSet, rule) };
}

function runPicture(
  rule: string,
  name: string,
  { says, values }: { says: string; values: readonly number[] },
): RulePicture {
  const chart = controlChart({ chart: "run", points: monthly("2025-01", values) });
  return { id: rule, name, says, chart, signals: ofRule(chart, "anhoej", rule) };
}

function ofRule(chart: ControlChart, ruleSet: RuleSetId, rule: string): Signal[] {
  return findSignals(chart, ruleSet).filter((signal) => signal.rule === rule);
}
