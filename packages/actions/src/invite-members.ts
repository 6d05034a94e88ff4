import { sha256 } from "@allteach/domain/digest";
import { isSameGrant, RoleName } from "@allteach/domain/member";
import { type Grant, mayGive } from "@allteach/domain/permission";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { Address } from "@allteach/mail/address";
import { mailboxOf } from "@allteach/mail/mailbox";
import { recorded } from "@allteach/store/audit";
import type { Directory } from "@allteach/store/directory";
import { markMailed, type NewInvitation, saveInvitations } from "@allteach/store/invitation";
import { membershipsQuery, membersOf } from "@allteach/store/member";
import { siteById } from "@allteach/store/site";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { placeOf } from "./place-of.ts";
import { randomId } from "./random-id.ts";

const DAY = 24 * 3_600_000;

/** How long an invitation stands. */
export const INVITATION_DAYS = 14;

/** What one form may hold: the people of some thirty sites. */
const MOST_AT_ONCE = 100;

/** A network of a hundred sites invites everyone in a day; a nuisance is stopped in one. */
const MOST_A_DAY_PER_NETWORK = 400;

/** Nobody is sent more invitations in a day, whoever asks for them. */
const MOST_A_DAY_PER_MAILBOX = 3;

/** A Worker has six lines open at a time. */
const MAILS_AT_ONCE = 6;

export const InvitationRequest = z.object({
  /** Addresses, one on a line. */
  emails: z.string().max(30_000),
  role: RoleName,
  /** The code of a site, for a role that is held at one. */
  site: z.string().max(60).optional(),
});
export type InvitationRequest = z.infer<typeof InvitationRequest>;

/** An invitation's mail, to be sent by whoever knows how. */
export interface InvitationMail {
  id: string;
  to: Address;
  /** What its link carries; nobody keeps it. */
  token: string;
  grant: Grant;
  /** The name of the site that the role is for, where it is for one. */
  site?: string | undefined;
}

/** What became of each address. */
export interface Invited {
  mailed: readonly string[];
  /** Invited, but the mail could not be handed over. */
  unmailed: readonly string[];
  members: readonly string[];
  /** Held back, because the address or the network had its day's mails. */
  heldBack: readonly string[];
}

/**
 * Invites people to one role: each gets a mail whose link works once, for that address alone.
 *
 * @param send Hands over one mail and says whether it was taken.
 */
export async function inviteMembers(
  ctx: ActionContext,
  directory: Directory,
  asked: InvitationRequest,
  send: (mail: InvitationMail) => Promise<boolean>,
): Promise<Outcome<Invited>> {
  const { actor, store, now } = ctx;
  if (actor.kind !== "person") return refused({ kind: "not-allowed", need: "invite-people" });
  const addresses = addressesIn(asked.emails);
  if (!addresses.ok) return addresses;
  const [place, rows] = await Promise.all([
    placeOf(ctx, asked),
    membershipsQuery(directory, store.networkId),
  ]);
  if (!place.ok) return place;
  const grant = place.value;
  if (!mayGive(actor, "invite-people", grant)) {
    return refused({ kind: "not-allowed", need: "invite-people" });
  }

  const holders = new Set(
    membersOf(rows)
      .filter(({ grants }) => grants.some((held) => isSameGrant(held, grant)))
      .map(({ email }) => email),
  );
  const wanted = addresses.value.filter((address) => !holders.has(address));
  const site = grant.site === undefined ? undefined : await siteById(store, grant.site);
  const { made, mails } = await newInvitations(wanted, grant, site?.name);
  if (made.length > 0) {
    const invited = { site: site?.code ?? null, invitations: made.map(({ id }) => id) };
    const act = actOf(ctx, "invite-people", asked.role, invited);
    await recorded(store, act, () => []);
  }
  const at = now.getTime();
  const kept = await saveInvitations(
    directory,
    { network: store.networkId, grant, by: actor.user, expiresAt: at + INVITATION_DAYS * DAY },
    made,
    {
      since: at - DAY,
      perMailbox: MOST_A_DAY_PER_MAILBOX,
      perNetwork: MOST_A_DAY_PER_NETWORK,
    },
    now,
  );
  const taken = await sendAll(
    mails.filter(({ id }) => kept.has(id)),
    send,
  );
  await markMailed(directory, store.networkId, [...taken], now);
  const addressOf = ({ to }: InvitationMail): string => to;
  return done({
    mailed: mails.filter(({ id }) => taken.has(id)).map(addressOf),
    unmailed: mails.filter(({ id }) => kept.has(id) && !taken.has(id)).map(addressOf),
    members: addresses.value.filter((address) => holders.has(address)),
    heldBack: wanted.filter(
      (address) => !mails.some(({ id, to }) => to === address && kept.has(id)),
    ),
  });
}

/** One address a line; a mailbox that is named twice is asked once. */
function addressesIn(text: string): Outcome<Address[]> {
  const lines = text.split(/\r\n|[\r\n,;]/).map((line) => line.trim());
  const found = new Map<string, Address>();
  const problems: Problem[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const read = Address.safeParse(line);
    if (read.success) found.set(mailboxOf(read.data), read.data);
    else problems.push({ field: "emails", because: notAnAddress(line), row: index + 1 });
  }
  const none = "write at least one mail address";
  const many = `invite at most ${MOST_AT_ONCE} people at a time`;
  if (problems.length === 0 && found.size === 0) problems.push({ field: "emails", because: none });
  if (found.size > MOST_AT_ONCE) problems.push({ field: "emails", because: many });
  return problems.length > 0 ? refused({ kind: "invalid", problems }) : done([...found.values()]);
}

const notAnAddress = (line: string) =>
  `“${line.slice(0, 80)}” is not one plain address such as ada@hospital.example`;

async function newInvitations(addresses: readonly Address[], grant: Grant, site?: string) {
  const made: NewInvitation[] = [];
  const mails: InvitationMail[] = [];
  for (const to of addresses) {
    const [id, token] = [randomId("i_"), randomId("", 40)];
    made.push({ id, tokenHash: await sha256(token), email: to, mailbox: mailboxOf(to) });
    mails.push({ id, to, token, grant, site });
  }
  return { made, mails };
}

async function sendAll(
  mails: readonly InvitationMail[],
  send: (mail: InvitationMail) => Promise<boolean>,
): Promise<Set<string>> {
  const taken = new Set<string>();
  for (let start = 0; start < mails.length; start += MAILS_AT_ONCE) {
    const some = mails.slice(start, start + MAILS_AT_ONCE);
    const sent = await Promise.all(some.map(send));
    for (const [place, { id }] of some.entries()) if (sent[place]) taken.add(id);
  }
  return taken;
}
