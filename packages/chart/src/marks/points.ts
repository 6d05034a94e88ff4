import type { ChartPoint } from "@allteach/spc/control-chart";
import { drawnPath } from "../drawn-path.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";
import type { PointKind } from "../point-kind.ts";
import { ringPath, symbolLook, symbolPath } from "./symbol.ts";

/** Pixels a period below which points are drawn smaller, and smaller still. */
const CLOSE = 8;
const CLOSEST = 3.5;

/** More points than this, or more than this part of them beyond the limits: rings would overlap. */
const RINGED_POINTS = 60;
const RINGED_PART = 1 / 3;

/**
 * Every point with a value, one path for each kind. Excluded points are hollow whatever they would
 * have said; points beyond the limits wear a ring where rings leave the line to be seen.
 */
export function drawPoints(
  points: readonly ChartPoint[],
  kinds: readonly PointKind[],
  plot: Plot,
): string {
  const data: Record<PointKind | "excluded" | "beyond", string> = {
    common: "",
    notable: "",
    concern: "",
    improvement: "",
    excluded: "",
    beyond: "",
  };
  const dot = plot.slot < CLOSEST ? "tiny-dot" : plot.slot < CLOSE ? "small-dot" : "dot";
  const ringed = wearsRings(points);
  const scale = markScale(plot);
  points.forEach(({ value, excluded, beyondLimits }, index) => {
    if (value === null) return;
    const [x, y] = [plot.x(index), plot.y(value)];
    const kind = kinds[index] ?? "common";
    if (excluded) data.excluded += ringPath(x, y, 3.5);
    else data[kind] += symbolPath(kind, x, y, scale);
    if (beyondLimits && ringed) data.beyond += ringPath(x, y, rounded(9 * scale));
  });
  return (
    drawnPath(dot, data.common, plot.paint) +
    drawnPath("excluded", data.excluded, plot.paint) +
    drawnPath("beyond", data.beyond, plot.paint) +
    drawnPath("notable", data.notable, plot.paint) +
    drawnPath("concern", data.concern, plot.paint) +
    drawnPath("improvement", data.improvement, plot.paint)
  );
}

/** How large marks are: smaller where points stand close. */
export function markScale({ slot }: Pick<Plot, "slot">): number {
  return Math.min(1, Math.max(0.55, slot / CLOSE));
}

/**
 * Whether points beyond the limits wear a ring besides the mark of what they say. Not among many
 * points, nor where a third of them would: the mark and its place outside the limits tell enough.
 */
export function wearsRings(points: readonly ChartPoint[]): boolean {
  const plotted = points.filter(({ value }) => value !== null);
  const beyond = plotted.filter(({ beyondLimits }) => beyondLimits).length;
  return beyond > 0 && plotted.length <= RINGED_POINTS && beyond <= plotted.length * RINGED_PART;
}

/** The last point with a value alone, where there is no room for all. */
export function drawLastPoint(
  points: readonly ChartPoint[],
  kinds: readonly PointKind[],
  plot: Plot,
): string {
  const index = points.findLastIndex(({ value }) => value !== null);
  const value = points[index]?.value ?? null;
  if (value === null) return "";
  const kind = kinds[index] ?? "common";
  const data = symbolPath(kind, plot.x(index), plot.y(value), 0.85);
  return drawnPath(symbolLook(kind), data, plot.paint);
}
