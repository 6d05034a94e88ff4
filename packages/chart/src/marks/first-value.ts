import type { ChartPoint } from "@allteach/spc/control-chart";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";

/** The first value in figures, on the side of its point where the line does not go. */
export function drawFirstValue(
  points: readonly ChartPoint[],
  figure: (value: number) => string,
  plot: Plot,
): string {
  const valued = points.flatMap(({ value }, index) =>
    value === null ? [] : [{ value, place: index }],
  );
  const [first, second] = valued;
  if (first === undefined || second === undefined) return "";
  const y = plot.y(first.value);
  const above = y - 9;
  const below = y + plot.size + 6;
  const roomBelow = below < plot.bottom - 2;
  const roomAbove = above - plot.size > plot.top - plot.size;
  const placed = (second.value > first.value && roomBelow) || !roomAbove ? below : above;
  const x = rounded(Math.max(plot.left + 2, plot.x(first.place) - 5));
  return `<text${plot.paint("halo-strong")} x="${x}" y="${rounded(placed)}">${figure(first.value)}</text>`;
}
