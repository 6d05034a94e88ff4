import type { Refusal } from "@allteach/domain/refusal";
import type { Claimed } from "@allteach/store/pool";

/**
 * Why a new network got no place, as whoever asked is told.
 *
 * @throws Where it got one.
 */
export function refusalOfClaim(claimed: Claimed): Refusal {
  switch (claimed.kind) {
    case "slug-taken": {
      const because = "this address is taken: choose another";
      return { kind: "taken", field: "slug", because };
    }
    case "unfinished":
      return { kind: "unfinished", slug: claimed.slug };
    case "too-many":
      return { kind: "too-many", because: "You started many networks today: rest a day." };
    case "pool-empty":
    case "unverified":
      return { kind: claimed.kind };
    case "claimed":
      throw new Error("a claim that was granted is no refusal");
    default:
      return claimed satisfies never;
  }
}
