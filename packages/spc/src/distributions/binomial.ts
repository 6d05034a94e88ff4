import { incompleteBeta } from "./incomplete-beta.ts";
import { logGamma } from "./log-gamma.ts";

/**
 * P(X <= count) for a binomial count: `trials` independent cases, each with `probability`.
 *
 * @param count any real number: counts are whole, so 2.7 means 2.
 * @throws {RangeError} when `trials` is negative or `probability` lies outside 0 to 1.
 *
 * Source: Abramowitz & Stegun 26.5.24: P(X <= k) = I_{1-p}(n - k, k + 1).
 */
export function binomialAtMost(count: number, trials: number, probability: number): number {
  check(trials, probability);
  const whole = Math.floor(count);
  if (whole < 0) return 0;
  if (whole >= trials) return 1;
  return incompleteBeta(trials - whole, whole + 1, 1 - probability);
}

/** P(X = count) for a binomial count; 0 where `count` is not whole or cannot occur. */
export function binomialExactly(count: number, trials: number, probability: number): number {
  check(trials, probability);
  if (count < 0 || count > trials || !Number.isInteger(count)) return 0;
  if (probability === 0) return count === 0 ? 1 : 0;
  if (probability === 1) return count === trials ? 1 : 0;
  const ways = logGamma(trials + 1) - logGamma(count + 1) - logGamma(trials - count + 1);
  return Math.exp(
    ways + count * Math.log(probability) + (trials - count) * Math.log1p(-probability),
  );
}

function check(trials: number, probability: number): void {
  if (!(trials >= 0) || !(probability >= 0 && probability <= 1)) {
    throw new RangeError(`binomial of ${trials} trials with probability ${probability}`);
  }
}
