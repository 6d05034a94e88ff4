import * as z from "zod";
import { type Figure, togetherOf } from "./figure.ts";
import { Code, type SiteId } from "./identity.ts";
import { DisplayName } from "./network.ts";
import { type FigurePeriod, monthOf, type Period } from "./period.ts";

/** A node as someone describes it. */
export const NewNode = z.object({
  code: Code,
  name: DisplayName,
  about: z.string().trim().max(1000, "use at most 1,000 characters").default(""),
});
export type NewNode = z.infer<typeof NewNode>;

/** Sites that look at themselves together: of one region, of one experience. */
export interface Node extends NewNode {
  id: number;
  sites: readonly NodeSite[];
}

/** A site's time in a node: from the first month to the last, both included. */
export interface NodeSite {
  site: SiteId;
  since: Period;
  last?: Period;
}

/** The sites that a node has in a month. */
export function nodeSitesIn({ sites }: Pick<Node, "sites">, period: Period): SiteId[] {
  return sites
    .filter(({ since, last }) => since <= period && (last === undefined || period <= last))
    .map(({ site }) => site);
}

/** A node's month: the sum over its sites of then, and how many of them gave a figure. */
export interface NodeMonth {
  figure: Figure;
  reporting: number;
}

/**
 * Sums a measure's figures over the sites that a node had in each month.
 *
 * @param bySite Each site's standing figures of one measure.
 * @returns The months in which a site of the node reported. One in which those that reported had no
 *   cases has none either; one that nobody collected is left out.
 */
export function nodeMonths(
  node: Pick<Node, "sites">,
  bySite: ReadonlyMap<SiteId, ReadonlyMap<FigurePeriod, Figure>>,
): Map<FigurePeriod, NodeMonth> {
  const periods = new Set(node.sites.flatMap(({ site }) => [...(bySite.get(site)?.keys() ?? [])]));
  const months = [...periods].sort().flatMap((period) => {
    const figures = nodeSitesIn(node, monthOf(period)).flatMap((site) => {
      const figure = bySite.get(site)?.get(period);
      return figure && figure.state !== "not-collected" ? [figure] : [];
    });
    const counts = figures.flatMap((figure) => (figure.state === "measured" ? [figure] : []));
    if (figures.length === 0) return [];
    const [first, ...others] = counts;
    const figure: Figure = first ? others.reduce(togetherOf, first) : { state: "no-cases" };
    return [[period, { figure, reporting: counts.length }] as const];
  });
  return new Map(months);
}
