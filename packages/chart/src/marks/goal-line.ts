import type { ChartPoint } from "@allteach/spc/control-chart";
import { drawnPath } from "../drawn-path.ts";
import type { Figure } from "../figures.ts";
import { escaped, textWidth } from "../lettering.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";

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

/** What each goal that has ended was, on the side of its line where it meets fewer marks. */
export function drawEndedGoals(
  goals: readonly GoalLine[],
  points: readonly ChartPoint[],
  figure: Figure,
  plot: Plot,
): string {
  return goals
    .filter((goal) => hasEnded(goal, points.length))
    .map(({ value, from = 0, to = 0, name = "Goal" }) => {
      const start = Math.max(0, from);
      const room = (to + 1 - start) * plot.slot - 4;
      const named = `${name} ${figure(value)}`;
      const text = textWidth(named, plot.size) <= room ? named : figure(value);
      const places = Math.ceil(textWidth(text, plot.size) / plot.slot) + 1;
      const near = points.slice(start, start + places);
      const y = clearer(near, plot.y(value), plot) + plot.size * 0.35;
      const x = rounded(plot.left + start * plot.slot + 4);
      return `<text${plot.paint("halo-goal")} x="${x}" y="${rounded(y)}">${escaped(text)}</text>`;
    })
    .join("");
}

/** The middle of a text above a line, or below it where that is freer of points and centre line. */
function clearer(points: readonly ChartPoint[], line: number, plot: Plot): number {
  const away = plot.size * 0.8;
  const met = (middle: number) =>
    points.filter(({ value, centre }) =>
      [value, centre].some((mark) => mark !== null && Math.abs(plot.y(mark) - middle) < plot.size),
    ).length;
  return met(line - away) <= met(line + away) ? line - away : line + away;
}
