/** What one site contributed in one of two stretches of time: sums over its periods. */
export interface SiteTotal {
  site: string;
  numerator: number;
  denominator: number;
}

/** One site's part in a network's change. Its parts over all sites add up to the change. */
export interface SitePart {
  site: string;
  part: "stayed" | "joined" | "left";
  /** What the site's own change brought, at its average share of the network. */
  within: number;
  /** What its larger or smaller share brought; all of it for a site that joined or left. */
  mix: number;
}

/** Why a network's figure moved between two stretches of time. */
export interface MixDecomposition {
  from: number;
  to: number;
  /** `to` minus `from`: exactly `within` + `volumes` + `joined` + `left`, but for rounding. */
  change: number;
  /** Sites that were there both times did better or worse. */
  within: number;
  /** Sites that were there both times have another share of the cases. */
  volumes: number;
  joined: number;
  left: number;
  sites: readonly SitePart[];
}

/**
 * Splits a network's change between two stretches of time into change within sites and change of
 * mix: which sites report, and how many cases each brings.
 *
 * With w a site's share of the denominator and r its rate: within = mean(w) (r' - r); mix =
 * (w' - w) (mean(r) - R), where R is the mean of the network's two figures. Shares add up to 1
 * each time, so R cancels and the parts add up to the change whatever it is; this R credits a site
 * that joins with what it brings above the network.
 *
 * @param before,after each site at most once; sites without cases may be left out.
 * @param multiplier scales every figure that is returned. Default 1.
 * @returns null where either time has no cases.
 * @throws {RangeError} where a site comes twice.
 *
 * Source: Kitagawa 1955, *Journal of the American Statistical Association* 50: 1168-1194.
 */
export function decomposeMix(
  before: readonly SiteTotal[],
  after: readonly SiteTotal[],
  multiplier = 1,
): MixDecomposition | null {
  const then = sharesOf(before);
  const now = sharesOf(after);
  if (then === null || now === null) return null;
  const middle = (then.rate + now.rate) / 2;
  const names = [...new Set([...then.sites.keys(), ...now.sites.keys()])];
  const sites = names.map((site): SitePart => {
    const old = then.sites.get(site);
    const current = now.sites.get(site);
    if (old === undefined || current === undefined) {
      const only = current ?? old ?? { share: 0, rate: 0 };
      const sign = old === undefined ? 1 : -1;
      const mix = sign * only.share * (only.rate - middle) * multiplier;
      return { site, part: old === undefined ? "joined" : "left", within: 0, mix };
    }
    return {
      site,
      part: "stayed",
      within: ((old.share + current.share) / 2) * (current.rate - old.rate) * multiplier,
      mix: (current.share - old.share) * ((old.rate + current.rate) / 2 - middle) * multiplier,
    };
  });
  const mixOf = (part: SitePart["part"]) =>
    sum(sites.filter((each) => each.part === part).map(({ mix }) => mix));
  return {
    from: then.rate * multiplier,
    to: now.rate * multiplier,
    change: (now.rate - then.rate) * multiplier,
    within: sum(sites.map(({ within }) => within)),
    volumes: mixOf("stayed"),
    joined: mixOf("joined"),
    left: mixOf("left"),
    sites,
  };
}

/** Adds up figures site by site: the totals that {@link decomposeMix} compares. */
export function totalsBySite(
  figures: readonly { site: string; numerator: number | null; denominator: number | null }[],
): SiteTotal[] {
  const totals = new Map<string, SiteTotal>();
  for (const { site, numerator, denominator } of figures) {
    if (numerator === null || denominator === null) continue;
    const total = totals.get(site) ?? { site, numerator: 0, denominator: 0 };
    totals.set(site, {
      site,
      numerator: total.numerator + numerator,
      denominator: total.denominator + denominator,
    });
  }
  return [...totals.values()];
}

interface Shares {
  rate: number;
  sites: Map<string, { share: number; rate: number }>;
}

function sharesOf(totals: readonly SiteTotal[]): Shares | null {
  const withCases = totals.filter(({ denominator }) => denominator > 0);
  const all = sum(withCases.map(({ denominator }) => denominator));
  if (all === 0) return null;
  const sites = new Map<string, { share: number; rate: number }>();
  for (const { site, numerator, denominator } of withCases) {
    if (sites.has(site)) throw new RangeError(`site ${site} comes twice: add its periods up first`);
    sites.set(site, { share: denominator / all, rate: numerator / denominator });
  }
  return { rate: sum(withCases.map(({ numerator }) => numerator)) / all, sites };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
