import type { ChartPoint } from "@allteach/spc/control-chart";
import { drawnPath } from "../drawn-path.ts";
import type { Figure } from "../figures.ts";
import { textWidth } from "../lettering.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";
import { isFree, type PlacedText } from "./free-place.ts";

/** What is hoped for, and from which period to which where it changes. */
export interface GoalLine {
  /** In the measure's unit. */
  value: number;
  /** Place of its first period, from 0; the chart's first when left out. */
  from?: number;
  /** Place of its last period; the chart's last when left out, periods still ahead included. */
  to?: number;
  /** "Goal" when left out. */
  name?: string;
}

/** Goals as dashed lines, each over its own periods. */
export function drawGoals(goals: readonly GoalLine[], plot: Plot): string {
  const data = goals.map(({ value, from = 0, to = plot.slots - 1 }) => {
    const left = plot.left + Math.max(0, from) * plot.slot;
    const right = plot.left + Math.min(plot.slots, to + 1) * plot.slot;
    return right > left ? `M${rounded(left)} ${rounded(plot.y(value))}H${rounded(right)}` : "";
  });
  return drawnPath("goal", data.join(""), plot.paint);
}

/** Whether a goal's stretch is over, so that it has no place at the right end. */
export function hasEnded({ to }: GoalLine, points: number): boolean {
  return to !== undefined && to < points - 1;
}

/**
 * What each goal that has ended was, beside its line where it meets neither a point nor another text:
 * as near to its beginning as can be. One that finds no such place is told in the description alone.
 */
export function placeEndedGoals(
  goals: readonly GoalLine[],
  points: readonly ChartPoint[],
  figure: Figure,
  plot: Plot,
): PlacedText[] {
  const placed: PlacedText[] = [];
  for (const goal of goals.filter((each) => hasEnded(each, points.length))) {
    const { value, from = 0, to = 0, name = "Goal" } = goal;
    const start = Math.max(0, from);
    const room = (to + 1 - start) * plot.slot - 4;
    const texts = [`${name} ${figure(value)}`, figure(value)].filter(
      (text, place) => place === 1 || textWidth(text, plot.size) <= room,
    );
    const left = plot.left + start * plot.slot + 4;
    const found = texts
      .flatMap((text) => placesAlong(text, value, { left, right: left + room }, plot))
      .find((place) => isFree(place, points, placed, plot));
    if (found) placed.push(found);
  }
  return placed;
}

/** Where a text can stand above and below its line, from the line's beginning to its end. */
function placesAlong(
  text: string,
  value: number,
  { left, right }: { left: number; right: number },
  plot: Plot,
): PlacedText[] {
  const last = Math.max(left, right - textWidth(text, plot.size));
  const steps = Math.floor((last - left) / plot.slot) + 1;
  return Array.from({ length: steps }, (_, step) => left + step * plot.slot).flatMap((x) =>
    sidesOf(plot.y(value), plot).map((middle) => ({ text, x, middle })),
  );
}

/** The middles of a text above a line and below it, inside of the plot. */
function sidesOf(line: number, { size, top, bottom }: Plot): number[] {
  const away = size * 0.8;
  return [line - away, line + away].filter((middle) => middle > top && middle < bottom - size / 2);
}
