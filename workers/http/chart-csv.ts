import type { MeasureChart } from "@allteach/actions/read-measure";
import { csvOf } from "@allteach/interchange/csv-of";

/** What a chart shows, as a table for a spreadsheet. Full figures: rounding is the reader's. */
export function chartCsv({ months, reading }: MeasureChart): string {
  const heading = [
    "period",
    "numerator",
    "denominator",
    "value",
    "centre",
    "lower",
    "upper",
    "phase",
    "beyond_limits",
    "state",
  ];
  const rows = reading.chart.points.map((point, index) => {
    const figure = months[index]?.figure;
    const measured = figure?.state === "measured";
    return [
      point.label,
      ...(measured ? [figure.numerator, figure.denominator] : ["", ""]),
      ...[point.value, point.centre, point.lower, point.upper].map((value) => value ?? ""),
      point.phase,
      point.beyondLimits ? "yes" : "no",
      figure?.state ?? "not reported",
    ];
  });
  return csvOf([heading, ...rows]);
}
