import type { ControlChart } from "@allteach/spc/control-chart";
import { description } from "./description.ts";
import { drawnFigures } from "./drawn-figures.ts";
import { chartFigure, type FigureProps } from "./figures.ts";
import { framed, type PictureProps } from "./frame.ts";
import { paint } from "./looks.ts";
import { drawCentre } from "./marks/centre-line.ts";
import { drawBand } from "./marks/limit-band.ts";
import { drawLine } from "./marks/line.ts";
import { drawLastPoint } from "./marks/points.ts";
import { drawSignalRuns } from "./marks/signal-run.ts";
import { plotOn } from "./plot.ts";
import { type ChartSignal, pointKinds } from "./point-kind.ts";
import { tightDomain } from "./scale.ts";

export interface SparklineProps extends Omit<PictureProps, "width">, FigureProps {
  /** Pixels; 120 by 32 when left out. */
  width?: number;
  height?: number;
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
  const { width = 120, height = 32, signals = [] } = props;
  const drawn = drawnFigures(chart, {});
  const plot = plotOn({
    left: 2,
    right: width - EDGE,
    top: 1,
    bottom: height - EDGE,
    slots: chart.points.length,
    size: 12,
    grain: 1,
    paint: paint(props.theme ?? "page"),
    domain: tightDomain(drawn),
  });
  const said = description(chart, { signals }, chartFigure(chart, props));
  const drawing =
    drawBand(chart.points, plot) +
    drawCentre(chart.points, signals, plot) +
    drawLine(chart.points, plot) +
    drawSignalRuns(chart.points, signals, plot) +
    drawLastPoint(chart.points, pointKinds(chart.points, signals), plot);
  return framed(
    drawing,
    { width, height, size: 12, fixed: true },
    { ...props, width, description: props.description ?? said },
  );
}
