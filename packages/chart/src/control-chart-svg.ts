import type { ControlChart } from "@allteach/spc/control-chart";
import {
  drawAxisTitle,
  drawPeriodAxis,
  drawValueAxis,
  periodAxisHeight,
  valueAxisWidth,
} from "./axis.ts";
import { chartLegend } from "./chart-legend.ts";
import type { ControlChartProps } from "./chart-props.ts";
import { description } from "./description.ts";
import { drawnFigures } from "./drawn-figures.ts";
import { endLabels } from "./end-label-texts.ts";
import { centreWord, chartFigure, type Figure } from "./figures.ts";
import { framed } from "./frame.ts";
import { legend } from "./legend.ts";
import { paint as paintOf } from "./looks.ts";
import { annotationLane } from "./marks/annotation-lane.ts";
import { drawCentre } from "./marks/centre-line.ts";
import { drawEndLabels, endLabelsWidth } from "./marks/end-labels.ts";
import { drawExpected, drawExpectedFields } from "./marks/expected-level.ts";
import { placeFirstValue } from "./marks/first-value.ts";
import { drawPlaced } from "./marks/free-place.ts";
import { drawGoals, placeEndedGoals } from "./marks/goal-line.ts";
import { drawHover } from "./marks/hover.ts";
import { drawBand, drawLimits } from "./marks/limit-band.ts";
import { drawLine } from "./marks/line.ts";
import {
  drawBaseline,
  drawPhaseBreaks,
  drawPhaseNames,
  phaseStretches,
} from "./marks/phase-break.ts";
import { drawPoints } from "./marks/points.ts";
import { drawRestated } from "./marks/restated.ts";
import { drawSignalRuns } from "./marks/signal-run.ts";
import { drawMissing, missingPeriods } from "./missing.ts";
import { rounded } from "./path.ts";
import { type Plot, plotOn } from "./plot.ts";
import { type PointKind, pointKinds } from "./point-kind.ts";
import { type ValueScale, valueScale } from "./scale.ts";
import { type SheetSize, sheetSize } from "./sheet.ts";

/**
 * Draws a control chart, or a run chart where the chart has no limits.
 *
 * @returns An SVG element, complete: with `theme: "print"` it needs nothing else; on a page it
 *   needs chart.css. It carries its title and a description in sentences.
 */
export function controlChartSvg(chart: ControlChart, props: ControlChartProps): string {
  const size = sheetSize(props.width);
  const { signals = [] } = props;
  const kinds = pointKinds(chart.points, signals);
  const { plot, scale, figure, labels } = laidOut(chart, props, size);
  const periods = [...chart.points.map(({ label }) => label), ...(props.ahead ?? [])];
  const lane = annotationLane(props.annotations ?? [], periods, plot, size.width - 2);
  const keyItems = props.legend === false ? [] : chartLegend(chart, kinds, props);
  const key = legend(keyItems, { ...plot, left: 4, right: size.width });
  const laneTop = plot.bottom + periodAxisHeight(periods, plot);
  const keyTop = laneTop + lane.height;

  const drawing =
    drawAxisTitle(axisTitle(props), { x: 4, y: plot.size, width: size.width - 8 }, plot) +
    drawFigures(chart, kinds, { ...props, signals }, { plot, scale, figure }) +
    drawPeriodAxis(periods, plot) +
    drawEndLabels(labels, plot) +
    lane.draw(laneTop) +
    key.draw(keyTop) +
    (props.theme === "print" || props.hover === false ? "" : drawHover(chart.points, figure, plot));
  return framed(
    drawing,
    { width: size.width, height: Math.ceil(keyTop + key.height + 4), size: size.lettering },
    { ...props, description: props.description ?? description(chart, props, figure) },
  );
}

interface Sheet {
  plot: Plot;
  scale: ValueScale;
  figure: Figure;
  labels: ReturnType<typeof endLabels>;
}

/** Measures the lettering first, so that the plot gets the paper that is left. */
function laidOut(chart: ControlChart, props: ControlChartProps, size: SheetSize): Sheet {
  const scale = valueScale(drawnFigures(chart, props), { unit: props.unit, ticks: size.ticks });
  const figure = chartFigure(chart, props);
  const labels = endLabels(chart, props, { figure, size });
  const named =
    (props.phaseNames?.length ?? 0) > 0 ||
    props.baseline !== undefined ||
    phaseStretches(chart.points).length > 1;
  const titleRow = axisTitle(props) === "" ? 4 : size.lettering + 10;
  const top = Math.round(titleRow + (named ? size.lettering * 1.6 : 0));
  const plot = plotOn({
    left: valueAxisWidth(scale, size.lettering),
    right: size.width - endLabelsWidth(labels, size.lettering),
    top,
    bottom: top + size.plotHeight,
    slots: chart.points.length + (props.ahead?.length ?? 0),
    size: size.lettering,
    paint: paintOf(props.theme ?? "page"),
    domain: scale.domain,
  });
  return { plot, scale, figure, labels };
}

/** The marks, from what lies lowest to what lies on top. */
function drawFigures(
  { chart, points }: ControlChart,
  kinds: readonly PointKind[],
  props: ControlChartProps,
  { plot, scale, figure }: Omit<Sheet, "labels">,
): string {
  const { trialPhases = [], nearLimits = false, signals = [], goals = [], baseline } = props;
  const ended = placeEndedGoals(goals, points, figure, plot);
  const first = placeFirstValue(points, { goals, taken: ended }, figure, plot);
  const phases = phaseStretches(points);
  return (
    drawBand(points, plot) +
    drawExpectedFields(props.expected ?? [], plot) +
    drawValueAxis(scale, plot) +
    drawLimits(points, plot, { trialPhases, nearLimits }) +
    drawPhaseBreaks(phases, plot) +
    drawPhaseNames(
      phases,
      { names: props.phaseNames ?? [], centreWord: centreWord(chart), figure },
      plot,
    ) +
    (baseline === undefined ? "" : drawBaseline(baseline, plot)) +
    drawCentre(points, signals, plot) +
    drawGoals(goals, plot) +
    drawLine(points, plot) +
    drawSignalRuns(points, signals, plot) +
    drawRestated(points, props.restated ?? [], plot) +
    drawExpected(props.expected ?? [], plot) +
    drawPoints(points, kinds, plot) +
    drawMissing(missingPeriods(points, props.missing), plot) +
    drawPlaced(ended, "halo-goal", plot) +
    drawPlaced(first ? [first] : [], "halo-strong", plot) +
    (points.some(({ value }) => value !== null) ? "" : drawNothing(plot))
  );
}

/** An empty chart says that it is meant to be empty. */
function drawNothing(plot: Plot): string {
  const x = rounded((plot.left + plot.right) / 2);
  const y = rounded((plot.top + plot.bottom) / 2 - plot.size);
  return `<text${plot.paint("halo-soft")} x="${x}" y="${y}" text-anchor="middle">No figures yet</text>`;
}

function axisTitle({ axisTitle: title = "", unit = "" }: ControlChartProps): string {
  return title !== "" && unit !== "" ? `${title}, ${unit}` : title || unit;
}
