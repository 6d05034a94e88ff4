import type { ControlChart } from "@allteach/spc/control-chart";
import type { ControlChartProps } from "./chart-props.ts";

/** Every number that a chart will draw, from which its scale is made. */
export function drawnFigures(
  { points }: ControlChart,
  { goals = [], restated = [], expected = [], nearLimits = false }: Partial<ControlChartProps>,
): number[] {
  const drawn: number[] = [];
  const keep = (figure: number | null) => {
    if (figure !== null && Number.isFinite(figure)) drawn.push(figure);
  };
  for (const point of points) {
    keep(point.value);
    keep(point.centre);
    if (point.upper !== null && point.lower !== null) [point.upper, point.lower].forEach(keep);
    if (nearLimits) [point.upper95, point.lower95].forEach(keep);
  }
  for (const { value } of goals) keep(value);
  for (const { level } of expected) keep(level);
  for (const { was } of restated) keep(was);
  return drawn;
}
