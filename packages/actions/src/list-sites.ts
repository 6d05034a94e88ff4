import { templateOf } from "@allteach/catalogue/templates";
import type { Charter } from "@allteach/domain/network";
import type { Node } from "@allteach/domain/node";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenNodes, seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import { nodeSitesQuery, nodesOf, nodesQuery } from "@allteach/store/node";
import { formerSitesQuery, siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";

/** A network's places: its sites and the nodes they are in. */
export interface Places {
  charter: Charter;
  /** By name, as far as whoever asks may tell them apart. */
  sites: readonly Site[];
  nodes: readonly Node[];
  /** What sites were called before, the newest first; for those who manage the network. */
  former: readonly { siteId: number; code: string; name: string; until: number }[];
  /** The kinds of site that are in use here, the usual one first. */
  types: readonly string[];
}

/** Reads all sites and nodes, in one round trip. */
export async function listPlaces({ store, actor }: ActionContext): Promise<Outcome<Places>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, nodes, nodeSites, former] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    nodesQuery(store),
    nodeSitesQuery(store),
    formerSitesQuery(store),
  );
  const charter = charterOf(charters);
  const all = siteRows.map(siteOf);
  const usual = templateOf(charter.template)?.siteTypes ?? [];
  const used = all.map(({ type }) => type).filter((type) => type !== "");
  return done({
    charter,
    sites: seenSites(actor, charter, all),
    nodes: seenNodes(actor, charter, nodesOf(nodes, nodeSites)),
    former: may(actor, "manage-network") ? former : [],
    types: [...new Set([...usual, ...used])],
  });
}
