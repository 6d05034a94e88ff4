import type { MonthValue } from "@allteach/actions/chart-series";
import type { MissingPeriod } from "@allteach/chart/missing";

/** Which months of a chart have no value, and why. */
export function missingMonths(months: readonly MonthValue[]): MissingPeriod[] {
  return months.flatMap(({ figure }, point): MissingPeriod[] => {
    if (figure?.state === "measured") return [];
    return [{ point, why: figure?.state === "no-cases" ? "no-cases" : "not-collected" }];
  });
}
