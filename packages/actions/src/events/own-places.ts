import type { SiteId, UserId } from "@allteach/domain/identity";
import { type Actor, isSiteRole, may } from "@allteach/domain/permission";
import { isOfSite } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";

/** For whom somebody comes: the network, or a site of theirs. */
export interface OwnPlace {
  site: SiteId | 0;
  /** Nothing for the network. */
  name?: string;
}

/** The places that somebody comes for: their sites first, the network where they have a role there. */
export function ownPlaces(actor: Actor, sites: readonly Site[]): OwnPlace[] {
  if (actor.kind !== "person") return [];
  const own = sites.filter(({ id }) => isOfSite(actor, id));
  const isOfNetwork = actor.grants.some(
    ({ role, site }) => site === undefined && !isSiteRole(role) && may(actor, "attend-events"),
  );
  return [
    ...own.map(({ id, name }) => ({ site: id, name })),
    ...(isOfNetwork ? [{ site: 0 as const }] : []),
  ];
}

/** Whose rows are somebody's own; of nobody who is no person. */
export const userOf = (actor: Actor): UserId | "" => (actor.kind === "person" ? actor.user : "");
