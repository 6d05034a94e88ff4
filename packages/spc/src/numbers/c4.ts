const known = [Number.NaN, Number.NaN, Math.sqrt(2 / Math.PI)];

/**
 * How much of the true standard deviation the one within a sample shows on average.
 *
 * Computed exactly, by c4(n) c4(n + 1) = sqrt((n - 1) / n), rather than by gamma functions, which
 * overflow for samples of some hundreds.
 *
 * @param size How many measurements are in the sample.
 * @returns Between 0.79 and 1; NaN below two measurements.
 *
 * Source: Montgomery, *Introduction to Statistical Quality Control*, 4.12 and appendix VI.
 */
export function c4(size: number): number {
  for (let next = known.length; next <= size; next += 1) {
    known.push(Math.sqrt((next - 2) / (next - 1)) / (known[next - 1] ?? Number.NaN));
  }
  return known[size] ?? Number.NaN;
}
