import type { PhasePoint } from "./phase-point.ts";
import type { Found } from "./rows.ts";

/**
 * Points strictly beyond a three-sigma limit, each a signal of its own. A point left out of the
 * limits is still found: leaving it out says that its cause is known, not that it had none.
 *
 * Source: Shewhart 1931, *Economic Control of Quality of Manufactured Product*.
 */
export function astronomicalPoints(points: readonly PhasePoint[]): Found[] {
  return points.flatMap(({ index, beyond }) =>
    beyond === null ? [] : [{ points: [index], side: beyond }],
  );
}
