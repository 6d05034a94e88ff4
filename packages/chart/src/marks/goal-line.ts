import { drawnPath } from "../drawn-path.ts";
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
