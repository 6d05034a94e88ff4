import { binomialAtMost, binomialExactly } from "./distributions/binomial.ts";
import { poissonAtMost, poissonExactly } from "./distributions/poisson.ts";

export type FunnelKind = "proportion" | "rate";

export interface LimitPair {
  lower: number;
  upper: number;
}

/**
 * Exact limits of a funnel at one denominator, interpolated between neighbouring counts so that
 * the curve is smooth.
 *
 * With r the smallest count whose cumulative probability F(r) exceeds p, the limit is
 * (r - (F(r) - p) / P(r)) / denominator. Interpolated so, slightly more than the tail lies above
 * the upper limit of a small site, and slightly less below its lower one.
 *
 * @param centre what all sites have together, not multiplied.
 * @param tail the area beyond each limit: 0.025 for 95 %, 0.001 for 99.8 %.
 *
 * Source: Spiegelhalter 2005, *Statistics in Medicine* 24: 1185-1202, appendix A.1.1.
 */
export function exactLimits(
  kind: FunnelKind,
  centre: number,
  denominator: number,
  tail: number,
): LimitPair {
  if (centre === 0) return { lower: 0, upper: 0 };
  if (kind === "proportion" && centre >= 1) return { lower: 1, upper: 1 };
  const mean = centre * denominator;
  const trials = Math.round(denominator);
  const atMost = (count: number) =>
    kind === "rate" ? poissonAtMost(count, mean) : binomialAtMost(count, trials, centre);
  const exactly = (count: number) =>
    kind === "rate" ? poissonExactly(count, mean) : binomialExactly(count, trials, centre);
  const limit = (share: number) => {
    const count = firstAbove(share, Math.floor(mean), atMost);
    return Math.max(0, count - (atMost(count) - share) / exactly(count)) / denominator;
  };
  const upper = limit(1 - tail);
  return { lower: limit(tail), upper: kind === "proportion" ? Math.min(1, upper) : upper };
}

/** The smallest count whose cumulative probability exceeds a share, by steps and then halves. */
function firstAbove(share: number, start: number, atMost: (count: number) => number): number {
  let low = start;
  let high = start;
  for (let step = 1; low >= 0 && atMost(low) > share; step *= 2) low -= step;
  for (let step = 1; atMost(high) <= share; step *= 2) high += step;
  low = Math.max(-1, low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (atMost(middle) > share) high = middle;
    else low = middle;
  }
  return high;
}
