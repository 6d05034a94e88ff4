import type { ChartOptions, ControlChart } from "./control-chart.ts";
import type { GoalProgress } from "./goal.ts";
import type { RuleSetId } from "./rules/rule.ts";
import type { Direction, Signal } from "./rules/signal.ts";
import type { ShiftProposal } from "./shift-proposal.ts";
import type { Validity } from "./validity/validity.ts";
import type { PointMark, Variation } from "./variation.ts";
import type { ValueFormat } from "./words/format-value.ts";
import type { PeriodNoun } from "./words/period-name.ts";

/** How a series is to be read. */
export interface ReadingOptions {
  /** How the chart is computed. */
  chart?: ChartOptions;
  /** Default "ihi". */
  ruleSet?: RuleSetId;
  /** Which way higher plotted values are to be read. Default "neutral". */
  direction?: Direction;
  /** What sentences call the measure: "Remission". Default "The measure". */
  name?: string;
  /** "%", "per 1,000 catheter-days", "days"; default none. */
  unit?: string;
  /** Decimals of values in text; default: as many as the data bear. */
  decimals?: number;
  /** In the chart's unit, after the multiplier. Default the chart's target. */
  goal?: number;
  /** What a period is called; default told from the labels. */
  noun?: PeriodNoun;
  /** Labels of shift starts that were proposed before and declined. */
  declinedShifts?: readonly string[];
  /**
   * Labels from which on something else is counted: the phases that begin there are no change of
   * level, whatever their centre lines are.
   */
  redefinedFrom?: readonly string[];
}

/** A chart and everything that is said of it. Pages, mails and the API all read the same one. */
export interface ChartReading {
  name: string;
  chart: ControlChart;
  ruleSet: RuleSetId;
  direction: Direction;
  format: ValueFormat;
  noun: PeriodNoun;
  signals: readonly Signal[];
  /** One for each point. */
  marks: readonly PointMark[];
  validity: Validity;
  /** The last point that has a value; null: nothing is plotted. */
  latest: { index: number; label: string; value: number } | null;
  variation: Variation;
  /** Null: no goal, or no direction. */
  goal: GoalProgress | null;
  proposal: ShiftProposal | null;
  /** The phases that begin because something else is counted from then on. */
  redefined: readonly number[];
  /** The main thing the chart says. */
  sentence: string;
  /** How it stands to its goal; null where `goal` is. */
  goalSentence: string | null;
}
