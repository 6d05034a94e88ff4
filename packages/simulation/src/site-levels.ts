import { type Chance, shuffled } from "./random.ts";

/** Where the sites of a network begin and end together, and what no level can reach. */
interface Course {
  from: number;
  to: number;
  /** 100 for percentages; infinite for rates and means. */
  ceiling: number;
  /** Of a mean: the standard deviation of its measurements, by which sites differ; otherwise 0. */
  sd: number;
}

/** The share of a network, by size, that stays where it was. */
const UNCHANGED_SHARE = 0.15;

/**
 * Each site's true level in each month, in the measure's unit.
 *
 * Sites that hold at most 15 % of the network stay where they were. Of the others, three in five
 * shift in one month and two in five get there little by little; they go a little beyond the end,
 * so that all sites together, weighted by size, go from `from` to `to`. Each site keeps a distance
 * of its own from that.
 *
 * @param sizes The sites' denominators.
 * @returns By site, then by month.
 */
export function siteLevels(
  { from, to, ceiling, sd }: Course,
  sizes: readonly number[],
  months: number,
  chance: Chance,
): readonly (readonly number[])[] {
  const whole = sum(sizes);
  const unchanged = unchangedSites(sizes, chance);
  const overshoot = whole / (whole - sum(sizes.filter((_, site) => unchanged.has(site))));
  const distances = distancesOf(sizes, unchanged, chance);
  return sizes.map((_, site) => {
    const progress = unchanged.has(site)
      ? new Array<number>(months).fill(0)
      : improvement(months, chance);
    return progress.map((reached) => {
      const level = from + (to - from) * reached * overshoot;
      return level + (distances[site] ?? 0) * (sd || Math.min(level, ceiling - level));
    });
  });
}

function unchangedSites(sizes: readonly number[], chance: Chance): ReadonlySet<number> {
  const unchanged = new Set<number>();
  let left = sum(sizes) * UNCHANGED_SHARE;
  for (const [site, size] of shuffled([...sizes.entries()], chance)) {
    if (size > left) continue;
    left -= size;
    unchanged.add(site);
  }
  return unchanged;
}

/** 0 at the beginning, 1 at the end. */
function improvement(months: number, chance: Chance): number[] {
  const last = Math.max(1, months - 1);
  const shift = Math.min(months - 1, Math.round(months * (0.2 + 0.6 * chance.uniform())));
  const atOnce = chance.uniform() < 0.6;
  return Array.from({ length: months }, (_, month) =>
    atOnce ? Number(month >= shift) : month / last,
  );
}

/**
 * How far each site is from the others of its kind, as a share of the level. Those that improve come
 * to nought together, and so do those that stay: otherwise a few high ones would lift the end.
 */
function distancesOf(
  sizes: readonly number[],
  unchanged: ReadonlySet<number>,
  chance: Chance,
): number[] {
  const drawn = sizes.map(() => Math.max(-2, Math.min(2, chance.normal())) * 0.18);
  const middle = (staying: boolean) => {
    const alike = (site: number) => unchanged.has(site) === staying;
    const weight = sum(sizes.filter((_, site) => alike(site)));
    return sum(sizes.map((size, site) => (alike(site) ? size * (drawn[site] ?? 0) : 0))) / weight;
  };
  const [staying, improving] = [middle(true), middle(false)];
  return drawn.map((distance, site) => distance - (unchanged.has(site) ? staying : improving));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
