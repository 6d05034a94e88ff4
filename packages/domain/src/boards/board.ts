import * as z from "zod";
import { NetworkId, type SiteId, type UserId } from "../identity.ts";
import { DisplayName } from "../network.ts";
import { type Actor, may } from "../permission.ts";
import { PinId } from "../pins/pin.ts";

/** A board's name in addresses: made by chance. */
export const BoardId = z
  .string()
  .regex(/^b_[a-z0-9]{16}$/)
  .brand<"BoardId">();
export type BoardId = z.infer<typeof BoardId>;

/** Whose a board is. */
export const boardKinds = ["person", "site", "network"] as const;
export type BoardKind = (typeof boardKinds)[number];

/** A board as someone writes it down. */
export const BoardDraft = z.object({
  name: DisplayName,
  about: z.string().trim().max(500, "use at most 500 characters").default(""),
  kind: z.enum(boardKinds, "choose whose it is").default("person"),
  /** A site's code, where it is a site's. */
  site: z.string().trim().max(60).default(""),
  /** Whether what stands on it belongs together and is done together: a network's board alone. */
  bundle: z.enum(["yes", ""]).default(""),
});
export type BoardDraft = z.infer<typeof BoardDraft>;

/** A collection of pins: of one's own network, and of others that share theirs. */
export interface Board {
  id: BoardId;
  kind: BoardKind;
  name: string;
  about: string;
  site?: SiteId;
  owner: UserId;
  isBundle: boolean;
  revision: number;
  createdAt: number;
  changedAt: number;
}

/**
 * Whether someone may change a board and what is on it: their own, their site's, or the network's by
 * right in the whole network. A board whose person has left is kept in order by the moderators.
 */
export function mayWriteBoard(actor: Actor, { kind, site, owner }: Whose): boolean {
  switch (kind) {
    case "person":
      return (actor.kind === "person" && actor.user === owner) || may(actor, "moderate-pins");
    case "site":
      return may(actor, "write-pins", site);
    case "network":
      return may(actor, "write-pins");
  }
}

type Whose = Pick<Board, "kind" | "owner"> & { site?: SiteId | undefined };

/** A pin as a board names it: by its id, one of another network as `network~pin`. */
export const PinReference = z.union([PinId, z.string().regex(/^n_[a-z0-9]{16}~p_[a-z0-9]{16}$/)]);
export type PinReference = z.infer<typeof PinReference>;

/** Which pin of which other network a reference names; nothing for one of the own network. */
export function otherNetworksPin(
  reference: string,
): { network: NetworkId; pin: PinId } | undefined {
  const [network = "", pin = ""] = reference.split("~");
  const [found, named] = [NetworkId.safeParse(network), PinId.safeParse(pin)];
  return found.success && named.success ? { network: found.data, pin: named.data } : undefined;
}
