import type { RestatedFigure } from "@allteach/chart/marks/restated";
import type { MissingPeriod } from "@allteach/chart/missing";
import { readingSparkline, readingSvg } from "@allteach/chart/reading-svg";
import type { Happening } from "@allteach/domain/annotation";
import { marksOn } from "@allteach/domain/chart-marks";
import type { Figure } from "@allteach/domain/figure";
import { figureShape, type Measure } from "@allteach/domain/measure";
import type { FigurePeriod } from "@allteach/domain/period";
import type { ChartPhases } from "@allteach/domain/phase";
import type { Prediction } from "@allteach/domain/prediction";
import type { Site } from "@allteach/domain/site";
import type { ChartReading } from "@allteach/spc/chart-reading";
import type { OverviewRow } from "@allteach/spc/overview";
import { raw } from "hono/html";
import { expectedOn } from "../words/prediction-words.ts";

/** A month's place on a chart; without a figure nothing was reported. */
export interface MonthFigure {
  period: FigurePeriod;
  figure?: Figure;
}

/** A measure's chart: whose months, and what they say. */
export interface MeasureChart {
  measure: Measure;
  /** Whose: absent for the network's own. */
  site?: Site;
  /** Whose, where it is a node's. */
  node?: { code: string; name: string };
  months: readonly MonthFigure[];
  reading: ChartReading;
  /** Of rare events at one site: cases or days since the last one. */
  since?: number;
  /** What has been decided about where its centre line begins anew. */
  phases: ChartPhases;
  /** What was said of a site's own figures. */
  comments?: ReadonlyMap<FigurePeriod, string>;
  /** Of a site's figures that changed after they counted, what they were before. */
  restated?: ReadonlyMap<FigurePeriod, Figure>;
}

/** What is drawn around the figures: what happened, and what was expected. */
export interface AroundChart {
  marks?: readonly Happening[] | undefined;
  predictions?: readonly Prediction[] | undefined;
}

/** The chart as a drawing for a wide page or a phone. */
export function measureSvg(
  chart: MeasureChart,
  id: string,
  width: "wide" | "narrow",
  { marks = [], predictions = [] }: AroundChart = {},
): string {
  const { months, reading } = chart;
  return readingSvg(reading, {
    id: `${id}-${width}`,
    title: chartTitle(chart),
    missing: missingMonths(months),
    restated: ghostsOf(chart),
    annotations: marksOn(reading.chart.points, marks),
    ...expectedOn(
      reading.chart.points.map(({ label }) => label),
      predictions,
      reading.format,
    ),
    hover: true,
    width,
  });
}

/** The chart at the size of a word. */
export function Sparkline({ chart, id }: { chart: MeasureChart; id: string }) {
  if (chart.reading.latest === null) return <span class="soft">No figures yet</span>;
  const title = chartTitle(chart);
  return raw(readingSparkline(chart.reading, { id, title, width: 148, height: 40 }));
}

/** "1.72 per 1,000 line days", and the month it is of. */
export function LatestValue({ latest, period }: Pick<OverviewRow, "latest" | "period">) {
  if (period === "") return <span class="soft">None yet</span>;
  const [value = "", ...unit] = latest.split("\u00a0");
  const beside = unit.join(" ");
  return (
    <>
      <span class="latest">
        <strong>{value}</strong>
        {beside !== "" && ` ${beside}`}
      </span>
      <span class="latest-month">{period}</span>
    </>
  );
}

/** The measure, and whose figures these are where they are not the network's own. */
function chartTitle({ measure, site, node }: MeasureChart): string {
  const whose = site ?? node;
  return whose ? `${measure.name}, ${whose.name}` : measure.name;
}

/** Where figures stood before they were restated; rare events have no such place. */
function ghostsOf({ measure, months, restated }: MeasureChart): RestatedFigure[] {
  if (!restated || figureShape(measure) === "events") return [];
  return months.flatMap(({ period }, point) => {
    const was = restated.get(period);
    if (was?.state !== "measured") return [];
    const ratio = was.sample?.mean ?? was.numerator / was.denominator;
    return [{ point, was: ratio * measure.multiplier }];
  });
}

/** Which months have no value, and why. */
export function missingMonths(months: readonly MonthFigure[]): MissingPeriod[] {
  return months.flatMap(({ figure }, point): MissingPeriod[] => {
    if (figure?.state === "measured") return [];
    return [{ point, why: figure?.state === "no-cases" ? "no-cases" : "not-collected" }];
  });
}
