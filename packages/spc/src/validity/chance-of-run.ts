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
 * @param sides which runs are looked for.
 */
export function chanceOfRun(
  points: readonly SideChances[],
  length: number,
  onCentre: WhenSilent,
  sides: "both" | "above" | "below" = "both",
): number {
  const longestAbove = sides === "below" ? Number.POSITIVE_INFINITY : length;
  const longestBelow = sides === "above" ? Number.POSITIVE_INFINITY : length;
  let neither = 1;
  let above = new Float64Array(length);
  let below = new Float64Array(length);
  let found = 0;
  for (const chances of points) {
    const anyAbove = sum(above);
    const anyBelow = sum(below);
    const stays = onCentre === "skip" ? chances.on : 0;
    const nextAbove = above.map((share) => share * stays);
    const nextBelow = below.map((share) => share * stays);
    found += lengthen(above, nextAbove, chances.above, longestAbove);
    found += lengthen(below, nextBelow, chances.below, longestBelow);
    found += start(nextAbove, (neither + anyBelow) * chances.above, longestAbove);
    found += start(nextBelow, (neither + anyAbove) * chances.below, longestBelow);
    neither = chances.on * (neither + (onCentre === "skip" ? 0 : anyAbove + anyBelow));
    above = nextAbove;
    below = nextBelow;
  }
  return found;
}

/** Moves every run one point on; returns the chance that one has just become long enough. */
function lengthen(from: Float64Array, to: Float64Array, chance: number, length: number): number {
  for (let run = 1; run < from.length; run += 1) {
    const share = (from[run] ?? 0) * chance;
    if (run + 1 < from.length) to[run + 1] = (to[run + 1] ?? 0) + share;
    else if (run + 1 === length) return share;
    else to[run] = (to[run] ?? 0) + share;
  }
  return 0;
}

function start(to: Float64Array, share: number, length: number): number {
  if (length === 1) return share;
  const first = Math.min(1, to.length - 1);
  to[first] = (to[first] ?? 0) + share;
  return 0;
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
  return chanceOfRun(
    chances.map((chance) => ({ above: chance, on: 1 - chance, below: 0 })),
    length,
    "break",
    "above",
  );
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
