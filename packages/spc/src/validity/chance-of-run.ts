import type { WhenSilent } from "../rules/rule.ts";

/** The chances that one point falls above, on and below its centre line. They add up to 1. */
export interface SideChances {
  above: number;
  on: number;
  below: number;
}

/**
 * Exact probability of at least one run of `length` points on one side of the centre line among
 * independent points, by a Markov chain whose state is the side and length of the current run.
 *
 * @param points each point's own chances: denominators may differ.
 * @throws {RangeError} when `length` is below 2.
 *
 * Source: Fu & Koutras 1994, *Journal of the American Statistical Association* 89: 1050-1058.
 */
export function chanceOfRun(
  points: readonly SideChances[],
  length: number,
  onCentre: WhenSilent,
): number {
  const above = noRuns(length);
  const below = noRuns(length);
  let neither = 1;
  let found = 0;
  for (const chances of points) {
    const stays = onCentre === "skip" ? chances.on : 0;
    const [anyAbove, anyBelow] = [sum(above), sum(below)];
    found += lengthen(above, neither + anyBelow, chances.above, stays);
    found += lengthen(below, neither + anyAbove, chances.below, stays);
    neither = chances.on * neither + (chances.on - stays) * (anyAbove + anyBelow);
  }
  return found;
}

/**
 * The same for one side alone. For the other side, swap the chances.
 *
 * @throws {RangeError} when `length` is below 2.
 */
export function chanceOfRunAbove(
  points: readonly SideChances[],
  length: number,
  onCentre: WhenSilent,
): number {
  const above = noRuns(length);
  let neither = 1;
  let found = 0;
  for (const chances of points) {
    const stays = onCentre === "skip" ? chances.on : 0;
    const broken = sum(above) * (1 - chances.above - stays);
    found += lengthen(above, neither, chances.above, stays);
    neither = neither * (1 - chances.above) + broken;
  }
  return found;
}

/** The shares of runs of 1, 2, … points, up to one short of `length`. */
function noRuns(length: number): Float64Array {
  if (length < 2) throw new RangeError(`a run of ${length}: it takes two points or more`);
  return new Float64Array(length - 1);
}

/** Moves every run one point on; returns the share of those that have just become long enough. */
function lengthen(runs: Float64Array, begin: number, chance: number, stays: number): number {
  const last = runs.length - 1;
  const grown = (runs[last] ?? 0) * chance;
  for (let run = last; run > 0; run -= 1) {
    runs[run] = (runs[run] ?? 0) * stays + (runs[run - 1] ?? 0) * chance;
  }
  runs[0] = (runs[0] ?? 0) * stays + begin * chance;
  return grown;
}

function sum(shares: Float64Array): number {
  let total = 0;
  for (const share of shares) total += share;
  return total;
}

/**
 * Exact probability of at least one row of `length` points that all pass a test, where point i
 * passes with `chances[i]`.
 */
export function chanceOfStretch(chances: readonly number[], length: number): number {
  const points = chances.map((chance) => ({ above: chance, on: 0, below: 1 - chance }));
  return chanceOfRunAbove(points, length, "break");
}

/**
 * Exact probability of fewer than `least` crossings of the centre line among independent points
 * that all lie off it.
 *
 * @param above each point's chance of lying above, given that it lies off the line.
 */
export function chanceOfFewCrossings(above: readonly number[], least: number): number {
  if (above.length === 0 || least <= 0) return 0;
  const first = above[0] ?? 0;
  let high = new Float64Array(least);
  let low = new Float64Array(least);
  high[0] = first;
  low[0] = 1 - first;
  for (const chance of above.slice(1)) {
    const nextHigh = new Float64Array(least);
    const nextLow = new Float64Array(least);
    for (let crossings = 0; crossings < least; crossings += 1) {
      const crossedUp = crossings === 0 ? 0 : (low[crossings - 1] ?? 0);
      const crossedDown = crossings === 0 ? 0 : (high[crossings - 1] ?? 0);
      nextHigh[crossings] = ((high[crossings] ?? 0) + crossedUp) * chance;
      nextLow[crossings] = ((low[crossings] ?? 0) + crossedDown) * (1 - chance);
    }
    high = nextHigh;
    low = nextLow;
  }
  return sum(high) + sum(low);
}
