import type { ChartReading } from "@allteach/spc/chart-reading";
import { RULE_SETS } from "@allteach/spc/rules/rule-sets";
import type { ControlChartProps } from "./chart-props.ts";

/** What a reading of a chart says of its picture, ready to be spread into the chart's props. */
export type ReadingProps = Required<
  Pick<ControlChartProps, "signals" | "unit" | "digits" | "trialPhases" | "sentence">
>;

/**
 * Takes from a reading what its picture needs, so that picture, table and mail say the same: the
 * signals with the names of their rules, the decimals, the trial limits, the sentence.
 */
export function readingProps(reading: ChartReading): ReadingProps {
  const { rules } = RULE_SETS[reading.ruleSet];
  const names = new Map(rules.map(({ id, name }) => [id, name]));
  return {
    signals: reading.signals.map((signal) => ({
      ...signal,
      words: names.get(signal.rule) ?? signal.rule,
    })),
    unit: reading.format.unit,
    digits: reading.format.decimals,
    trialPhases: reading.validity.notes
      .filter(({ kind }) => kind === "trial-limits")
      .map(({ phase }) => phase),
    sentence: reading.sentence,
  };
}
