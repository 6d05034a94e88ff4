import type { Measure } from "@allteach/domain/measure";
import type { RuleSet } from "@allteach/domain/network";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { readChart } from "@allteach/spc/read-chart";
import { type MonthValue, seriesOf } from "./chart-series.ts";

/**
 * The one way in which a measure's months are read, whoever's they are. Pages, the API and reports
 * all come through here.
 *
 * @param phaseEnds The last months, counted from 1, of phases whose successor somebody accepted.
 */
export function measureReading(
  measure: Measure,
  months: readonly MonthValue[],
  ruleSet: RuleSet,
  phaseEnds: readonly number[] = [],
): ChartReading {
  return readChart(seriesOf(measure, months), {
    chart: { multiplier: measure.multiplier, phaseEnds },
    ruleSet,
    direction: measure.direction,
    name: measure.name,
    unit: measure.unit,
    noun: { one: "month", many: "months" },
    ...(measure.goal !== undefined && { goal: measure.goal }),
  });
}
