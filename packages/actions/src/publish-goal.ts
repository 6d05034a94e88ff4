import type { NetworkRecord } from "@allteach/domain/network";
import type { SharedPart } from "@allteach/domain/shared-goal";
import { charterOf, charterQuery } from "@allteach/store/charter";
import type { Commons } from "@allteach/store/commons";
import { goalOf, goalQuery } from "@allteach/store/goal";

import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { markPublished, publicationOf, publicationQuery } from "@allteach/store/publication";
import { putSharedGoal } from "@allteach/store/shared-goal";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { goalSharing } from "./goal-sharing.ts";
import { sharedFormOf } from "./share-goal.ts";
import { finishWithdrawal, isOut } from "./sharing.ts";

/**
 * Brings the commons into line with what the network's ledger says of a goal. Done twice, late or
 * after all is over it changes nothing that is right: the ledger is read each time, and the commons
 * turns away what was taken back meanwhile.
 *
 * @throws When the goal was being taken back at the same moment: it is to be looked at again.
 */
export async function publishGoal(
  { network, store, commons }: { network: NetworkRecord; store: NetworkStore; commons: Commons },
  id: string,
  now: Date,
): Promise<void> {
  if (network.leavingAt !== null) return;
  const [charters, sites, measures, goals, publications] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    goalQuery(store, id),
    publicationQuery(store, goalSharing, id),
  );
  const [row] = goals;
  const publication = publicationOf<SharedPart>(publications);
  if (!row || !isOut(publication)) return;
  const goal = goalOf(row);
  const { epoch, parts, status } = publication;
  if (status === "withdrawing") {
    return finishWithdrawal({ network, store, commons, now }, goalSharing, goal.id, epoch);
  }
  const setting = {
    charter: charterOf(charters),
    sites: sites.map(siteOf),
    measures: measures.map(measureOf),
  };
  const wanted = await putSharedGoal(
    commons,
    {
      ...{ key: { network: network.id, goal: goal.id }, epoch, revision: goal.revision },
      ...{ site: goal.site ?? 0, owner: goal.owner },
      shared: sharedFormOf(setting, goal, parts),
    },
    now,
  );
  if (wanted > epoch) throw new Error(`${id} was taken back meanwhile`);
  await markPublished(store, goalSharing, goal, epoch, now);
}
