import type { ControlChart } from "@allteach/spc/control-chart";
import { description } from "./description.ts";
import { drawnFigures } from "./figures.ts";
import { framed, type PictureProps } from "./frame.ts";
import { paint } from "./looks.ts";
import { drawCentre } from "./marks/centre-line.ts";
import { drawBand } from "./marks/limit-band.ts";
import { drawLine } from "./marks/line.ts";
import { drawSignalRuns } from "./marks/signal-run.ts";
import { symbolPath } from "./marks/symbol.ts";
import { figureText } from "./number-text.ts";
import { type Plot, plotOn } from "./plot.ts";
import { type ChartSignal, type PointKind, pointKinds } from "./point-kind.ts";
import { valueScale } from "./scale.ts";

export interface SparklineProps extends Omit<PictureProps, "width"> {
  /** Pixels; 120 by 32 when left out. */
  width?: number;
  height?: number;
  unit?: string;
  digits?: number;
  signals?: readonly ChartSignal[];
}

/** Room for the last point's mark, in pixels. */
const EDGE = 7;

/**
 * A control chart the size of a word, for a row of a table: band, centre line, values, and the last
 * point with the mark of what it says. The figures belong beside it, in the row.
 *
 * @returns An SVG element of fixed size.
 */
export function sparklineSvg(chart: ControlChart, props: SparklineProps): string {
  const { width = 120, height = 32, signals = [], unit } = props;
  const scale = valueScale(drawnFigures(chart, {}), { unit, ticks: 2 });
  const plot = plotOn({
    left: 2,
    right: width - EDGE,
    top: 0,
    bottom: height - EDGE,
    slots: chart.points.length,
    size: 12,
    paint: paint(props.theme ?? "page"),
    domain: scale.domain,
  });
  const digits = props.digits ?? scale.figureDigits;
  const said = description(chart, { signals }, (value) => figureText(value, digits, unit));
  const drawing =
    drawBand(chart.points, plot) +
    drawCentre(chart.points, signals, plot) +
    drawLine(chart.points, plot) +
    drawSignalRuns(chart.points, signals, plot) +
    drawLast(chart, pointKinds(chart.points, signals), plot);
  return framed(
    drawing,
    { width, height, size: 12, fixed: true },
    { ...props, width, description: props.description ?? said },
  );
}

function drawLast({ points }: ControlChart, kinds: readonly PointKind[], plot: Plot): string {
  const index = points.findLastIndex(({ value }) => value !== null);
  const value = points[index]?.value ?? null;
  if (value === null) return "";
  const kind = kinds[index] ?? "common";
  const path = symbolPath(kind, plot.x(index), plot.y(value), 0.85);
  return `<path${plot.paint(kind === "common" ? "dot" : kind)} d="${path}"/>`;
}
