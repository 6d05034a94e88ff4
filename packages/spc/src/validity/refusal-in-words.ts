import type { ChartType } from "../control-chart.ts";
import { decimalsToShow, formatNumber } from "../words/format-value.ts";
import { countOf, numberWord } from "../words/number-word.ts";
import type { PeriodNoun } from "../words/period-name.ts";
import type { Refused } from "./refuse-rule.ts";
import type { Scarce } from "./stable-process.ts";
import type { RefusedRule } from "./validity.ts";

/** Says why a rule is not applied, and what to do instead. */
export function refusalInWords(
  { needs, horizon, expected, scarce, ...refused }: Refused,
  chart: ChartType,
  noun: PeriodNoun,
): RefusedRule {
  if (refused.because === "too-few-points") {
    const there = `${horizon === 1 ? "is" : "are"} ${horizon === 0 ? "none" : numberWord(horizon)}`;
    const needed = countOf(needs ?? 0, noun);
    const sentence = `“${refused.name}” needs ${needed}; there ${there} so far.`;
    return { ...refused, sentence, suggestions: [] };
  }
  const where = refused.side === null ? "" : ` ${refused.side} the centre line`;
  const because =
    expected === null
      ? "with values like these"
      : scarce === "events"
        ? `with about ${fewWord(expected)} events expected in a ${noun.one}`
        : `with about ${fewWord(expected)} cases in a ${noun.one} expected not to count`;
  const exception =
    refused.kind === "astronomical-point"
      ? " Only values that chance gives less than once in 700 points are marked."
      : "";
  const sentence =
    `“${refused.name}” is not used${where}: ${because}, ` +
    `${percentage(refused.probability ?? 1)} of stable charts of ${horizon} ${noun.many} ` +
    `would show it by chance.${exception}`;
  return { ...refused, sentence, suggestions: suggestionsFor(chart, noun, scarce) };
}

/** What to do where nearly every case is an event. */
export const CHART_THE_OTHERS = "Chart what did not happen: the cases in between, on a g chart.";

function suggestionsFor(chart: ChartType, noun: PeriodNoun, scarce: Scarce): string[] {
  const between = ["p", "pp"].includes(chart)
    ? scarce === "events"
      ? "Chart the cases between events: a g chart."
      : CHART_THE_OTHERS
    : "Chart the days between events (a t chart), or the cases between them (a g chart).";
  const longer =
    noun.one === "month" ? "Look at quarters instead of months." : "Look at longer periods.";
  return chart === "g"
    ? ["Chart the days between events: a t chart."]
    : [between, longer, "Look at the figures of the whole network."];
}

/** How many are expected: "0.004", "0.3", "2.5", "12". */
export function fewWord(expected: number): string {
  return formatNumber(expected, expected < 10 ? Math.max(1, decimalsToShow(expected)) : 0);
}

function percentage(probability: number): string {
  return `${formatNumber(probability * 100, 0)}\u00a0%`;
}
