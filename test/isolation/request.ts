import type { Permission, Role } from "@allteach/domain/permission";
import type { Ids } from "./canary.ts";

/**
 * What a route needs, and how it is asked for. Every route that is registered stands in `asks`, or
 * the test fails; every request must be one that somebody may make and that then succeeds.
 */
export interface Ask {
  /** What the permission matrix must give; left out, whoever may enter the network may. */
  need?: Permission;
  /** Which site the act concerns; left out, the network. `anywhere`: any site will do. */
  at?: "own" | "other" | "anywhere";
  /** A second permission, for the whole network. */
  also?: Permission;
  /** A role that is given: nobody gives more than they have. */
  gives?: Role;
  /**
   * People only, no token and no visitor; the network's leader alone, whose row it is; those who run
   * the service; nobody, where the service is no developer's.
   */
  by?: "people" | "leader" | "operators" | "nobody";
  /** Something is taken away: not by those whose site has yet to sign. */
  takesAway?: true;
  /** Names a site by the code that hides it: asked of those to whom it is hidden. */
  hidden?: true;
  /** Parameters of the address that are not simply the id of that name. */
  params?: (ids: Ids) => Record<string, string>;
  query?: (ids: Ids) => Record<string, string>;
  body?: (ids: Ids) => Body;
  headers?: Record<string, string>;
}

type Fields = Record<string, string | readonly string[]>;
export type Body = { form: Fields } | { json: unknown } | { text: string } | { file: string };

export const form = (fields: (ids: Ids) => Fields) => (ids: Ids) => ({ form: fields(ids) });
export const json = (value: (ids: Ids) => unknown) => (ids: Ids) => ({ json: value(ids) });
export const atOther = ({ other }: Ids) => ({ site: other });
export const atOtherBlinded = ({ otherBlinded }: Ids) => ({ site: otherBlinded });
export const file = (name: string) => () => ({ artefact: name, chart: name });
export const forFunders = ({ funderReport }: Ids) => ({ report: funderReport });
export const figures = ({ measure }: Ids) => ({
  figures: [{ measure, numerator: 1, denominator: 77 }],
  reason: "counted again",
});
export const csv = (site: string, { period, measure }: Ids) =>
  `site,period,measure,numerator,denominator\n${site},${period},${measure},1,79\n`;
export const sent = (site: "own" | "other" | "otherBlinded"): Ask => ({
  ...{ need: "report-figures", at: site === "own" ? "own" : "other" },
  query: () => ({ reason: "counted again" }),
  body: (ids) => ({ text: csv(site === "own" ? ids.site : ids[site], ids) }),
});
export const seen = { need: "see-network" } as const;
export const reporting = { need: "report-figures", at: "own" } as const;
export const node = form(({ node: code, site }) => ({
  code: `${code}-X`,
  name: "A node",
  in: [site],
}));
