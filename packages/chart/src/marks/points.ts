import type { ChartPoint } from "@allteach/spc/control-chart";
import { drawnPath } from "../drawn-path.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";
import type { PointKind } from "../point-kind.ts";
import { ringPath, symbolLook, symbolPath } from "./symbol.ts";

/** Pixels a period below which points are drawn smaller, and smaller still. */
const CLOSE = 8;
const CLOSEST = 3.5;

/**
 * Every point with a value, one path for each kind. Excluded points are hollow whatever they would
 * have said; points beyond the limits wear a ring.
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
  const scale = Math.min(1, Math.max(0.55, plot.slot / CLOSE));
  points.forEach(({ value, excluded, beyondLimits }, index) => {
    if (value === null) return;
    const [x, y] = [plot.x(index), plot.y(value)];
    const kind = kinds[index] ?? "common";
    if (excluded) data.excluded += ringPath(x, y, 3.5);
    else data[kind] += symbolPath(kind, x, y, scale);
    if (beyondLimits) data.beyond += ringPath(x, y, rounded(9 * scale));
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
