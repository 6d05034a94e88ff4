/**
 * Chances, worked out anew for the recomputation: plain sums where the product uses continued
 * fractions, so that a fault in one does not repeat in the other.
 */

const logFactorials = [0];

function logFactorial(count: number): number {
  for (let next = logFactorials.length; next <= count; next += 1) {
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  }
  return logFactorials[count] ?? 0;
}

/** P(a binomial count = k). */
export function binomial(k: number, trials: number, share: number): number {
  if (k < 0 || k > trials || !Number.isInteger(k)) return 0;
  if (share === 0 || share === 1) return k === trials * share ? 1 : 0;
  const ways = logFactorial(trials) - logFactorial(k) - logFactorial(trials - k);
  return Math.exp(ways + k * Math.log(share) + (trials - k) * Math.log(1 - share));
}

/** P(a Poisson count = k). */
export function poisson(k: number, mean: number): number {
  if (k < 0 || !Number.isInteger(k)) return 0;
  if (mean === 0) return k === 0 ? 1 : 0;
  return Math.exp(k * Math.log(mean) - mean - logFactorial(k));
}

/** The chances that a count falls below, on and above its mean. */
export interface Sides {
  below: number;
  on: number;
  above: number;
}

/** Adds up a distribution's chances on each side of its mean; `exactly` gives those of a count. */
export function sidesOf(mean: number, exactly: (count: number) => number): Sides {
  const whole = Math.round(mean);
  const isWhole = Math.abs(mean - whole) <= 1e-7 * Math.max(1, Math.abs(whole));
  const on = isWhole ? exactly(whole) : 0;
  let below = 0;
  const last = isWhole ? whole - 1 : Math.floor(mean);
  for (let count = 0; count <= last; count += 1) below += exactly(count);
  return { below, on, above: Math.max(0, 1 - below - on) };
}

/**
 * P(at least one run of `length` points on one side), points on the line being passed over.
 *
 * @param counting Which runs count: those on both sides, or on one alone.
 */
export function chanceOfRun(
  points: readonly Sides[],
  length: number,
  counting: "either" | "above" | "below",
): number {
  let standing = new Map<number, number>([[0, 1]]);
  let found = 0;
  for (const { below, on, above } of points) {
    const next = new Map<number, number>();
    const add = (state: number, chance: number) => {
      const isLong = Math.abs(state) >= length;
      const counts = counting === "either" || state > 0 === (counting === "above");
      if (isLong && counts) found += chance;
      else {
        const kept = isLong ? Math.sign(state) * length : state;
        next.set(kept, (next.get(kept) ?? 0) + chance);
      }
    };
    for (const [state, chance] of standing) {
      add(state, chance * on);
      add(state > 0 ? state + 1 : 1, chance * above);
      add(state < 0 ? state - 1 : -1, chance * below);
    }
    standing = next;
  }
  return found;
}
