import { ABSENCE } from "@allteach/chart/missing";
import type { ChartReading } from "@allteach/spc/chart-reading";
import type { ChartPoint, Observation } from "@allteach/spc/control-chart";
import { RULE_SETS } from "@allteach/spc/rules/rule-sets";
import { formatNumber } from "@allteach/spc/words/format-value";
import { periodName } from "@allteach/spc/words/period-name";
import type { ChartExample } from "../gallery/example.ts";
import { plainNumber } from "../words/figure-words.ts";
import type { Column, DataTableProps } from "./data-table.tsx";

interface FigureRow {
  given: Observation;
  point: ChartPoint;
  says: string;
}

/** The figures of an example, as given and as computed, in plotting order. */
export function exampleFigures(
  example: ChartExample,
  reading: ChartReading,
): Omit<DataTableProps<FigureRow>, "captionHidden" | "compact"> {
  const { points } = example.series;
  const { unit, decimals } = reading.format;
  const computed = (heading: string, key: "value" | "centre" | "lower" | "upper") => ({
    heading,
    unit: unit || undefined,
    numeric: true,
    cell: ({ point }: FigureRow) => numberWords(point[key], decimals),
  });
  const hasLimits = reading.chart.points.some(({ upper }) => upper !== null);
  return {
    id: `${example.id}-figures`,
    caption: example.title,
    columns: [
      { heading: heading(reading), cell: ({ point }) => periodName(point.label) },
      ...givenColumns(points),
      computed("Value", "value"),
      computed("Centre", "centre"),
      ...(hasLimits ? [computed("Lower limit", "lower"), computed("Upper limit", "upper")] : []),
      { heading: "What it says", wide: true, cell: ({ says }) => says },
    ],
    rows: points.map((given, index) => ({
      given,
      point: reading.chart.points[index] ?? NO_POINT,
      says: saysOf(example, reading, index),
    })),
  };
}

const NO_POINT: ChartPoint = {
  ...{ label: "", value: null, centre: null, lower: null, upper: null },
  ...{ lower95: null, upper95: null, phase: 1, excluded: false, beyondLimits: false },
};

function heading({ noun }: ChartReading): string {
  return noun.one.charAt(0).toUpperCase() + noun.one.slice(1);
}

/** Only what the value is made from: where it stands for itself there is nothing to add. */
function givenColumns(points: readonly Observation[]): Column<FigureRow>[] {
  if (points.some(({ values }) => values !== undefined)) {
    const cell = ({ given }: FigureRow) => (given.values ?? []).map(plainNumber).join(", ");
    return [{ heading: "Measurements", numeric: true, cell }];
  }
  const count = (key: "numerator" | "denominator") => (row: FigureRow) =>
    typeof row.given[key] === "number" ? plainNumber(row.given[key]) : "";
  const divided = points.some(({ denominator }) => denominator !== undefined);
  const given = {
    heading: divided ? "Numerator" : "Given",
    numeric: true,
    cell: count("numerator"),
  };
  return divided
    ? [given, { heading: "Denominator", numeric: true, cell: count("denominator") }]
    : [given];
}

function saysOf({ drawing }: ChartExample, reading: ChartReading, index: number): string {
  const { chart, marks, ruleSet } = reading;
  const point = chart.points[index];
  if (point === undefined) return "";
  if (point.value === null) {
    const why = drawing?.missing?.find((each) => each.point === index)?.why ?? "not-collected";
    return sentenceCase(ABSENCE[why]);
  }
  const was = drawing?.restated?.find((each) => each.point === index)?.was;
  const rules = new Set(marks[index]?.rules);
  return [
    ...(point.excluded ? ["Left out of the limits"] : []),
    ...(was === undefined ? [] : [`Was ${numberWords(was, reading.format.decimals)}`]),
    ...RULE_SETS[ruleSet].rules.filter(({ id }) => rules.has(id)).map(({ name }) => name),
  ].join("; ");
}

function numberWords(value: number | null, decimals: number): string {
  return value === null ? "" : formatNumber(value, decimals);
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
