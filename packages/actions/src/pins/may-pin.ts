import type { Actor } from "@allteach/domain/permission";
import { mayWritePin } from "@allteach/domain/pins/seen-pin";
import type { Site } from "@allteach/domain/site";

/** Whether someone may pin something, for the network or for one of its sites. */
export function mayPinSomewhere(actor: Actor, sites: readonly Site[]): boolean {
  if (actor.kind !== "person") return false;
  return mayWritePin(actor, {}) || sites.some(({ id }) => mayWritePin(actor, { site: id }));
}
