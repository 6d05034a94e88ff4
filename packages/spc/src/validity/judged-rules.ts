import type { ChartOptions, ControlChart, Series } from "../control-chart.ts";
import { pointsByPhase } from "../rules/phase-point.ts";
import type { Rule } from "../rules/rule.ts";
import { whenAsked } from "../when-asked.ts";
import { type PeriodNoun, periodNoun } from "../words/period-name.ts";
import { refusalInWords } from "./refusal-in-words.ts";
import { type PhaseUnderRules, refuseRule } from "./refuse-rule.ts";
import { stableProcess } from "./stable-process.ts";
import type { RefusedRule } from "./validity.ts";

/** A chart's phases, and which rules are not valid for them. */
export interface JudgedRules {
  phases: readonly PhaseUnderRules[];
  noun: PeriodNoun;
  /** Phase by phase; none where the rule is valid. A rule is judged when it is first asked for. */
  refusalsOf: (rule: Rule) => readonly RefusedRule[];
}

/**
 * Judges rules by the data that a chart was computed from.
 *
 * @param series denominators tell how sparse its counts are.
 * @param options those the chart was computed with, and what its periods are called.
 */
export function judgedRules(
  series: Series,
  chart: ControlChart,
  options: ChartOptions & { noun?: PeriodNoun } = {},
): JudgedRules {
  const noun = options.noun ?? periodNoun(chart.points.map(({ label }) => label));
  const phases = pointsByPhase(chart).map((all, place): PhaseUnderRules => {
    const phase = place + 1;
    const points = all.filter(({ speaks }) => speaks);
    const process = whenAsked(() => stableProcess(series, chart, points, options.multiplier));
    const runs = chart.phases.find((each) => each.phase === phase);
    return { chart, options, phase, points, runs, process };
  });
  const judged = new Map<Rule, readonly RefusedRule[]>();
  const refusalsOf = (rule: Rule) => {
    const found =
      judged.get(rule) ??
      phases.flatMap((phase) => {
        const refused = refuseRule(rule, phase);
        return refused === null ? [] : refusalInWords(refused, chart.chart, noun);
      });
    judged.set(rule, found);
    return found;
  };
  return { phases, noun, refusalsOf };
}
