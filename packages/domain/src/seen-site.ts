import { Code, type SiteId } from "./identity.ts";
import type { Charter } from "./network.ts";
import type { Node } from "./node.ts";
import { type Actor, may } from "./permission.ts";
import { isUnsigned } from "./policy.ts";
import type { Site } from "./site.ts";

/**
 * A network's sites as far as someone may tell them apart: by name, under the codes that stand for
 * names, or their own alone: also where theirs have yet to sign what the network wants signed.
 * Whatever is shown or answered about single sites comes through here.
 *
 * @returns By the name that is shown, so that the order of the names gives nothing away.
 */
export function seenSites(
  actor: Actor,
  charter: Pick<Charter, "transparency" | "signed">,
  sites: readonly Site[],
): Site[] {
  const transparency = shownTo(actor, charter);
  if (transparency === "named" || seesEverySite(actor)) return [...sites];
  const others = (site: Site) => (transparency === "blinded" ? [blindedSite(site)] : []);
  return byName(sites.flatMap((site) => (isOfSite(actor, site.id) ? [site] : others(site))));
}

/**
 * The sites whose names someone knows. What tells by its own words whose it is, as a pin does that
 * names its makers, stands under a name or under nothing: under a code it would give the code away.
 */
export function namedSites(
  actor: Actor,
  charter: Pick<Charter, "transparency" | "signed">,
  sites: readonly Site[],
): Site[] {
  if (shownTo(actor, charter) === "named" || seesEverySite(actor)) return [...sites];
  return sites.filter(({ id }) => isOfSite(actor, id));
}

/**
 * The sites as a paper for everyone names them, where nobody knows who will read it: under their
 * codes in every network that hides names.
 */
export function sitesForEveryone(
  { transparency }: Pick<Charter, "transparency">,
  sites: readonly Site[],
): Site[] {
  return transparency === "named" ? [...sites] : byName(sites.map(blindedSite));
}

/** Fewer sites than this under one sum would show what a single one of them reported. */
const FEWEST_SITES = 3;

/** The nodes whose sums someone may see: where names are hidden, none of so few sites that it tells. */
export function seenNodes(
  actor: Actor,
  charter: Pick<Charter, "transparency" | "signed">,
  nodes: readonly Node[],
): Node[] {
  if (shownTo(actor, charter) === "named" || seesEverySite(actor)) return [...nodes];
  return nodes.filter(({ sites }) => sites.length >= FEWEST_SITES);
}

/** Whether someone sees every site by its name, whatever the network hides. */
export function seesEverySite(actor: Actor): boolean {
  if (actor.kind === "token") return actor.site === undefined;
  return may(actor, "see-every-site");
}

/** Whether someone belongs to a site, in whatever role. */
export function isOfSite(actor: Actor, site: SiteId): boolean {
  if (actor.kind === "token") return actor.site === site;
  return actor.kind === "person" && actor.grants.some((grant) => grant.site === site);
}

function shownTo(
  actor: Actor,
  charter: Pick<Charter, "transparency" | "signed">,
): Charter["transparency"] {
  return isUnsigned(actor, charter) ? "own-only" : charter.transparency;
}

/** A site of which only the code is known that stands for it. */
function blindedSite({ blindedCode, ...site }: Site): Site {
  const code = Code.parse(blindedCode ?? `S-${site.id}`);
  return { ...site, code, name: `Site ${code}` };
}

function byName(sites: readonly Site[]): Site[] {
  return sites.toSorted((one, other) => one.name.localeCompare(other.name, "en"));
}
