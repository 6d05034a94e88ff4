/** Lanczos' coefficients for g = 7, n = 9. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

/**
 * Natural logarithm of the gamma function, for positive arguments.
 *
 * @returns about 14 correct digits.
 * @throws {RangeError} when `x` is not above zero.
 *
 * Source: Lanczos 1964, *SIAM Journal on Numerical Analysis* B 1, 86-96.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`log gamma of ${x}: the argument must be above zero`);
  const shifted = x - 1;
  let sum = LANCZOS[0] ?? 0;
  for (let term = 1; term < LANCZOS.length; term += 1) {
    sum += (LANCZOS[term] ?? 0) / (shifted + term);
  }
  const base = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}
