import { sha256 } from "@allteach/domain/digest";
import type { UserId } from "@allteach/domain/identity";
import type { Slug } from "@allteach/domain/network";
import type { Grant, Role } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { recorded } from "@allteach/store/audit";
import {
  acceptByToken,
  type InvitationByLink,
  invitationByToken,
} from "@allteach/store/invitation";
import type { NetworkStore } from "@allteach/store/network-store";
import { siteById } from "@allteach/store/site";
import type { Visit } from "./context.ts";

/** Whoever holds an invitation's link and is signed in. */
export interface Invitee {
  id: UserId;
  email: string;
  /** When a mail link showed that the address is theirs. */
  verifiedAt: number | null;
}

/** An invitation as the page that its link opens shows it. */
export interface OpenedInvitation {
  state: "open" | "accepted" | "past";
  /** The address it is bound to. */
  email: string;
  role: Role;
  /** The name of the site that the role is for; only for whom it is meant for. */
  site?: string;
  network: { slug: Slug; name: string };
  /** Whether the person who asks accepted it before. */
  mine: boolean;
}

/** Reads an invitation by what its link carries. Changes nothing. */
export async function openInvitation(
  { directory, openStore, now }: Omit<Visit, "whence">,
  token: string,
  person: Pick<Invitee, "id" | "email"> | undefined,
): Promise<Outcome<OpenedInvitation>> {
  const found = await invitationByToken(directory, await sha256(token));
  if (!found) return refused({ kind: "not-found", what: "invitation" });
  const { email, grant, acceptedBy, network } = found;
  const state = acceptedBy ? "accepted" : isUsable(found, now) ? "open" : "past";
  const mine = acceptedBy !== undefined && acceptedBy === person?.id;
  const isTheirs = state === "open" && person?.email === email;
  const site = isTheirs ? await siteOf(await openStore(network), found) : undefined;
  const { slug, name } = network;
  return done({
    ...{ state, email, role: grant.role, network: { slug, name }, mine },
    ...(site && { site: site.name }),
  });
}

/**
 * Makes a person a member by an invitation: once, and only whoever signed in with the address it is
 * bound to.
 *
 * @returns Where they belong now, and as what.
 */
export async function acceptInvitation(
  { directory, openStore, whence, now }: Visit,
  token: string,
  person: Invitee,
): Promise<Outcome<{ slug: Slug; grant: Grant }>> {
  const tokenHash = await sha256(token);
  const found = await invitationByToken(directory, tokenHash);
  const isTheirs = found?.email === person.email && person.verifiedAt !== null;
  if (!found || !isTheirs || !isUsable(found, now)) return noInvitation;
  const store = await openStore(found.network);
  const site = await siteOf(store, found);
  const actor = `person ${person.id}`;
  const act = { at: now.getTime(), actor, action: "accept-invitation", subject: found.id } as const;
  const detail = { role: found.grant.role, site: site?.code ?? null };
  // Before the membership, since they lie in two databases: what is there has always been recorded.
  await recorded(store, { ...act, whence, detail }, () => []);
  const accepted = await acceptByToken(directory, tokenHash, person.id, now);
  return accepted ? done({ slug: found.network.slug, grant: found.grant }) : noInvitation;
}

const noInvitation = refused({ kind: "not-found", what: "invitation" });

const isUsable = ({ isOpen, expiresAt }: InvitationByLink, now: Date) =>
  isOpen && expiresAt > now.getTime();

async function siteOf(store: NetworkStore, { grant }: InvitationByLink) {
  return grant.site === undefined ? undefined : siteById(store, grant.site);
}
