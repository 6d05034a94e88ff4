import type { ChartPoint } from "@allteach/spc/control-chart";
import type { Figure } from "../figures.ts";
import { textWidth } from "../lettering.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";
import type { GoalLine } from "./goal-line.ts";

/** Pixels between a mark and its figure. */
const GAP = 8;

/** The first value in figures, above or below its point, where it meets the fewest other marks. */
export function drawFirstValue(
  points: readonly ChartPoint[],
  goals: readonly GoalLine[],
  figure: Figure,
  plot: Plot,
): string {
  const first = points.findIndex(({ value }) => value !== null);
  const point = points[first];
  if (point === undefined || point.value === null) return "";
  if (points.findLastIndex(({ value }) => value !== null) === first) return "";
  const text = figure(point.value);
  const x = Math.max(plot.left + 2, plot.x(first) - 6);
  const right = x + textWidth(text, plot.size);
  const levels = [
    point.centre,
    ...goals.filter(({ from = 0 }) => from <= first).map((goal) => goal.value),
  ];
  const [middle] = places(plot.y(point.value), plot)
    .map((place) => [place, crowding(points, levels, { place, right }, plot)] as const)
    .reduce((best, next) => (next[1] < best[1] ? next : best));
  const y = rounded(middle + plot.size * 0.35);
  return `<text${plot.paint("halo-strong")} x="${rounded(x)}" y="${y}">${text}</text>`;
}

/** Middles of the places to try, nearest first. */
function places(y: number, { size, top, bottom }: Plot): [number, ...number[]] {
  const near = GAP + size * 0.4;
  const far = near + size * 0.9;
  const tried = [y - near, y + near, y - far, y + far, y - far * 1.5, y + far * 1.5];
  const within = tried.filter((place) => place > top && place < bottom - size * 0.5);
  return [within[0] ?? y - near, ...within.slice(1)];
}

/**
 * How many lines would run through a text that ends at `right`: the values' own weigh most, then
 * level ones.
 */
function crowding(
  points: readonly ChartPoint[],
  levels: readonly (number | null)[],
  { place, right }: { place: number; right: number },
  plot: Plot,
): number {
  const [top, bottom] = [place - plot.size * 0.55, place + plot.size * 0.55];
  const isMet = (level: number | null) =>
    level !== null && plot.y(level) > top && plot.y(level) < bottom;
  let met = levels.filter(isMet).length / 2;
  points.forEach(({ value }, index) => {
    const next = points[index + 1]?.value ?? null;
    if (value === null || next === null || plot.x(index) > right) return;
    const share = Math.min(1, (right - plot.x(index)) / plot.slot);
    const [here, there] = [plot.y(value), plot.y(value + (next - value) * share)];
    if (Math.max(here, there) > top && Math.min(here, there) < bottom) met += 1;
  });
  return met;
}
