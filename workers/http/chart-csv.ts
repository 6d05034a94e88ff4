import type { Happenings } from "@allteach/actions/read-happenings";
import type { MeasureChart } from "@allteach/actions/read-measure";
import { marksOn } from "@allteach/domain/chart-marks";
import { csvOf } from "@allteach/interchange/csv-of";
import { expectedWords } from "@allteach/web/words/prediction-words";

/**
 * What a chart shows, as a table for a spreadsheet: what happened beside its months, and what was
 * expected by when. Full figures: rounding is the reader's.
 */
export function chartCsv(
  { months, reading }: MeasureChart,
  { marks, predictions }: Pick<Happenings, "marks" | "predictions">,
): string {
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
    "notes",
  ];
  const { points } = reading.chart;
  const happened = Map.groupBy(marksOn(points, marks, marks.length), ({ point }) => point);
  const expectedBy = (label: string) =>
    predictions
      .filter(({ until }) => until === label)
      .map((each) => `Expected to ${expectedWords(each, reading.format)}`);
  const rows = points.map((point, index) => {
    const figure = months[index]?.figure;
    const measured = figure?.state === "measured";
    const notes = (happened.get(index) ?? []).map(({ text }) => text);
    return [
      point.label,
      ...(measured ? [figure.numerator, figure.denominator] : ["", ""]),
      ...[point.value, point.centre, point.lower, point.upper].map((value) => value ?? ""),
      point.phase,
      point.beyondLimits ? "yes" : "no",
      figure?.state ?? "not reported",
      [...notes, ...expectedBy(point.label)].join("; "),
    ];
  });
  const last = points.at(-1)?.label ?? "";
  const ahead = [...new Set(predictions.map(({ until }) => until))].filter((until) => until > last);
  const expected = ahead
    .sort()
    .map((label) => [label, ...Array(8).fill(""), "expected", expectedBy(label).join("; ")]);
  return csvOf([heading, ...rows, ...expected]);
}
