import type { PhasePoint, Side } from "./phase-point.ts";
import type { WhenSilent } from "./rule.ts";

/** The points that take part in one signal, and which way it points. */
export interface Found {
  /** Places in the chart's `points`, from 0, in order. */
  points: number[];
  /** Above or below; for a trend, above means rising. Null where the signal has no side. */
  side: Side | null;
}

/**
 * Splits a phase where a missing or left-out period ends a row of points, and drops those periods.
 *
 * @param gap "skip" closes the row over the gap, "break" ends it.
 */
export function rowsOf(points: readonly PhasePoint[], gap: WhenSilent): PhasePoint[][] {
  const rows: PhasePoint[][] = [];
  let row: PhasePoint[] = [];
  for (const point of points) {
    if (point.speaks) row.push(point);
    else if (gap === "break") {
      rows.push(row);
      row = [];
    }
  }
  rows.push(row);
  return rows.filter((each) => each.length > 0);
}

/** The longest stretches of a row whose points all pass `test`, if at least `length` long. */
export function stretches(
  row: readonly PhasePoint[],
  length: number,
  test: (point: PhasePoint) => boolean,
): PhasePoint[][] {
  const found: PhasePoint[][] = [];
  let stretch: PhasePoint[] = [];
  for (const point of row) {
    if (test(point)) stretch.push(point);
    else {
      if (stretch.length >= length) found.push(stretch);
      stretch = [];
    }
  }
  if (stretch.length >= length) found.push(stretch);
  return found;
}

/** Where points lie in the chart. */
export function indices(points: readonly PhasePoint[]): number[] {
  return points.map(({ index }) => index);
}
