import { linkProblem } from "../pins/link-address.ts";

/** Where something to read or to do is: outside, or in the network itself. */
export type Target =
  | { kind: "link"; address: string }
  | { kind: "pin"; id: string }
  | { kind: "event"; id: string };

/**
 * Where a typed address leads. The address of a pin or an event of this network, as the browser
 * shows it, means that pin or event; anything else has to be a link that everybody can open. Nothing
 * is fetched.
 *
 * @param network The network's name in addresses.
 */
export function targetOf(typed: string, network: string): Target | { problem: string } {
  const [, slug, what, id] = inside.exec(typed) ?? [];
  if (slug === network && id !== undefined) {
    return { kind: what === "pins" ? "pin" : "event", id };
  }
  const problem = linkProblem(typed);
  return problem === undefined ? { kind: "link", address: typed } : { problem };
}

const inside = /^(?:https?:\/\/[^/\s]+)?\/n\/([a-z0-9-]+)\/(pins|events)\/(\w+)$/;

/** What one would type for a target. */
export function typedOf(target: Target, network: string): string {
  if (target.kind === "link") return target.address;
  return `/n/${network}/${target.kind === "pin" ? "pins" : "events"}/${target.id}`;
}
