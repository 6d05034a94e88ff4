import type { ChartPoint } from "@allteach/spc/control-chart";
import { line } from "d3-shape";
import { drawnPath } from "../drawn-path.ts";
import type { Plot } from "../plot.ts";

interface Place {
  x: number;
  y: number | null;
}

const through = line<Place>()
  .defined(({ y }) => y !== null)
  .x(({ x }) => x)
  .y(({ y }) => y ?? 0)
  .digits(1);

/** The line through the values, broken wherever one is missing. */
export function drawLine(points: readonly ChartPoint[], plot: Plot): string {
  const data = through(
    points.map(({ value }, index) => ({
      x: plot.x(index),
      y: value === null ? null : plot.y(value),
    })),
  );
  return drawnPath("line", data ?? "", plot.paint);
}
