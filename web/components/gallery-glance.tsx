import { completenessGridSvg } from "@allteach/chart/completeness-grid-svg";
import { CELL_WORDS, type CellState } from "@allteach/chart/marks/cell";
import { readingSparkline } from "@allteach/chart/reading-svg";
import { MeasureId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import { undecided } from "@allteach/domain/phase";
import { readChart } from "@allteach/spc/read-chart";
import { periodName } from "@allteach/spc/words/period-name";
import { raw } from "hono/html";
import type { ChartExample } from "../gallery/example.ts";
import { honestyExamples } from "../gallery/honesty-examples.ts";
import { markExamples } from "../gallery/mark-examples.ts";
import { moreMarkExamples } from "../gallery/more-mark-examples.ts";
import { sentMonths } from "../gallery/sent-months.ts";
import { ChartFigure } from "./chart-figure.tsx";
import type { MeasureChart } from "./measure-chart.tsx";
import { OverviewTable } from "./overview-table.tsx";

const examples = [...markExamples, ...moreMarkExamples, ...honestyExamples];
const overview = [
  "proposal",
  "goal-held",
  "hit-and-miss",
  "ten-years",
  "no-direction",
  "few-points",
];

/** Charts of this page, a row each, read once for chart and table. */
export function GalleryOverview() {
  const shown = overview.flatMap((id) => examples.filter((each) => each.id === id));
  return (
    <OverviewTable
      id="overview-example"
      caption="Six charts of this page at a glance"
      heading="Measure"
      rows={shown.map((example, place) => ({
        label: example.title,
        href: `#${example.id}`,
        chart: measureChart(example, place),
      }))}
    />
  );
}

function measureChart({ series, reading, title }: ChartExample, place: number): MeasureChart {
  const measure: Measure = {
    ...{ id: MeasureId.parse(place + 1), place, code: `M${place}`, name: title, kind: "outcome" },
    ...{ numerator: title, denominator: "all", exclusions: "", unit: reading.unit ?? "number" },
    ...{ multiplier: 1, direction: reading.direction ?? "neutral", chart: "p", siteTypes: [] },
    ...{ status: "live", cadence: "month" },
    ...(reading.goal !== undefined && { goal: reading.goal }),
  };
  return { measure, months: [], phases: undecided, reading: readChart(series, reading) };
}

/** A chart the size of a word, in a sentence. */
export function SparklineInWords() {
  const [example] = markExamples;
  if (!example) return null;
  const reading = readChart(example.series, example.reading);
  const sparkline = readingSparkline(reading, { id: "sparkline", title: example.title });
  return (
    <p class="gallery-sparkline">
      Remission <span class="gallery-inline">{raw(sparkline)}</span> rose since August 2025.
    </p>
  );
}

const periods = Array.from({ length: 18 }, (_, index) => {
  const month = String((index % 12) + 1).padStart(2, "0");
  return `${index < 12 ? 2025 : 2026}-${month}`;
});

/** Who has sent which month: the picture, and the same in words. */
export function Completeness() {
  const title = "Who has sent which month";
  const svg = (width: "wide" | "narrow") =>
    completenessGridSvg(sentMonths, periods, { id: `sent-${width}`, title, width });
  return (
    <ChartFigure
      svg={svg("wide")}
      narrowSvg={svg("narrow")}
      caption="Made-up sites. Elder joined in August 2025 and Willow left in September: neither is asked for months in which it was no member."
      figures={{
        id: "sent-figures",
        caption: title,
        rows: sentMonths,
        columns: [
          { heading: "Site", cell: ({ name }) => name },
          { heading: "Not simply in", wide: true, cell: ({ cells }) => exceptions(cells) },
        ],
      }}
    />
  );
}

function exceptions(cells: readonly CellState[]): string {
  const asked = cells.map((cell, index) => ({ cell, period: periods[index] ?? "" }));
  const told = asked.filter(({ cell }) => cell !== "in" && cell !== "not-asked");
  const words = told.map(({ cell, period }) => `${periodName(period)}: ${CELL_WORDS[cell]}`);
  return words.length === 0 ? "Nothing missing" : words.join("; ");
}
