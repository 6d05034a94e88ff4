/** What makes a row of steps longer: going on the same way, or turning at each point. */
export type StepPattern = "same-way" | "by-turns";

type Way = "up" | "down";

/** By points of the row, then by rank of the last point: the share of series that stand so. */
type Standing = Float64Array[];

/**
 * Exact probability that independent points of one continuous distribution hold a row of at least
 * `length` points that all rise or all fall, or that rise and fall by turns. It depends on nothing
 * but the number of points: every order of them is equally likely.
 *
 * Points are added one by one; what matters of those before is the rank of the last among them and
 * how long its row is. The work grows with the square of `size`.
 *
 * @param way count rows whose last step goes this way only; default both.
 * @throws {RangeError} when `length` is below 3: two points are always a row.
 *
 * Source: David & Barton 1962, *Combinatorial Chance* (orders counted by such rows). The tests repeat
 * the counts of the On-Line Encyclopedia of Integer Sequences, A049774 and A001250.
 */
export function chanceOfSteps(
  size: number,
  length: number,
  pattern: StepPattern,
  way: Way | null = null,
): number {
  if (length < 3) throw new RangeError(`a row of ${length} points: it takes three or more`);
  if (size < length) return 0;
  let rows: Record<Way, Standing> = {
    up: [new Float64Array([0, 0.5])],
    down: [new Float64Array([0.5, 0])],
  };
  let found = 0;
  for (let points = 2; points < size; points += 1) {
    const same = pattern === "same-way";
    const up = step(same ? rows.up : rows.down, same ? rows.down : rows.up, "up");
    const down = step(same ? rows.down : rows.up, same ? rows.up : rows.down, "down");
    found += close(up, length, way !== "down") + close(down, length, way !== "up");
    rows = { up, down };
  }
  return found;
}

/** One more point: rows that go on grow by it, broken ones leave a row of its step alone. */
function step(longer: Standing, broken: Standing, way: Way): Standing {
  const size = (longer[0] ?? broken[0])?.length ?? 0;
  const anew = new Float64Array(size + 1);
  for (const shares of broken) {
    moved(shares, way).forEach((share, rank) => {
      anew[rank] = (anew[rank] ?? 0) + share;
    });
  }
  return [anew, ...longer.map((shares) => moved(shares, way))];
}

/** The new point falls on each rank alike; those above the last point's are a step up. */
function moved(shares: Float64Array, way: Way): Float64Array {
  const size = shares.length;
  const next = new Float64Array(size + 1);
  let sum = 0;
  if (way === "up") {
    for (let rank = 0; rank < size; rank += 1) {
      sum += shares[rank] ?? 0;
      next[rank + 1] = sum / (size + 1);
    }
  } else {
    for (let rank = size - 1; rank >= 0; rank -= 1) {
      sum += shares[rank] ?? 0;
      next[rank] = sum / (size + 1);
    }
  }
  return next;
}

/** Takes out the rows that have just become long enough, or lets them stand where not asked for. */
function close(rows: Standing, length: number, isAsked: boolean): number {
  const grown = rows.length > length - 2 ? rows.pop() : undefined;
  if (grown === undefined) return 0;
  if (isAsked) return grown.reduce((sum, share) => sum + share, 0);
  const last = rows.at(-1);
  grown.forEach((share, rank) => {
    if (last !== undefined) last[rank] = (last[rank] ?? 0) + share;
  });
  return 0;
}
