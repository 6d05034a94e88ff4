import { logGamma } from "./log-gamma.ts";

const PRECISION = 1e-15;
const TINY = 1e-300;

/**
 * Regularised incomplete beta function I_x(a, b): the share of a beta distribution below `x`.
 *
 * @throws {RangeError} when `a` or `b` is not above zero or `x` lies outside 0 to 1.
 *
 * Source: Abramowitz & Stegun 26.5.8, by Lentz's method.
 */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1)) {
    throw new RangeError(`incomplete beta of a = ${a}, b = ${b}, x = ${x}`);
  }
  if (x === 0 || x === 1) return x;
  return x < (a + 1) / (a + b + 2) ? byFraction(a, b, x) : 1 - byFraction(b, a, 1 - x);
}

function byFraction(a: number, b: number, x: number): number {
  const logScale =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let step = 1; ; step += 1) {
    const twice = 2 * step;
    const even = (step * (b - step) * x) / ((a + twice - 1) * (a + twice));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + step) * (a + b + step) * x) / ((a + twice) * (a + twice + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) return (Math.exp(logScale) * fraction) / a;
  }
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
