import type { ControlChart } from "@allteach/spc/control-chart";
import { drawValueAxis, valueAxisWidth } from "./axis.ts";
import { drawnFigures } from "./drawn-figures.ts";
import { drawnPath } from "./drawn-path.ts";
import { decimalsOf, type Figure, type FigureProps, figureWith } from "./figures.ts";
import { framed, type PictureProps } from "./frame.ts";
import { escaped, fitted, shortened, textWidth } from "./lettering.ts";
import { type Paint, paint } from "./looks.ts";
import { drawCentre } from "./marks/centre-line.ts";
import { drawBand } from "./marks/limit-band.ts";
import { drawLine } from "./marks/line.ts";
import { drawLastPoint } from "./marks/points.ts";
import { drawSignalRuns } from "./marks/signal-run.ts";
import { rounded } from "./path.ts";
import { periodText } from "./period-text.ts";
import { type Plot, plotOn } from "./plot.ts";
import { type ChartSignal, pointKinds } from "./point-kind.ts";
import { type ValueScale, valueScale } from "./scale.ts";
import { sheetSize } from "./sheet.ts";

/** One small chart among many. */
export interface Panel {
  /** The site, named or coded. */
  name: string;
  chart: ControlChart;
  signals?: readonly ChartSignal[];
  /** The reader's own. */
  own?: boolean;
}

export interface SmallMultiplesProps extends PictureProps, FigureProps {}

/** Pixels. */
const PANEL_HEIGHT = 84;
const GAP = 18;

interface Grid {
  columns: number;
  panelWidth: number;
  /** Room for the value axis, left of the first column. */
  left: number;
  /** From the top of one row to the top of the next. */
  rowHeight: number;
  size: number;
}

/**
 * Many control charts on one scale, so that they can be compared at a glance; in the order given.
 *
 * All share the value axis, so a site that varies little looks as calm as it is.
 */
export function smallMultiplesSvg(panels: readonly Panel[], props: SmallMultiplesProps): string {
  const sheet = sheetSize(props.width);
  const drawn = panels.flatMap(({ chart }) => drawnFigures(chart, {}));
  const scale = valueScale(drawn, { unit: props.unit, ticks: 2 });
  const decimals = panels.map(({ chart }) => decimalsOf(chart, props.unit ?? ""));
  const figure = figureWith(props.digits ?? Math.max(0, ...decimals), props.unit);
  const grid = gridOn(sheet.width, scale, sheet.lettering - 1);
  const brush = paint(props.theme ?? "page");
  const rows = Math.ceil(panels.length / grid.columns);
  const drawing = panels
    .map((panel, index) => {
      const column = index % grid.columns;
      const row = Math.floor(index / grid.columns);
      const plot = panelPlot(panel, { column, row }, grid, scale, brush);
      const isLast = index + grid.columns >= panels.length;
      return (
        (column === 0 ? drawValueAxis(scale, plot) : drawTicks(scale, plot)) +
        drawPanel(panel, figure, plot) +
        (isLast ? drawEnds(panel.chart, plot) : "")
      );
    })
    .join("");
  const height = Math.max(1, rows) * grid.rowHeight + grid.size * 1.6;
  return framed(
    drawing,
    { width: sheet.width, height: Math.ceil(height), size: grid.size },
    { ...props, description: props.description ?? description(panels, figure) },
  );
}

function gridOn(width: number, scale: ValueScale, size: number): Grid {
  const columns = width < 300 ? 1 : Math.max(2, Math.floor(width / 180));
  const left = valueAxisWidth(scale, size);
  const panelWidth = (width - left - 8 - GAP * (columns - 1)) / columns;
  return { columns, panelWidth, left, rowHeight: PANEL_HEIGHT + size * 1.5 + GAP, size };
}

function panelPlot(
  { chart }: Panel,
  { column, row }: { column: number; row: number },
  grid: Grid,
  scale: ValueScale,
  brush: Paint,
): Plot {
  const left = rounded(grid.left + column * (grid.panelWidth + GAP));
  const top = rounded(row * grid.rowHeight + grid.size * 1.5);
  return plotOn({
    left,
    right: rounded(left + grid.panelWidth),
    top,
    bottom: top + PANEL_HEIGHT,
    slots: chart.points.length,
    size: grid.size,
    grain: 1,
    paint: brush,
    domain: scale.domain,
  });
}

function drawTicks({ ticks }: ValueScale, plot: Plot): string {
  const lines = ticks.map(({ value }) => `M${plot.left} ${rounded(plot.y(value))}H${plot.right}`);
  return drawnPath("grid", lines.join(""), plot.paint);
}

function drawPanel(
  { name, chart, signals = [], own = false }: Panel,
  figure: Figure,
  plot: Plot,
): string {
  const { points } = chart;
  const last = points.findLast(({ value }) => value !== null)?.value ?? null;
  const latest = last === null ? "no figures" : figure(last);
  const y = rounded(plot.top - plot.size * 0.4);
  const room = plot.right - plot.left - textWidth(latest, plot.size) * 1.06 - 8;
  return (
    `<text${plot.paint(own ? "strong" : "text")} x="${plot.left}" y="${y}">` +
    `${escaped(fitted(own ? `${name} (you)` : name, room, plot.size))}</text>` +
    `<text${plot.paint(last === null ? "soft" : "strong")} x="${plot.right}" y="${y}" text-anchor="end">${latest}</text>` +
    drawBand(points, plot) +
    drawCentre(points, signals, plot) +
    drawLine(points, plot) +
    drawSignalRuns(points, signals, plot) +
    drawLastPoint(points, pointKinds(points, signals), plot) +
    (own ? frame(plot) : "")
  );
}

function frame(plot: Plot): string {
  const [left, right] = [rounded(plot.left - 3), rounded(plot.right + 3)];
  const data = `M${left} ${plot.top - 2}H${right}V${plot.bottom + 3}H${left}Z`;
  return drawnPath("own-frame", data, plot.paint);
}

/** First and last period, under the lowest panel of a column. */
function drawEnds({ points }: ControlChart, plot: Plot): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "";
  const y = rounded(plot.bottom + plot.size * 1.4);
  const end = (label: string) => escaped(shortened(periodText(label).long, 14));
  const closing =
    last === first
      ? ""
      : `<text x="${plot.right}" y="${y}" text-anchor="end">${end(last.label)}</text>`;
  return `<g${plot.paint("soft")}><text x="${plot.left}" y="${y}">${end(first.label)}</text>${closing}</g>`;
}

/** More sites than this are counted, not told. */
const MOST = 24;

function description(panels: readonly Panel[], figure: Figure): string {
  const told = panels.slice(0, MOST).map(({ name, chart }) => {
    const last = chart.points.findLast(({ value }) => value !== null);
    const value = last?.value ?? null;
    return `${shortened(name, 60)}: ${value === null ? "no figures" : figure(value)}.`;
  });
  const more = panels.length - told.length;
  const rest = more > 0 ? ` And ${more} more.` : "";
  return `${panels.length} charts on one scale; the latest value of each. ${told.join(" ")}${rest}`;
}
