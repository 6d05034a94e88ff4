import type { Charter } from "../network.ts";
import { type Actor, may } from "../permission.ts";
import { isUnsigned } from "../policy.ts";
import { isOfSite, namedSites, seesEverySite } from "../seen-site.ts";
import type { Site } from "../site.ts";
import type { Pin } from "./pin.ts";

/** A pin as far as someone may read it. */
export interface SeenPin {
  pin: Pin;
  /** Whose; absent for the network's own, and where the site is hidden from whoever reads. */
  site?: Site;
  /** Whether it is a site's whose name is hidden. */
  isHidden: boolean;
  /** Where it was tried, as far as that may be known. */
  evidenceSite?: Site;
}

/**
 * The pins that someone may read: the network's. A site whose name the network hides is not named,
 * not even by its code, for a pin names its makers; whoever has yet to sign sees no other site's.
 * One that was taken from sight is seen by those alone who may change it.
 */
export function seenPins(
  actor: Actor,
  charter: Pick<Charter, "transparency" | "signed">,
  sites: readonly Site[],
  pins: readonly Pin[],
): SeenPin[] {
  const seen = new Map(namedSites(actor, charter, sites).map((site) => [site.id, site]));
  const closed = isUnsigned(actor, charter);
  return pins.flatMap((pin): SeenPin[] => {
    if (pin.hidden && !mayWritePin(actor, pin)) return [];
    const site = pin.site === undefined ? undefined : seen.get(pin.site);
    const isOwn = pin.site === undefined || isOfSite(actor, pin.site) || seesEverySite(actor);
    if (!isOwn && closed) return [];
    const place = pin.evidenceSite === undefined ? undefined : seen.get(pin.evidenceSite);
    return [
      {
        pin,
        isHidden: pin.site !== undefined && site === undefined,
        ...(site && { site }),
        ...(place && { evidenceSite: place }),
      },
    ];
  });
}

/** Whether someone may change a pin: by right at its site, or in the whole network. */
export function mayWritePin(actor: Actor, { site }: Pick<Pin, "site">): boolean {
  return may(actor, "write-pins", site);
}

/** Whether someone may share a pin with other networks. */
export function maySharePin(actor: Actor, { site }: Pick<Pin, "site">): boolean {
  return may(actor, "share-pins", site);
}
