/**
 * The middle value, or the mean of the two in the middle.
 *
 * @param values In any unit and order. NaN: missing, left out.
 * @returns In the unit of the values; NaN when nothing is left.
 */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  const lower = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  return lower === upper ? upper : lower / 2 + upper / 2;
}
