import { logGamma } from "./log-gamma.ts";

const PRECISION = 1e-15;
const TINY = 1e-300;

/**
 * Regularised lower incomplete gamma function P(a, x): the share of a gamma distribution with
 * shape `a` and scale 1 that lies below `x`.
 *
 * @throws {RangeError} when `a` is not above zero or `x` is negative.
 *
 * Source: Abramowitz & Stegun 6.5.29 (series, x < a + 1) and 6.5.31 (continued fraction).
 */
export function lowerGamma(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`incomplete gamma of a = ${a}, x = ${x}`);
  if (x === 0) return 0;
  return x < a + 1 ? bySeries(a, x) : 1 - byFraction(a, x);
}

/** 1 - P(a, x), without the loss of digits where P is close to 1. */
export function upperGamma(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`incomplete gamma of a = ${a}, x = ${x}`);
  if (x === 0) return 1;
  return x < a + 1 ? 1 - bySeries(a, x) : byFraction(a, x);
}

function bySeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = a + 1; Math.abs(term) > Math.abs(sum) * PRECISION; step += 1) {
    term *= x / step;
    sum += term;
  }
  return sum * scale(a, x);
}

/** Lentz's method. */
function byFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; ; step += 1) {
    const numerator = -step * (step - a);
    b += 2;
    d = 1 / away(numerator * d + b);
    c = away(b + numerator / c);
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < PRECISION) return fraction * scale(a, x);
  }
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

function scale(a: number, x: number): number {
  return Math.exp(-x + a * Math.log(x) - logGamma(a));
}
