import { normalQuantile } from "./distributions/normal.ts";
import type { FunnelKind, LimitPair } from "./funnel-limits.ts";

/** How much sites differ beyond chance, and the limits that allow for it. */
export interface BetweenSites {
  /** Spiegelhalter's tau squared, on the transformed scale; 0: chance explains everything. */
  variance: number;
  limits: (denominator: number, tail: number) => LimitPair;
}

/** The share of sites at each end whose z is pulled in before scatter is judged. */
const WINSORISED = 0.1;

/**
 * The variance between sites: z scores on a variance-stabilising scale (arcsine of the root for
 * proportions, root for rates) are winsorised at 10 and 90 %, so that a few true outliers do not
 * hide themselves by widening the limits, and what their mean square has beyond 1 is tau squared.
 *
 * Sources: Spiegelhalter 2005, *Quality and Safety in Health Care* 14: 347-351 and *Statistics in
 * Medicine* 24: 1185-1202, section 4.3; tau squared after DerSimonian & Laird 1986.
 */
export function betweenSites(
  sites: readonly { numerator: number; denominator: number }[],
  centre: number,
  kind: FunnelKind,
): BetweenSites {
  const { forward, back, variance } = scaleOf(kind);
  const middle = forward(centre);
  const scores = sites.map(
    ({ numerator, denominator }) =>
      (forward(numerator / denominator) - middle) / Math.sqrt(variance(denominator)),
  );
  const tauSquared = tauOf(
    winsorised(scores),
    sites.map(({ denominator }) => 1 / variance(denominator)),
  );
  const limits = (denominator: number, tail: number) => {
    const reach = -normalQuantile(tail) * Math.sqrt(variance(denominator) + tauSquared);
    return { lower: back(middle - reach), upper: back(middle + reach) };
  };
  return { variance: tauSquared, limits };
}

function scaleOf(kind: FunnelKind) {
  if (kind === "rate") {
    return {
      forward: Math.sqrt,
      back: (height: number) => Math.max(0, height) ** 2,
      variance: (denominator: number) => 1 / (4 * denominator),
    };
  }
  return {
    forward: (share: number) => Math.asin(Math.sqrt(share)),
    back: (angle: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2,
    variance: (denominator: number) => 1 / (4 * denominator),
  };
}

function winsorised(scores: readonly number[]): number[] {
  const sorted = [...scores].sort((one, other) => one - other);
  const low = quantile(sorted, WINSORISED);
  const high = quantile(sorted, 1 - WINSORISED);
  return scores.map((score) => Math.min(high, Math.max(low, score)));
}

/** Between neighbours in proportion: Hyndman & Fan's type 7. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}

function tauOf(scores: readonly number[], weights: readonly number[]): number {
  const size = scores.length;
  const squares = scores.reduce((sum, score) => sum + score * score, 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const ofSquares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  if (size < 2 || squares <= size - 1) return 0;
  return (squares - (size - 1)) / (total - ofSquares / total);
}
