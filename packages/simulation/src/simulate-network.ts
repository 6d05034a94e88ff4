import type { Template } from "@allteach/catalogue/template";
import { periodsAsked } from "@allteach/domain/cadence";
import type { Figure } from "@allteach/domain/figure";
import type { Code } from "@allteach/domain/identity";
import { isAssigned, isProportion } from "@allteach/domain/measure";
import { type FigurePeriod, type Period, periodsFrom, shiftPeriod } from "@allteach/domain/period";
import type { NewSite } from "@allteach/domain/site";
import { drawFigure } from "./draw-figure.ts";
import { inventedSites } from "./invented-sites.ts";
import { type Chance, chanceFrom } from "./random.ts";
import { siteLevels } from "./site-levels.ts";
import { trajectoryOf } from "./trajectories.ts";

/** What decides a made-up network: the same of it gives the same network, figure for figure. */
export interface SimulationOptions {
  seed: number;
  sites: number;
  /** How many months of figures; the last of them is `lastPeriod`. */
  months: number;
  lastPeriod: Period;
}

export interface SimulatedNetwork {
  sites: readonly (NewSite & { code: Code })[];
  figures: readonly SimulatedFigure[];
}

export interface SimulatedFigure {
  site: Code;
  period: FigurePeriod;
  measure: Code;
  figure: Figure;
}

/**
 * Makes up a network from a template: invented sites of unequal size whose figures, taken together,
 * go from one published figure to another while some sites improve, by a clear shift or little by
 * little, and others do not.
 *
 * Counts vary by chance (Poisson, binomial) and a little more, as real ones do. Some months are
 * missing, some figures were not collected, and some sites are late with the last month.
 *
 * @throws {RangeError} above 560 sites, or for a measure without a trajectory.
 */
export function simulateNetwork(template: Template, options: SimulationOptions): SimulatedNetwork {
  const chance = chanceFrom(options.seed);
  const sites = inventedSites(options.sites, template.siteTypes, chance);
  const first = shiftPeriod(options.lastPeriod, 1 - options.months);
  const periods = periodsFrom(first, options.lastPeriod);
  const scales = sites.map(() => chance.normal());
  const silent = sites.map(() => periods.map((_, month) => isSilent(month, periods, chance)));

  const figures = template.measures.flatMap((measure) => {
    const members = sites.flatMap((site, place) => (isAssigned(measure, site) ? [place] : []));
    const { typical, spread, ...course } = trajectoryOf(template.key, measure.code);
    const sizes = members.map((place) => typical * Math.exp(spread * (scales[place] ?? 0)));
    const ceiling = isProportion(measure) ? measure.multiplier : Number.POSITIVE_INFINITY;
    const levels = siteLevels({ ...course, ceiling }, sizes, periods.length, chance);
    return members.flatMap((place, member) =>
      periods.flatMap((period, month): SimulatedFigure[] => {
        const site = sites[place];
        if (!site || silent[place]?.[month]) return [];
        const level = levels[member]?.[month] ?? 0;
        return periodsAsked(measure.cadence, period).map((each) => ({
          ...{ site: site.code, period: each, measure: measure.code },
          figure: drawFigure(
            measure,
            { size: sizes[member] ?? 0, level, sd: course.sd, period: each },
            chance,
          ),
        }));
      }),
    );
  });
  return { sites, figures };
}

/** One month in a hundred is missing, and one site in eight is late with the last. */
function isSilent(month: number, periods: readonly Period[], chance: Chance): boolean {
  return chance.uniform() < (month === periods.length - 1 ? 0.12 : 0.01);
}
