import type { ControlChart } from "./control-chart.ts";
import type { Capability, GoalProgress } from "./goal.ts";
import { formatBare, formatValue, type ValueFormat } from "./words/format-value.ts";
import { countOf } from "./words/number-word.ts";
import { inPeriod, type PeriodNoun, periodName } from "./words/period-name.ts";

interface GoalFacts {
  chart: ControlChart;
  format: ValueFormat;
  noun: PeriodNoun;
  goal: GoalProgress | null;
}

/**
 * How a chart stands to its goal and what may be expected of the process as it runs now: two plain
 * sentences, or one where there are no limits; null without a goal.
 */
export function goalSentence(facts: GoalFacts): string | null {
  if (facts.goal === null) return null;
  const { capability } = facts.goal;
  return capability === null
    ? standing(facts, facts.goal)
    : `${standing(facts, facts.goal)} ${expectation(capability, facts.noun)}`;
}

function standing({ chart, format, noun }: GoalFacts, { goal, state, by, since }: GoalProgress) {
  const target = `The goal of ${formatValue(goal, format)}`;
  const start = periodName(since ?? "");
  if (state === "held" && by === "run") {
    const first = chart.points.findIndex(({ label }) => label === since);
    const met = chart.points
      .slice(first)
      .filter(({ value, excluded }) => value !== null && !excluded);
    return `${target} has been met for ${countOf(met.length, noun)} in a row, since ${start}.`;
  }
  if (state === "held") {
    const centre = formatBare(chart.points.at(-1)?.centre ?? goal, format);
    return `${target} is held: the centre line has been at ${centre} since ${start}.`;
  }
  if (state === "slipped") return `${target} was held from ${start} on, but is no longer.`;
  if (state === "touched")
    return `${target} was first met ${inPeriod(since ?? "")}; it is not held yet.`;
  return `${target} has not been met yet.`;
}

function expectation(capability: Capability, { one, many }: PeriodNoun): string {
  if (capability === "capable") return `As things run now, every ${one} should meet it.`;
  if (capability === "not-capable") return "As things run now, it takes a change to meet it.";
  return `As things run now, some ${many} will meet it and others will not, by chance.`;
}
