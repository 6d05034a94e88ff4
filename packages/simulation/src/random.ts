/** Chance that is the same every time it begins from the same seed. */
export interface Chance {
  /** At least 0 and below 1. */
  uniform(): number;
  /** Of a standard normal distribution. */
  normal(): number;
  /** A count whose long-run mean is `mean`. */
  poisson(mean: number): number;
  /** How many of `trials` succeed, each with this probability. */
  binomial(trials: number, probability: number): number;
}

/**
 * @param seed Any whole number; only its lowest 32 bits count.
 *
 * Source of the uniform numbers: Mulberry32 by Tommy Ettinger, public domain. Fit for made-up
 * figures, not for secrets.
 */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const poisson = (mean: number) =>
    mean < LARGE ? smallPoisson(mean, uniform) : rounded(mean, Math.sqrt(mean), normal());
  return { uniform, normal, poisson, binomial };

  function binomial(trials: number, probability: number): number {
    if (probability > 0.5) return trials - binomial(trials, 1 - probability);
    const mean = trials * probability;
    if (mean < LARGE) return smallBinomial(trials, probability, uniform);
    return Math.min(trials, rounded(mean, Math.sqrt(mean * (1 - probability)), normal()));
  }
}

/** From here on a rounded normal variate is as good as a count and much faster. */
const LARGE = 50;

function rounded(mean: number, deviation: number, variate: number): number {
  return Math.max(0, Math.round(mean + deviation * variate));
}

/** Knuth's method: how many exponential waits fit into `mean`. */
function smallPoisson(mean: number, uniform: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count++;
  return count;
}

/** Jumps from success to success, so its work is the number of successes. */
function smallBinomial(trials: number, probability: number, uniform: () => number): number {
  if (probability <= 0) return 0;
  const perTrial = Math.log(1 - probability);
  let successes = -1;
  for (let tried = 0; tried <= trials; successes++) {
    tried += Math.floor(Math.log(1 - uniform()) / perTrial) + 1;
  }
  return successes;
}

/** The same things in an order left to chance. */
export function shuffled<Thing>(things: readonly Thing[], chance: Chance): Thing[] {
  const ranked = things.map((thing) => ({ thing, rank: chance.uniform() }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ thing }) => thing);
}
