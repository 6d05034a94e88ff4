import { type Actor, may } from "@allteach/domain/permission";
import { type NetworkPlace, networkPages } from "@allteach/web/network-pages";
import { maySomewhere } from "./may-somewhere.ts";

/** A network's first page that someone may open: of most, the overview. */
export function entranceOf(actor: Actor, network: string): string {
  const places: NetworkPlace[] = Object.values(networkPages);
  const open = places.find(({ need }) => mayOpen(actor, need));
  return (open ?? networkPages.permissions).href(network);
}

/** Whether someone may open a page: by right in the whole network, or at one of its sites. */
export function mayOpen(actor: Actor, need: NetworkPlace["need"]): boolean {
  return need === undefined || may(actor, need) || maySomewhere(actor, need);
}
