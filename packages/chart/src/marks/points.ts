import type { ChartPoint } from "@allteach/spc/control-chart";
import type { LookName } from "../looks.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";
import type { PointKind } from "../point-kind.ts";
import { ringPath, symbolPath } from "./symbol.ts";

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
  const drawn = (look: LookName, path: string) =>
    path === "" ? "" : `<path${plot.paint(look)} d="${path}"/>`;
  return (
    drawn(dot, data.common) +
    drawn("excluded", data.excluded) +
    drawn("beyond", data.beyond) +
    drawn("notable", data.notable) +
    drawn("concern", data.concern) +
    drawn("improvement", data.improvement)
  );
}
