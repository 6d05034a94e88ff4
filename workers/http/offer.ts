import {
  type Actor,
  mayGive,
  networkRoles,
  type Permission,
  siteRoles,
} from "@allteach/domain/permission";
import type { Site } from "@allteach/domain/site";
import type { Offer } from "@allteach/web/components/place-fields";

/** The roles and places that someone may give to others. */
export function offerOf(
  actor: Actor,
  need: Extract<Permission, "invite-people" | "manage-people">,
  sites: readonly Site[],
): Offer {
  const whole = networkRoles.filter((role) => mayGive(actor, need, { role }));
  const atSites = siteRoles.filter((role) =>
    sites.some(({ id }) => mayGive(actor, need, { role, site: id })),
  );
  return {
    roles: [...whole, ...atSites],
    sites: sites.filter(({ id }) =>
      atSites.some((role) => mayGive(actor, need, { role, site: id })),
    ),
    wholeNetwork: whole.length > 0,
  };
}
