import type { Measure } from "@allteach/domain/measure";
import type { RuleSet } from "@allteach/domain/network";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { readChart } from "@allteach/spc/read-chart";
import { type MonthValue, seriesOf } from "./chart-series.ts";

/**
 * The one way in which a measure's months are read, whoever's they are. Pages, the API and reports
 * all come through here.
 */
export function measureReading(
  measure: Measure,
  months: readonly MonthValue[],
  ruleSet: RuleSet,
): ChartReading {
  return readChart(seriesOf(measure, months), {
    chart: { multiplier: measure.multiplier },
    ruleSet,
    direction: measure.direction,
    name: measure.name,
    unit: measure.unit,
    noun: { one: "month", many: "months" },
    ...(measure.goal !== undefined && { goal: measure.goal }),
  });
}
