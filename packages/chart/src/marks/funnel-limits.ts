import type { Funnel } from "@allteach/spc/funnel";
import { area, curveMonotoneX, line } from "d3-shape";
import { drawnPath } from "../drawn-path.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";

type Limits = ReturnType<Funnel["limitsAt"]>;
type Level = (limits: Limits) => number;

/** The limits at a row of denominators, smallest first. */
export type FunnelCurves = readonly (Limits & { denominator: number })[];

/** As many as make a smooth line. */
const STEPS = 36;

/** @param most The denominator at the right edge. Small sites, where limits bend, get more steps. */
export function funnelCurves({ kind, points, limitsAt }: Funnel, most: number): FunnelCurves {
  if (points.length === 0) return [];
  const least = Math.max(1, most / 100);
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const along = least + (most - least) * (step / STEPS) ** 2;
    const denominator = kind === "proportion" ? Math.round(along) : along;
    return { denominator, ...limitsAt(denominator) };
  });
}

/** The band between the outer limits, both pairs of limits, and the line of all sites together. */
export function drawFunnelLimits({ centre }: Funnel, curves: FunnelCurves, plot: Plot): string {
  if (curves.length === 0) return "";
  const within = (y: number) => Math.min(plot.bottom, Math.max(plot.top, y));
  const band = area<FunnelCurves[number]>()
    .x(({ denominator }) => plot.x(denominator))
    .y0(({ limits998 }) => within(plot.y(limits998.lower)))
    .y1(({ limits998 }) => within(plot.y(limits998.upper)))
    .digits(1);
  const curve = (level: Level) => drawCurve(curves, level, plot);
  const outer =
    curve(({ limits998 }) => limits998.upper) + curve(({ limits998 }) => limits998.lower);
  const inner = curve(({ limits95 }) => limits95.upper) + curve(({ limits95 }) => limits95.lower);
  const centreLine = `M${plot.left} ${rounded(plot.y(centre))}H${rounded(plot.right)}`;
  return (
    drawnPath("band", band(curves) ?? "", plot.paint) +
    drawnPath("limit", outer, plot.paint) +
    drawnPath("near-limit", inner, plot.paint) +
    drawnPath("centre", centreLine, plot.paint)
  );
}

/** A limit as a smooth line, from where it comes onto the paper. */
function drawCurve(curves: FunnelCurves, level: Level, plot: Plot): string {
  const through = line<FunnelCurves[number]>()
    .defined((limits) => plot.y(level(limits)) >= plot.top && plot.y(level(limits)) <= plot.bottom)
    .x(({ denominator }) => plot.x(denominator))
    .y((limits) => plot.y(level(limits)))
    .curve(curveMonotoneX)
    .digits(1);
  return through(curves) ?? "";
}
