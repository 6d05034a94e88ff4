import type { ChartPoint } from "@allteach/spc/control-chart";
import { drawnPath } from "./drawn-path.ts";
import { rounded } from "./path.ts";
import type { Plot } from "./plot.ts";

/**
 * Why a period has no value: nobody collected it, or it was collected and there was no case to
 * count. Zero is neither; it is a value.
 */
export type Absence = "not-collected" | "no-cases";

/** A period without a value, by its place in the chart's points, from 0. */
export interface MissingPeriod {
  point: number;
  why: Absence;
}

/** The words for each absence. */
export const ABSENCE: Record<Absence, string> = {
  "not-collected": "not collected",
  "no-cases": "no cases",
};

/**
 * Every period of a chart without a value. Those for which no reason is given count as not
 * collected, the only thing that is known of them.
 */
export function missingPeriods(
  points: readonly ChartPoint[],
  told: readonly MissingPeriod[] = [],
): MissingPeriod[] {
  const reasons = new Map(told.map(({ point, why }) => [point, why]));
  return points.flatMap(({ value }, index) =>
    value === null ? [{ point: index, why: reasons.get(index) ?? "not-collected" }] : [],
  );
}

/** The mark for an absence, centred where it is put: a cross, or a level dash. */
export function absenceMark(why: Absence, x: number, y: number): string {
  return why === "no-cases"
    ? `M${rounded(x - 3.5)} ${rounded(y)}h7`
    : `M${rounded(x - 2.5)} ${rounded(y - 2.5)}l5 5m0-5l-5 5`;
}

/** What a gap looks like: the line is broken, and a small mark stands on the axis. */
export function drawMissing(missing: readonly MissingPeriod[], plot: Plot): string {
  const marks = missing.map(({ point, why }) => absenceMark(why, plot.x(point), plot.bottom - 7));
  return drawnPath("missing", marks.join(""), plot.paint);
}
