import type { Levels } from "./goal.ts";
import type { Direction } from "./measure.ts";

/** Counts summed over months. */
export interface Sums {
  numerator: number;
  denominator: number;
}

/** One site's counts in the months before a goal began, and since. */
export interface BeforeAndSince {
  before: Sums;
  since: Sums;
}

/** How far a whole network has come with what it means to reach. */
export interface LevelsProgress {
  /** Sites with counts before and since: the others say nothing of change. */
  sites: number;
  /** How many of them improved by as much as was meant. */
  there: number;
  /** The same in per cent; absent where there is no such site. */
  share?: number;
  /** By how many per cent those sites together improved; less than 0: it got worse. */
  networkChange?: number;
  siteLevelReached: boolean;
  networkLevelReached: boolean;
}

/**
 * Computes a two-level goal from the counts. The network is the sum over the sites that have counts
 * both before and since, so that a site which joins or leaves moves nothing.
 *
 * A site without a single event before, where fewer are better, cannot have fewer: it is there while
 * it stays so.
 */
export function levelsProgress(
  levels: Levels,
  direction: Direction,
  sites: readonly BeforeAndSince[],
): LevelsProgress {
  const compared = sites.filter(
    ({ before, since }) =>
      before.denominator > 0 &&
      since.denominator > 0 &&
      (before.numerator > 0 || direction === "decrease"),
  );
  const there = compared.filter(
    (site) => improvement(site, direction) >= levels.siteChange - ROUNDING,
  ).length;
  const share = compared.length > 0 ? (100 * there) / compared.length : undefined;
  const sum = (of: keyof BeforeAndSince, part: keyof Sums) =>
    compared.reduce((total, each) => total + each[of][part], 0);
  const together: BeforeAndSince = {
    before: { numerator: sum("before", "numerator"), denominator: sum("before", "denominator") },
    since: { numerator: sum("since", "numerator"), denominator: sum("since", "denominator") },
  };
  const networkChange =
    together.before.numerator > 0 ? improvement(together, direction) : undefined;
  return {
    ...{ sites: compared.length, there },
    ...(share !== undefined && { share }),
    ...(networkChange !== undefined && { networkChange }),
    siteLevelReached: share !== undefined && share >= levels.siteShare - ROUNDING,
    networkLevelReached:
      networkChange !== undefined && networkChange >= levels.networkChange - ROUNDING,
  };
}

/** What computing with fractions may be off by. */
const ROUNDING = 1e-9;

/** By how many per cent of where it was a rate moved the right way. */
function improvement({ before, since }: BeforeAndSince, direction: Direction): number {
  // Crosswise, so that whole counts give whole per cents.
  const was = before.numerator * since.denominator;
  const is = since.numerator * before.denominator;
  if (was === 0) return is === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const change = (100 * (is - was)) / was;
  return direction === "decrease" ? -change : change;
}
