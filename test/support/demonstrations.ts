import { env } from "cloudflare:workers";
import { demonstrationNetworks } from "@allteach/simulation/demonstrations";

/** Sites of each in the check; `npm run check:full` has them all. */
const SITES = 12;

/** Every demonstration by its name, each as large as this check has time for. */
export const demonstrationsBySlug = demonstrationNetworks.map(
  (each) =>
    [each.slug, { ...each, sites: env.FULL ? each.sites : Math.min(each.sites, SITES) }] as const,
);
