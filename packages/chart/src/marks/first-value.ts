import type { ChartPoint } from "@allteach/spc/control-chart";
import type { Figure } from "../figures.ts";
import { textWidth } from "../lettering.ts";
import type { Plot } from "../plot.ts";
import { isFree, type PlacedText } from "./free-place.ts";
import type { GoalLine } from "./goal-line.ts";

/** Pixels between a mark and its figure. */
const GAP = 8;

/**
 * The first value in figures, above or below its point, where it meets the fewest lines, and neither
 * a point nor a text that is there. Nothing where there is no such place.
 */
export function placeFirstValue(
  points: readonly ChartPoint[],
  { goals, taken }: { goals: readonly GoalLine[]; taken: readonly PlacedText[] },
  figure: Figure,
  plot: Plot,
): PlacedText | undefined {
  const first = points.findIndex(({ value }) => value !== null);
  const point = points[first];
  if (point === undefined || point.value === null) return undefined;
  if (points.findLastIndex(({ value }) => value !== null) === first) return undefined;
  const text = figure(point.value);
  const x = Math.max(plot.left + 2, plot.x(first) - 6);
  const right = x + textWidth(text, plot.size);
  const levels = [
    point.centre,
    ...goals.filter(({ from = 0 }) => from <= first).map((goal) => goal.value),
  ];
  const [least] = places(plot.y(point.value), plot)
    .map((middle) => ({ text, x, middle }))
    .filter((place) => isFree(place, points, taken, plot))
    .map((place) => ({
      place,
      crowd: crowding(points, levels, { place: place.middle, right }, plot),
    }))
    .sort((one, two) => one.crowd - two.crowd);
  return least?.place;
}

/** Middles of the places to try, nearest first. */
function places(y: number, { size, top, bottom }: Plot): number[] {
  const near = GAP + size * 0.4;
  const far = near + size * 0.9;
  const tried = [y - near, y + near, y - far, y + far, y - far * 1.5, y + far * 1.5];
  return tried.filter((place) => place > top && place < bottom - size * 0.5);
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
