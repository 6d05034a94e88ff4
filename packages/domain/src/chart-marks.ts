import type { ChartReading } from "@allteach/spc/chart-reading";
import { type Happening, monthOf } from "./annotation.ts";
import { monthOf as monthOfPeriod, type Period, Week } from "./period.ts";

/** As many as a chart lists under its months. */
const MOST_MARKS = 8;

/** What happened, each at the first point of its month; at most so many, the newest. */
export function marksOn(
  points: readonly { label: string }[],
  marks: readonly Happening[],
  most = MOST_MARKS,
): { point: number; text: string }[] {
  const months = points.map(({ label }) => monthOfLabel(label));
  return marks
    .toSorted((one, other) => (one.on < other.on ? 1 : -1))
    .flatMap(({ on, text }) => {
      const point = months.indexOf(monthOf(on));
      return point < 0 ? [] : [{ point, text }];
    })
    .slice(0, most);
}

/**
 * The month in which a chart last moved: in which its latest signal begins, or its centre line
 * begins anew; nothing where it shows neither.
 */
export function lastMove({
  signals,
  chart,
}: Pick<ChartReading, "signals" | "chart">): Period | undefined {
  const anew = chart.points.flatMap(({ phase }, place) =>
    place > 0 && phase !== chart.points[place - 1]?.phase ? [place] : [],
  );
  const starts = [...signals.flatMap(({ points }) => points.slice(0, 1)), ...anew];
  if (starts.length === 0) return undefined;
  return monthOfLabel(chart.points[Math.max(...starts)]?.label ?? "");
}

/** The month of a point: of a month, of a week, of a day. */
function monthOfLabel(label: string): Period | undefined {
  const week = Week.safeParse(label);
  if (week.success) return monthOfPeriod(week.data);
  return /^\d{4}-\d{2}/.test(label) ? monthOf(label) : undefined;
}
