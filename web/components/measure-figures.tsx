import { marksOn } from "@allteach/domain/chart-marks";
import type { Figure } from "@allteach/domain/figure";
import type { FigurePeriod } from "@allteach/domain/period";
import type { Prediction } from "@allteach/domain/prediction";
import { formatNumber } from "@allteach/spc/words/format-value";
import { periodName } from "@allteach/spc/words/period-name";
import { figureWords, plainNumber } from "../words/figure-words.ts";
import { expectedWords } from "../words/prediction-words.ts";
import type { Column, DataTableProps } from "./data-table.tsx";
import type { AroundChart, MeasureChart } from "./measure-chart.tsx";

interface FigureRow {
  label: string;
  figure: Figure | undefined;
  value: number | null;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  sites: number | undefined;
  /** What the point says beyond chance. */
  says: string;
}

/** The figures behind a chart, newest month first. */
export function figuresTable(
  chart: MeasureChart,
  reporting: ReadonlyMap<FigurePeriod, number> | undefined,
  around: AroundChart = {},
): Omit<DataTableProps<FigureRow>, "captionHidden" | "compact"> {
  const { measure, site, reading } = chart;
  const { unit, decimals } = reading.format;
  const digits = (value: number | null) => (value === null ? "" : formatNumber(value, decimals));
  const scaled = (heading: string, key: "value" | "centre" | "lower" | "upper") => ({
    heading,
    unit,
    numeric: true,
    cell: (row: FigureRow) => digits(row[key]),
  });
  const sites: Column<FigureRow>[] = reporting
    ? [{ heading: "Sites", numeric: true, cell: ({ sites: count }) => count ?? "" }]
    : [];
  return {
    id: "figures",
    caption: `${measure.name}, ${site ? site.name : "all sites"}, month by month`,
    columns: [
      { heading: "Month", cell: ({ label }) => periodName(label) },
      { heading: "Numerator", numeric: true, cell: ({ figure }) => countIn(figure, "numerator") },
      {
        heading: "Denominator",
        numeric: true,
        cell: ({ figure }) => countIn(figure, "denominator"),
      },
      scaled("Value", "value"),
      scaled("Centre", "centre"),
      scaled("Lower limit", "lower"),
      scaled("Upper limit", "upper"),
      ...sites,
      { heading: "What it says", wide: true, cell: ({ says }) => says },
    ],
    rows: [...rowsOf(chart, reporting, around), ...rowsAhead(chart, around)].reverse(),
  };
}

function rowsOf(
  chart: MeasureChart,
  reporting: ReadonlyMap<FigurePeriod, number> | undefined,
  { marks = [], predictions = [] }: AroundChart,
): FigureRow[] {
  const { months, reading } = chart;
  const decisive = new Map(
    reading.signals.flatMap(({ points, favourable }) =>
      points.map((point) => [point, favourable] as const),
    ),
  );
  const { points } = reading.chart;
  const happened = Map.groupBy(marksOn(points, marks, marks.length), ({ point }) => point);
  return points.map((point, index) => {
    const month = months[index];
    return {
      ...point,
      figure: month?.figure,
      sites: month && reporting?.get(month.period),
      says: [
        saysOf(month?.figure, reading.marks[index]?.mark, decisive.has(index)),
        ...pointNotes(chart, month?.period),
        ...(happened.get(index) ?? []).map(({ text }) => text),
        ...expectedIn(chart, predictions, point.label),
      ]
        .filter((words) => words !== "")
        .join(". "),
    };
  });
}

/** The months ahead by which something is expected. */
function rowsAhead(chart: MeasureChart, { predictions = [] }: AroundChart): FigureRow[] {
  const last = chart.reading.chart.points.at(-1)?.label.slice(0, 7);
  if (last === undefined) return [];
  const ahead = [...new Set(predictions.map(({ until }) => until))].filter((until) => until > last);
  return ahead.sort().map((label) => ({
    ...{ label, figure: undefined, sites: undefined },
    ...{ value: null, centre: null, lower: null, upper: null },
    says: expectedIn(chart, predictions, label).join(". "),
  }));
}

/** What was expected by a month, as a line for each prediction. */
function expectedIn(
  { reading }: MeasureChart,
  predictions: readonly Prediction[],
  label: string,
): string[] {
  return predictions
    .filter(({ until }) => until === label)
    .map((prediction) => `Expected to ${expectedWords(prediction, reading.format)}`);
}

/** What was said of a site's figure, and what it was before it was restated. */
export function pointNotes(
  { comments, restated }: MeasureChart,
  period: FigurePeriod | undefined,
): string[] {
  const comment = period && comments?.get(period);
  const was = period && restated?.get(period);
  return [...(comment ? [`“${comment}”`] : []), ...(was ? [`Restated; it was ${figureWords(was)}`] : [])]; // biome-ignore format: one line
}

const marks = {
  improvement: "Part of an improvement",
  concern: "Ask what changed",
  neutral: "Beyond chance",
  common: "",
} as const;

function saysOf(
  figure: Figure | undefined,
  mark: keyof typeof marks | undefined,
  isSignal: boolean,
): string {
  if (!figure) return "Not reported";
  if (figure.state === "no-cases") return "No cases";
  if (figure.state === "not-collected") return `Not collected: ${figure.reason}`;
  return isSignal && mark ? marks[mark] : "";
}

function countIn(figure: Figure | undefined, part: "numerator" | "denominator"): string {
  return figure?.state === "measured" ? plainNumber(figure[part]) : "";
}
