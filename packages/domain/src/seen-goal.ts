import type { Goal } from "./goal.ts";
import type { Charter } from "./network.ts";
import { type Actor, may } from "./permission.ts";
import { isUnsigned } from "./policy.ts";
import { isOfSite, seenSites, seesEverySite } from "./seen-site.ts";
import type { Site } from "./site.ts";

/** A goal as far as someone may read it. */
export interface SeenGoal {
  goal: Goal;
  /** Whose; absent for the network's own goal, and where the site is hidden from whoever reads. */
  site?: Site;
  /** Whether it is a site's whose name is hidden. */
  isHidden: boolean;
  /** Whether who leads it and who helps may be read. */
  isOwn: boolean;
}

/**
 * The goals that someone may read: their own sites' all, others' where the team lets the network
 * see them. A site whose name the network hides is named by its code or not at all, and whoever has
 * yet to sign sees no other site's.
 */
export function seenGoals(
  actor: Actor,
  charter: Pick<Charter, "transparency" | "signed">,
  sites: readonly Site[],
  goals: readonly Goal[],
): SeenGoal[] {
  const seen = new Map(seenSites(actor, charter, sites).map((site) => [site.id, site]));
  const closed = isUnsigned(actor, charter);
  return goals.flatMap((goal): SeenGoal[] => {
    if (goal.site === undefined) {
      const isOwn = seesEverySite(actor);
      if (goal.visibility === "team" && !isOwn) return [];
      return [{ goal, isHidden: false, isOwn }];
    }
    const isOwn = isOfSite(actor, goal.site) || seesEverySite(actor);
    if (!isOwn && (goal.visibility === "team" || closed)) return [];
    const site = seen.get(goal.site);
    return [{ goal, isOwn, isHidden: site === undefined, ...(site && { site }) }];
  });
}

/** Whether someone may change a goal: by right at its site, or in the whole network. */
export function mayWriteGoal(actor: Actor, goal: Pick<Goal, "site">): boolean {
  return may(actor, "write-goals", goal.site);
}

/** Whether someone may share a goal with other networks. */
export function mayShareGoal(actor: Actor, goal: Pick<Goal, "site">): boolean {
  return may(actor, "share-goals", goal.site);
}
