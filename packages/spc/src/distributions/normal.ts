import { lowerGamma, upperGamma } from "./incomplete-gamma.ts";

/** P(Z <= z) for a standard normal Z. Source: Abramowitz & Stegun 26.2.29 with 6.5.16. */
export function normalAtMost(z: number): number {
  if (z === Number.POSITIVE_INFINITY) return 1;
  if (z === Number.NEGATIVE_INFINITY) return 0;
  const half = (z * z) / 2;
  return z < 0 ? upperGamma(0.5, half) / 2 : 0.5 + lowerGamma(0.5, half) / 2;
}

/**
 * The z below which the given share of a standard normal distribution lies.
 *
 * Bisection on {@link normalAtMost}: exact to the last digits, and called a few times a funnel.
 *
 * @throws {RangeError} when `share` does not lie strictly between 0 and 1.
 */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`normal quantile of ${share}`);
  let low = -40;
  let high = 40;
  while (high - low > 1e-13) {
    const middle = (low + high) / 2;
    if (normalAtMost(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
