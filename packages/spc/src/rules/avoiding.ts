import type { PhasePoint } from "./phase-point.ts";
import { type Found, indices, rowsOf, stretches } from "./rows.ts";
import type { AvoidingRule } from "./rule.ts";

/**
 * At least `length` points in a row on both sides of the centre line with none within one sigma
 * of it: two processes plotted as one (Nelson 1984, test 8).
 */
export function avoiding(
  points: readonly PhasePoint[],
  { length, gap }: Pick<AvoidingRule, "length" | "gap">,
): Found[] {
  return rowsOf(points, gap)
    .flatMap((row) =>
      stretches(row, length, ({ distance }) => distance !== null && Math.abs(distance) > 1),
    )
    .filter(
      (stretch) =>
        stretch.some(({ side }) => side === "above") &&
        stretch.some(({ side }) => side === "below"),
    )
    .map((stretch) => ({ points: indices(stretch), side: null }));
}
