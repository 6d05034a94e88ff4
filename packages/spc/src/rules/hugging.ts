import type { PhasePoint } from "./phase-point.ts";
import { type Found, indices, rowsOf, stretches } from "./rows.ts";
import type { HuggingRule } from "./rule.ts";

/**
 * At least `length` points in a row within one sigma of the centre: the limits are wider than the
 * process, usually because unlike things were averaged together (Nelson 1984, test 7; Provost &
 * Murray, rule 5). It is neither good nor bad.
 */
export function hugging(
  points: readonly PhasePoint[],
  { length, gap }: Pick<HuggingRule, "length" | "gap">,
): Found[] {
  return rowsOf(points, gap).flatMap((row) =>
    stretches(row, length, ({ distance }) => distance !== null && Math.abs(distance) < 1).map(
      (stretch) => ({ points: indices(stretch), side: null }),
    ),
  );
}
