/** A run of luck this unlikely is a signal. */
const RARE = 0.05;

/**
 * The fewest crossings of the centre line that chance alone makes believable: the 5 % quantile of
 * the binomial distribution with `useful - 1` tosses of a fair coin.
 *
 * The probabilities are built up from the middle, relative to it, so that thousands of points
 * neither underflow nor take long.
 *
 * @param useful How many points lie off the centre line, at least 1.
 *
 * Source: Anhøj & Olesen, "Run charts revisited", PLoS ONE 9(11), 2014: e113825.
 */
export function crossingsLimit(useful: number): number {
  const tosses = useful - 1;
  const middle = Math.floor(tosses / 2);
  const lowerHalf: number[] = [];
  let weight = 1;
  for (let heads = middle; heads >= 0 && weight > Number.EPSILON ** 2; heads -= 1) {
    lowerHalf.push(weight);
    weight *= heads / (tosses - heads + 1);
  }
  const half = lowerHalf.reduce((total, one) => total + one, 0);
  const whole = tosses % 2 === 0 ? 2 * half - 1 : 2 * half;
  let tail = half;
  let crossings = middle;
  for (const one of lowerHalf) {
    if (tail - one < RARE * whole) return crossings;
    tail -= one;
    crossings -= 1;
  }
  return Math.max(crossings, 0);
}
