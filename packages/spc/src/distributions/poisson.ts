import { upperGamma } from "./incomplete-gamma.ts";
import { logGamma } from "./log-gamma.ts";

/**
 * P(X <= count) for a Poisson count with the given mean.
 *
 * @param count any real number: counts are whole, so 2.7 means 2.
 * @throws {RangeError} when the mean is negative.
 *
 * Source: Abramowitz & Stegun 26.4.21: P(X <= k) = Q(k + 1, mean).
 */
export function poissonAtMost(count: number, mean: number): number {
  if (!(mean >= 0)) throw new RangeError(`Poisson mean ${mean}: must not be negative`);
  if (count < 0) return 0;
  if (mean === 0) return 1;
  return upperGamma(Math.floor(count) + 1, mean);
}

/** P(X = count) for a Poisson count with the given mean; 0 where `count` is not whole. */
export function poissonExactly(count: number, mean: number): number {
  if (!(mean >= 0)) throw new RangeError(`Poisson mean ${mean}: must not be negative`);
  if (count < 0 || !Number.isInteger(count)) return 0;
  if (mean === 0) return count === 0 ? 1 : 0;
  return Math.exp(count * Math.log(mean) - mean - logGamma(count + 1));
}
