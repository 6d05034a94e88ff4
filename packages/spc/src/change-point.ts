/** A split of a series into two stretches, each with its own level. */
export interface ChangePoint {
  /** Place of the first value of the second stretch, from 0. */
  start: number;
  /** Twice the gain in log-likelihood over one level for all: chi-square-like in size. */
  gain: number;
  /** For each admitted start, its share of the likelihood: they add up to 1. */
  support: ReadonlyMap<number, number>;
}

/**
 * The most likely single change of level in a series of independent normal values.
 *
 * @param values best given as distances from a centre, lest digits be lost.
 * @param weights the precision of each value: 1 over its variance.
 * @param leastBefore,leastAfter how many values each stretch must have.
 * @returns null where the series is too short to be split so.
 *
 * Source: Hinkley 1970, *Biometrika* 57: 1-17; equation 2.3, with weights.
 */
export function mostLikelyChange(
  values: readonly number[],
  weights: readonly number[],
  { leastBefore, leastAfter }: { leastBefore: number; leastAfter: number },
): ChangePoint | null {
  const total = weighted(values, weights, 0, values.length);
  let before = { sum: 0, weight: 0 };
  const gains = new Map<number, number>();
  for (let start = 1; start < values.length; start += 1) {
    before = plus(before, weighted(values, weights, start - 1, start));
    if (start < leastBefore || values.length - start < leastAfter) continue;
    const after = { sum: total.sum - before.sum, weight: total.weight - before.weight };
    gains.set(start, explained(before) + explained(after) - explained(total));
  }
  let best: [number, number] | null = null;
  for (const each of gains) if (best === null || each[1] > best[1]) best = each;
  if (best === null) return null;
  const [start, gain] = best;
  const likelihoods = [...gains].map(([place, each]) => [place, Math.exp((each - gain) / 2)]);
  const all = likelihoods.reduce((sum, [, likelihood]) => sum + (likelihood ?? 0), 0);
  const support = new Map(likelihoods.map(([place = 0, share = 0]) => [place, share / all]));
  return { start, gain, support };
}

interface Weighted {
  sum: number;
  weight: number;
}

function weighted(
  values: readonly number[],
  weights: readonly number[],
  from: number,
  to: number,
): Weighted {
  let sum = 0;
  let weight = 0;
  for (let place = from; place < to; place += 1) {
    sum += (values[place] ?? 0) * (weights[place] ?? 0);
    weight += weights[place] ?? 0;
  }
  return { sum, weight };
}

function plus(one: Weighted, other: Weighted): Weighted {
  return { sum: one.sum + other.sum, weight: one.weight + other.weight };
}

/** The part of the sum of squares that a stretch's own level explains. */
function explained({ sum, weight }: Weighted): number {
  return weight > 0 ? (sum * sum) / weight : 0;
}
