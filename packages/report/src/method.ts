import type { ChartType } from "@allteach/spc/control-chart";
import { RULE_SETS } from "@allteach/spc/rules/rule-sets";
import { countOf } from "@allteach/spc/words/number-word";
import { periodName } from "@allteach/spc/words/period-name";
import type { MeasureSection } from "./measure-section.ts";
import { listed } from "./wording.ts";

/** How the limits of each kind of chart are computed, for those who check. */
const limitsBy: Partial<Record<ChartType, string>> = {
  p: "p charts: three sigma, from the binomial spread of each month's denominator",
  pp: "p′ charts (Laney): three sigma, the binomial spread widened by how much months differ",
  u: "u charts: three sigma, from the Poisson spread of each month's denominator",
  up: "u′ charts (Laney): three sigma, the Poisson spread widened by how much months differ",
};

/** How the report came about, in sentences for those who check. */
export function methodNotes(sections: readonly MeasureSection[]): string[] {
  const charts = [...new Set(sections.map(({ reading }) => reading.chart.chart))];
  const limits = charts.flatMap((chart) => limitsBy[chart] ?? []);
  const trial = sections.filter(({ reading }) => reading.validity.trialLimits);
  return [
    "Each figure is the whole network's: the sum of the numerators over the sum of the denominators of the sites that reported the month.",
    ...ruleNotes(sections),
    ...(limits.length === 0 ? [] : [`Limits: ${limits.join("; ")}.`]),
    "A rule that is not valid for a measure's data is not applied, and the measure says so. A centre line moves only when a person accepts it.",
    ...baselineNotes(sections),
    ...(trial.length === 0
      ? []
      : [
          `Trial limits, from fewer than 12 months: ${listed(trial.map(({ name }) => name))}. They still move with every month.`,
        ]),
    "Zero, no cases and not collected are three different things: a month without cases or without figures has no point.",
  ];
}

function ruleNotes(sections: readonly MeasureSection[]): string[] {
  const ids = [...new Set(sections.map(({ reading }) => reading.ruleSet))];
  return ids.map((id) => {
    const { name, source, rules } = RULE_SETS[id];
    const said = rules.map((rule) => rule.name.toLowerCase()).join("; ");
    return `Signals by the rule set ${name}: ${said}. Source: ${source}.`;
  });
}

/** What each centre line rests on: the months of its measure's present phase, the same ones once. */
function baselineNotes(sections: readonly MeasureSection[]): string[] {
  const rests = sections.flatMap(({ name, reading: { chart, noun } }) => {
    const phase = chart.points.at(-1)?.phase;
    const points = chart.points.filter((each) => each.phase === phase && each.value !== null);
    const [first] = points;
    if (first === undefined) return [];
    return [{ name, on: `${countOf(points.length, noun)} from ${periodName(first.label)} on` }];
  });
  const said = [...Map.groupBy(rests, ({ on }) => on)].map(
    ([on, those]) => `${listed(those.map(({ name }) => name))}: ${on}`,
  );
  return said.length === 0
    ? []
    : [`Baselines, the figures that each centre line and its limits rest on: ${said.join("; ")}.`];
}
