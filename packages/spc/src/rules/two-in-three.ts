import type { PhasePoint, Side } from "./phase-point.ts";
import { type Found, indices, rowsOf } from "./rows.ts";
import type { NearLimitRule } from "./rule.ts";

/**
 * Windows of `window` points in which at least `count` lie further than `sigmas` from the centre
 * on one side: two of three beyond two sigma, four of five beyond one.
 *
 * Only the points that lie out there take part; windows that share one are one signal.
 */
export function pointsNearLimit(
  points: readonly PhasePoint[],
  rule: Omit<NearLimitRule, "id" | "name" | "kind">,
): Found[] {
  return rowsOf(points, rule.gap).flatMap((row) => [
    ...onSide(row, "above", rule),
    ...onSide(row, "below", rule),
  ]);
}

function onSide(
  row: readonly PhasePoint[],
  side: Side,
  rule: Omit<NearLimitRule, "id" | "name" | "kind">,
): Found[] {
  const found: PhasePoint[][] = [];
  for (let start = 0; start + rule.window <= row.length; start += 1) {
    const window = row.slice(start, start + rule.window);
    if (rule.allOnOneSide && window.some((point) => point.side !== side)) continue;
    const far = window.filter((point) => liesOut(point, side, rule));
    if (far.length < rule.count) continue;
    const last = found.at(-1);
    if (last?.some((point) => far.includes(point))) {
      last.push(...far.filter((point) => !last.includes(point)));
    } else found.push(far);
  }
  return found.map((far) => ({ points: indices(far), side }));
}

function liesOut(
  { distance, beyond }: PhasePoint,
  side: Side,
  { sigmas, beyondCounts }: Pick<NearLimitRule, "sigmas" | "beyondCounts">,
): boolean {
  if (distance === null || (beyond !== null && !beyondCounts)) return false;
  return (side === "above" ? distance : -distance) > sigmas;
}
