import type { Charter } from "@allteach/domain/network";
import type { Actor } from "@allteach/domain/permission";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";

/**
 * The sites that someone may see named beside people and rooms. Where a network hides names, whoever
 * was in the room could tell from a code which site it stands for: there it is one's own alone.
 */
export function openlySeenSites(
  actor: Actor,
  charter: Pick<Charter, "transparency" | "signed">,
  sites: readonly Site[],
): Site[] {
  const shown = charter.transparency === "named" ? charter : { transparency: "own-only" as const };
  return seenSites(actor, shown, sites);
}
