import type { PhasePoint, Side } from "./phase-point.ts";
import { type Found, indices, rowsOf } from "./rows.ts";
import type { TrendRule } from "./rule.ts";

/**
 * Rows of at least `length` points, each higher (side "above") or each lower ("below") than the
 * one before: six points are five rises.
 *
 * A point equal to the one before is passed over (Provost & Murray) or ends the row and begins
 * the next (Making Data Count, Nelson).
 */
export function trends(
  points: readonly PhasePoint[],
  { length, tie, gap }: Pick<TrendRule, "length" | "tie" | "gap">,
): Found[] {
  return rowsOf(points, gap).flatMap((row) => trendsIn(row, length, tie));
}

function trendsIn(row: readonly PhasePoint[], length: number, tie: TrendRule["tie"]): Found[] {
  const found: Found[] = [];
  let climb: PhasePoint[] = [];
  let way: Side | null = null;
  const close = () => {
    if (climb.length >= length) found.push({ points: indices(climb), side: way });
  };
  for (const point of row) {
    const last = climb.at(-1);
    if (last?.value === point.value && tie === "skip") continue;
    const step = last === undefined ? null : wayFrom(last.value, point.value);
    if (last === undefined || (step !== null && (way === null || way === step))) {
      climb.push(point);
      way = step;
    } else {
      close();
      climb = step === null ? [point] : [last, point];
      way = step;
    }
  }
  close();
  return found;
}

function wayFrom(from: number, to: number): Side | null {
  if (from === to) return null;
  return to > from ? "above" : "below";
}
