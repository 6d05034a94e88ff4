import type { PhasePoint } from "./phase-point.ts";
import { type Found, indices, rowsOf } from "./rows.ts";
import type { ShiftRule } from "./rule.ts";

/**
 * Runs of at least `length` points on one side of the centre line, each as long as it lasts.
 *
 * A point on the line is never part of a run; the rule says whether it ends one (Making Data
 * Count, Western Electric, Nelson) or is passed over (Provost & Murray).
 */
export function shifts(
  points: readonly PhasePoint[],
  { length, onCentre, gap }: Pick<ShiftRule, "length" | "onCentre" | "gap">,
): Found[] {
  return rowsOf(points, gap).flatMap((row) =>
    runsOf(row, onCentre)
      .filter((run) => run.length >= length)
      .map((run) => ({ points: indices(run), side: run[0]?.side ?? null })),
  );
}

function runsOf(row: readonly PhasePoint[], onCentre: ShiftRule["onCentre"]): PhasePoint[][] {
  const runs: PhasePoint[][] = [];
  let run: PhasePoint[] = [];
  for (const point of row) {
    if (point.side === null && onCentre === "skip") continue;
    if (point.side !== null && point.side === run[0]?.side) run.push(point);
    else {
      runs.push(run);
      run = point.side === null ? [] : [point];
    }
  }
  runs.push(run);
  return runs;
}
