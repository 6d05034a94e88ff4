/**
 * A sum that keeps what plain addition would round away (Neumaier's compensation), so that a
 * point lying exactly on an average is found to lie on it.
 *
 * @param values In any unit. NaN: missing, left out.
 * @returns 0 when nothing is left.
 *
 * Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
 * ZAMM 54 (1974), algorithm IV.
 */
export function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}
