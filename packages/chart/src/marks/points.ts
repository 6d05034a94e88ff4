import type { ChartPoint } from "@allteach/spc/control-chart";
import type { LookName } from "../looks.ts";
import type { Plot } from "../plot.ts";
import type { PointKind } from "../point-kind.ts";
import { ringPath, symbolPath } from "./symbol.ts";

/** Below this many pixels a period, points are drawn smaller. */
const CLOSE = 8;

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
  const close = plot.slot < CLOSE;
  points.forEach(({ value, excluded, beyondLimits }, index) => {
    if (value === null) return;
    const [x, y] = [plot.x(index), plot.y(value)];
    const kind = kinds[index] ?? "common";
    if (excluded) data.excluded += ringPath(x, y, 3.5);
    else data[kind] += symbolPath(kind, x, y, close ? 0.75 : 1);
    if (beyondLimits) data.beyond += ringPath(x, y, close ? 7 : 9);
  });
  const drawn = (look: LookName, path: string) =>
    path === "" ? "" : `<path${plot.paint(look)} d="${path}"/>`;
  return (
    drawn(close ? "small-dot" : "dot", data.common) +
    drawn("excluded", data.excluded) +
    drawn("beyond", data.beyond) +
    drawn("notable", data.notable) +
    drawn("concern", data.concern) +
    drawn("improvement", data.improvement)
  );
}
