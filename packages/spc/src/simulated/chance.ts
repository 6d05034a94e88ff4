/** Seeded chance for tests and benches: the same seed gives the same numbers everywhere. */
export interface Chance {
  /** Between 0 (included) and 1. */
  uniform: () => number;
  normal: () => number;
  poisson: (mean: number) => number;
  binomial: (trials: number, probability: number) => number;
}

/**
 * A stream of random numbers. Enough for simulating charts; not for secrets.
 *
 * Source: the 32-bit generator "mulberry32" of Tommy Ettinger, in the public domain; normal by
 * Box & Muller 1958, Poisson by Knuth's products, taken apart where they would underflow.
 */
export function chance(seed: number): Chance {
  let state = seed | 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const poisson = (mean: number): number => {
    if (mean > 500) return poisson(mean / 2) + poisson(mean / 2);
    const floor = Math.exp(-mean);
    let count = -1;
    for (let product = 1; product > floor; product *= uniform()) count += 1;
    return count;
  };
  const binomial = (trials: number, probability: number) => {
    let count = 0;
    for (let trial = 0; trial < trials; trial += 1) if (uniform() < probability) count += 1;
    return count;
  };
  return { uniform, normal, poisson, binomial };
}
