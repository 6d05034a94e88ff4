import type { Code } from "@allteach/domain/identity";
import { may } from "@allteach/domain/permission";
import { seenSites } from "@allteach/domain/seen-site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import { formerSitesQuery, siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";

/**
 * The code that a site has today, by one that it had before.
 *
 * @returns Nothing where no site had it, or where whoever asks may not know the site by its name.
 */
export async function findFormerSite(
  { store, actor }: ActionContext,
  code: string,
): Promise<Code | undefined> {
  if (!may(actor, "see-network")) return undefined;
  const [charters, rows, former] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    formerSitesQuery(store),
  );
  const was = former.find((each) => each.code.toLowerCase() === code.toLowerCase());
  const site = was && rows.find(({ id }) => id === was.siteId);
  const seen = seenSites(actor, charterOf(charters), rows.map(siteOf));
  return seen.find((each) => each.id === site?.id && each.code === site?.code)?.code;
}
