import { betweenSites } from "./funnel-dispersion.ts";
import { exactLimits, type FunnelKind, type LimitPair } from "./funnel-limits.ts";

/** One site's figures over the period that the funnel covers. */
export interface FunnelSite {
  id: string;
  numerator: number | null;
  denominator: number | null;
}

export interface FunnelOptions {
  /** "proportion": cases out of cases; "rate": events over exposure. */
  kind: FunnelKind;
  /** Scales values and limits. Default 1. */
  multiplier?: number;
  /** Default true: widen the limits where sites differ by more than chance explains. */
  adjustForOverDispersion?: boolean;
}

export interface FunnelPoint {
  id: string;
  value: number;
  denominator: number;
  limits95: LimitPair;
  limits998: LimitPair;
  /** Outside which limits, and on which side; null: inside the 95 % limits. */
  outside: { level: 95 | 99.8; side: "above" | "below" } | null;
}

export interface Funnel {
  kind: FunnelKind;
  /** All numerators over all denominators, times the multiplier. */
  centre: number;
  /** In the order given; sites without a denominator are left out. */
  points: readonly FunnelPoint[];
  /** Ids of sites that have no figures or no denominator. */
  without: readonly string[];
  /** Standard deviation between sites on the transformed scale; 0: chance explains everything. */
  betweenSites: number;
  /** Whether the limits were widened for it. */
  adjusted: boolean;
  /** The limits at any denominator: for drawing them as curves. */
  limitsAt: (denominator: number) => { limits95: LimitPair; limits998: LimitPair };
}

/** Two-sided tail areas of the two pairs of limits. */
const TAILS = { limits95: 0.025, limits998: 0.001 } as const;

/**
 * A funnel plot of sites: each against limits for its own size around what all have together.
 *
 * Limits are exact binomial (proportions) or Poisson (rates), interpolated between counts. Where
 * sites differ by more than chance explains they are widened by the variance between sites, and
 * never become narrower than the exact ones. A site outside is a question, not a verdict: of 1,000
 * sites without any difference two lie outside the 99.8 % limits.
 *
 * @throws {RangeError} for a negative figure, or a proportion's numerator above its denominator.
 *
 * Source: Spiegelhalter 2005, *Statistics in Medicine* 24: 1185-1202, sections 3, 4 and appendix.
 */
export function funnel(sites: readonly FunnelSite[], options: FunnelOptions): Funnel | null {
  const { kind, multiplier = 1, adjustForOverDispersion = true } = options;
  const counted = sites.flatMap((site) => figuresOf(site, kind) ?? []);
  const events = counted.reduce((sum, { numerator }) => sum + numerator, 0);
  const exposure = counted.reduce((sum, { denominator }) => sum + denominator, 0);
  if (exposure === 0) return null;
  const centre = events / exposure;
  const between = betweenSites(counted, centre, kind);
  const adjusted = adjustForOverDispersion && between.variance > 0;
  const pairAt = (denominator: number, tail: number): LimitPair => {
    const exact = exactLimits(kind, centre, denominator, tail);
    const wide = adjusted ? between.limits(denominator, tail) : exact;
    return {
      lower: Math.min(exact.lower, wide.lower) * multiplier,
      upper: Math.max(exact.upper, wide.upper) * multiplier,
    };
  };
  const limitsAt = (denominator: number) => ({
    limits95: pairAt(denominator, TAILS.limits95),
    limits998: pairAt(denominator, TAILS.limits998),
  });
  const points = counted.map(({ id, numerator, denominator }) => {
    const value = (numerator / denominator) * multiplier;
    const limits = limitsAt(denominator);
    return { id, value, denominator, ...limits, outside: outside(value, limits) };
  });
  const plotted = new Set(counted.map(({ id }) => id));
  return {
    kind,
    centre: centre * multiplier,
    points,
    without: sites.filter(({ id }) => !plotted.has(id)).map(({ id }) => id),
    betweenSites: Math.sqrt(between.variance),
    adjusted,
    limitsAt,
  };
}

/** A site with figures: its denominator is above zero. */
export interface CountedSite {
  id: string;
  numerator: number;
  denominator: number;
}

function figuresOf(site: FunnelSite, kind: FunnelKind): CountedSite | null {
  const { id, numerator, denominator } = site;
  if (numerator === null || denominator === null || denominator === 0) return null;
  if (numerator < 0 || denominator < 0) throw new RangeError(`site ${id}: a negative figure`);
  if (kind === "proportion" && numerator > denominator) {
    throw new RangeError(`site ${id}: ${numerator} of ${denominator}`);
  }
  return { id, numerator, denominator };
}

function outside(
  value: number,
  { limits95, limits998 }: { limits95: LimitPair; limits998: LimitPair },
): FunnelPoint["outside"] {
  if (value > limits998.upper) return { level: 99.8, side: "above" };
  if (value < limits998.lower) return { level: 99.8, side: "below" };
  if (value > limits95.upper) return { level: 95, side: "above" };
  if (value < limits95.lower) return { level: 95, side: "below" };
  return null;
}
