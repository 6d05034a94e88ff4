import type { ChartPoint } from "@allteach/spc/control-chart";
import { drawnPath } from "../drawn-path.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";
import { ringPath } from "./symbol.ts";

/** A figure that was corrected after it had been shown. */
export interface RestatedFigure {
  /** Place of the point, from 0. */
  point: number;
  /** What it was before. */
  was: number;
}

/** Where a corrected figure used to stand: a faint ring, tied to the figure that replaced it. */
export function drawRestated(
  points: readonly ChartPoint[],
  restated: readonly RestatedFigure[],
  plot: Plot,
): string {
  const data = restated.map(({ point, was }) => {
    const now = points[point]?.value ?? null;
    const [x, then] = [plot.x(point), plot.y(was)];
    const tie = now === null ? "" : `M${rounded(x)} ${rounded(then)}V${rounded(plot.y(now))}`;
    return ringPath(x, then, 4) + tie;
  });
  return drawnPath("ghost", data.join(""), plot.paint);
}
