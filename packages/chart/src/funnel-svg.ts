import type { Funnel } from "@allteach/spc/funnel";
import type { Direction } from "@allteach/spc/rules/signal";
import { bearableDecimals, formatNumber } from "@allteach/spc/words/format-value";
import { drawAxisTitle, drawCountAxis, drawValueAxis, valueAxisWidth } from "./axis.ts";
import { type Figure, type FigureProps, figureWith } from "./figures.ts";
import { framed, type PictureProps } from "./frame.ts";
import { legend } from "./legend.ts";
import { fitted, shortened } from "./lettering.ts";
import { paint } from "./looks.ts";
import { drawEndLabels, type EndLabel, endLabelsWidth } from "./marks/end-labels.ts";
import { drawFunnelLimits, type FunnelCurves, funnelCurves } from "./marks/funnel-limits.ts";
import {
  drawFunnelSites,
  type FunnelMark,
  funnelLegend,
  funnelMarks,
} from "./marks/funnel-sites.ts";
import { type Plot, plotOn } from "./plot.ts";
import { type ValueScale, valueScale } from "./scale.ts";
import { type SheetSize, sheetSize } from "./sheet.ts";

export interface FunnelProps extends PictureProps, FigureProps {
  /** A site's name, or its code, by its id; the id where there is none. */
  names: Readonly<Record<string, string>>;
  /** Ids of the reader's own sites. */
  own?: readonly string[];
  /** Which way higher values are to be read; neutral when left out. */
  direction?: Direction;
  axisTitle?: string;
  /** What the denominator counts: "Patients seen". */
  denominatorTitle?: string;
  /** Say below what the marks mean; true when left out. */
  legend?: boolean;
}

/** A funnel measured out on paper. */
interface Sheet {
  plot: Plot;
  scale: ValueScale;
  curves: FunnelCurves;
  labels: EndLabel[];
  /** The denominator at the right edge. */
  most: number;
}

/**
 * Draws a funnel: every site's value against its size, and between which limits sites of that size
 * lie by chance alone. Only the reader's own sites and those beyond the outer limits are named: a
 * funnel is no league table.
 */
export function funnelSvg(funnel: Funnel, props: FunnelProps): string {
  const size = sheetSize(props.width);
  const digits = props.digits ?? bearableDecimals(funnel.centre, null, props.unit ?? "");
  const figure = figureWith(digits, props.unit);
  const marks = funnelMarks(funnel, props);
  const { plot, scale, curves, labels, most } = laidOut(funnel, { ...props, figure }, size);
  const items = props.legend === false ? [] : funnelLegend(marks);
  const key = legend(items, { ...plot, left: 4, right: size.width });
  const axisFoot = plot.bottom + plot.size * 3.1;
  const below = fitted(props.denominatorTitle ?? "", plot.right - plot.left, plot.size);
  const drawing =
    drawAxisTitle(axisTitle(props), { x: 4, y: plot.size, width: size.width - 8 }, plot) +
    drawFunnelLimits(funnel, curves, plot) +
    drawValueAxis(scale, plot) +
    drawCountAxis(most, below, plot) +
    drawFunnelSites(marks, plot, props.theme === "print" ? undefined : figure) +
    drawEndLabels(labels, plot) +
    key.draw(axisFoot);
  return framed(
    drawing,
    { width: size.width, height: Math.ceil(axisFoot + key.height + 4), size: size.lettering },
    { ...props, description: props.description ?? description(funnel, marks, figure) },
  );
}

function laidOut(funnel: Funnel, props: FunnelProps & { figure: Figure }, size: SheetSize): Sheet {
  const { points, centre } = funnel;
  const most = Math.max(1, ...points.map(({ denominator }) => denominator)) * 1.05;
  const curves = funnelCurves(funnel, most);
  const reach = curves.slice(Math.floor(curves.length * SPOUT));
  const drawn = [
    centre,
    ...points.map(({ value }) => value),
    ...reach.flatMap(({ limits998 }) => [limits998.lower, limits998.upper]),
  ];
  const scale = valueScale(points.length === 0 ? [] : drawn, {
    unit: props.unit,
    ticks: size.ticks,
  });
  const text = `All ${props.figure(centre)}`;
  const labels: EndLabel[] = points.length === 0 ? [] : [{ value: centre, text, look: "text" }];
  const top = axisTitle(props) === "" ? 10 : size.lettering + 12;
  const plot = plotOn({
    left: valueAxisWidth(scale, size.lettering),
    right: size.width - endLabelsWidth(labels, size.lettering),
    top,
    bottom: top + size.plotHeight,
    slots: 1,
    size: size.lettering,
    paint: paint(props.theme ?? "page"),
    domain: scale.domain,
  });
  const across = (plot.right - plot.left) / most;
  const along = { ...plot, x: (denominator: number) => plot.left + denominator * across };
  return { plot: along, scale, curves, labels, most };
}

/** This share of the limits, at the smallest sites, may leave the paper. */
const SPOUT = 0.25;

function axisTitle({ axisTitle: title = "", unit = "" }: FunnelProps): string {
  return title !== "" && unit !== "" ? `${title}, ${unit}` : title || unit;
}

/** More than this many are counted, not told. */
const MOST = 8;

function description(
  { points, centre, adjusted }: Funnel,
  marks: readonly FunnelMark[],
  figure: Figure,
): string {
  if (points.length === 0) return "Funnel chart with no sites yet.";
  const beyond = marks.filter(({ kind }) => kind !== "common");
  const told = ({ name, value, denominator }: FunnelMark) =>
    `${shortened(name, 60)}: ${figure(value)} of ${formatNumber(denominator, 0)}.`;
  return [
    `Funnel chart of ${points.length} sites; all together ${figure(centre)}.`,
    adjusted ? "The limits are widened: sites differ by more than chance explains." : "",
    beyond.length === 0
      ? "No site lies beyond the 99.8 % limits."
      : `Beyond the 99.8 % limits: ${beyond.length}. ${beyond.slice(0, MOST).map(told).join(" ")}`,
    ...marks.filter(({ own }) => own).map((mark) => `Yours: ${told(mark)}`),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
