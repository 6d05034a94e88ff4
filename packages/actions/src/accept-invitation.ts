import { sha256 } from "@allteach/domain/digest";
import type { NetworkId, UserId } from "@allteach/domain/identity";
import type { Role } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Directory } from "@allteach/store/directory";
import { acceptByToken, invitationByToken } from "@allteach/store/invitation";

/** An invitation as the page that its link opens shows it. */
export interface OpenedInvitation {
  state: "open" | "accepted" | "past";
  /** The address it is bound to. */
  email: string;
  role: Role;
  network: { id: NetworkId; slug: string; name: string };
  /** Whether the person who asks accepted it before. */
  mine: boolean;
}

/** Reads an invitation by what its link carries. Changes nothing. */
export async function openInvitation(
  directory: Directory,
  token: string,
  person: UserId | undefined,
  now: Date,
): Promise<Outcome<OpenedInvitation>> {
  const found = await invitationByToken(directory, await sha256(token));
  if (!found) return refused({ kind: "not-found", what: "invitation" });
  const { email, grant, expiresAt, isOpen, acceptedBy, network } = found;
  const usable = isOpen && expiresAt > now.getTime();
  const state = acceptedBy ? "accepted" : usable ? "open" : "past";
  const mine = acceptedBy !== undefined && acceptedBy === person;
  return done({ state, email, role: grant.role, network, mine });
}

/**
 * Makes a person a member by an invitation: once, and only whoever signed in with the address it is
 * bound to.
 *
 * @returns Where they belong now.
 */
export async function acceptInvitation(
  directory: Directory,
  token: string,
  person: UserId,
  now: Date,
): Promise<Outcome<{ slug: string }>> {
  const tokenHash = await sha256(token);
  const accepted = await acceptByToken(directory, tokenHash, person, now);
  const found = await invitationByToken(directory, tokenHash);
  return accepted && found
    ? done({ slug: found.network.slug })
    : refused({ kind: "not-found", what: "invitation" });
}
