import type { Observation } from "./control-chart.ts";

/** One site's figures for one period. Null: not collected; a denominator of 0: no cases. */
export interface SiteFigure {
  site: string;
  period: string;
  numerator: number | null;
  denominator: number | null;
}

/** A network's or node's figures for one period. */
export interface RolledUp extends Observation {
  /** The sum over sites that reported; null: none did. */
  numerator: number | null;
  denominator: number | null;
  /** Sites that reported, "no cases" included. */
  reporting: number;
  /** Sites that could have. */
  expected: number;
}

/**
 * Sums sites to a node or a network: numerators over denominators, period by period, so that a
 * large site counts for what it is. A site that reported half of its figures counts as not
 * reporting.
 *
 * Plot the result as it is: a network has no figure where no site reported.
 *
 * @param periods in plotting order; also those for which nothing came.
 * @param members which sites are summed; default all that have a figure. A function where
 *   membership changes with the period.
 */
export function rollUp(
  figures: readonly SiteFigure[],
  periods: readonly string[],
  members: readonly string[] | ((period: string) => readonly string[]) = [
    ...new Set(figures.map(({ site }) => site)),
  ],
): RolledUp[] {
  const byPeriod = Map.groupBy(figures, ({ period }) => period);
  return periods.map((period) => {
    const sites = new Set(typeof members === "function" ? members(period) : members);
    const complete = (byPeriod.get(period) ?? []).filter(
      ({ site, numerator, denominator }) =>
        sites.has(site) && numerator !== null && denominator !== null,
    );
    const sum = (of: (figure: SiteFigure) => number | null) =>
      complete.length === 0 ? null : complete.reduce((total, each) => total + (of(each) ?? 0), 0);
    return {
      label: period,
      numerator: sum(({ numerator }) => numerator),
      denominator: sum(({ denominator }) => denominator),
      reporting: new Set(complete.map(({ site }) => site)).size,
      expected: sites.size,
    };
  });
}
