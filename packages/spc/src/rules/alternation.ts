import type { PhasePoint } from "./phase-point.ts";
import { type Found, indices, rowsOf } from "./rows.ts";
import type { AlternationRule } from "./rule.ts";

/**
 * At least `length` points in a row that go up and down by turns: two sources reported in turn
 * (Nelson 1984, test 4). Two equal neighbours end the row.
 */
export function alternations(
  points: readonly PhasePoint[],
  { length, gap }: Pick<AlternationRule, "length" | "gap">,
): Found[] {
  return rowsOf(points, gap).flatMap((row) =>
    zigzags(row)
      .filter((zigzag) => zigzag.length >= length)
      .map((zigzag) => ({ points: indices(zigzag), side: null })),
  );
}

function zigzags(row: readonly PhasePoint[]): PhasePoint[][] {
  const found: PhasePoint[][] = [];
  let zigzag: PhasePoint[] = [];
  let lastStep = 0;
  for (const point of row) {
    const last = zigzag.at(-1);
    const step = last === undefined ? 0 : Math.sign(point.value - last.value);
    const turns = step !== 0 && step !== lastStep;
    if (last === undefined || turns) zigzag.push(point);
    else {
      found.push(zigzag);
      zigzag = step === 0 ? [point] : [last, point];
    }
    lastStep = step;
  }
  found.push(zigzag);
  return found;
}
