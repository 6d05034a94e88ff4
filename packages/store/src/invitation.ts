import type { NetworkId, SiteId, UserId } from "@allteach/domain/identity";
import type { Invitation } from "@allteach/domain/member";
import type { NetworkRecord } from "@allteach/domain/network";
import type { Grant, Role } from "@allteach/domain/permission";
import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { networkOf, recordColumns } from "./caller.ts";
import { askDirectory, type Directory } from "./directory.ts";
import { invitation, membership, network, pool, user } from "./directory-schema.ts";

/** Invitations: made, looked up by their link, accepted once, withdrawn. Instants are milliseconds. */

const MAX_LISTED = 1000;

/** How many unasked-for mails may be caused within a day. */
export interface MailLimits {
  since: number;
  perMailbox: number;
  perNetwork: number;
}

export interface NewInvitation {
  id: string;
  tokenHash: string;
  email: string;
  mailbox: string;
}

export interface Offer {
  network: NetworkId;
  grant: Grant;
  by: UserId;
  expiresAt: number;
}

/**
 * Keeps invitations to one role, as far as the limits allow; each takes the place of an open one to
 * the same. Limits are counted in the statement that writes, so requests at once cannot pass them.
 *
 * @param made At most one for each mailbox.
 * @returns The ids of those that were kept.
 */
export async function saveInvitations(
  directory: Directory,
  { network: id, grant, by, expiresAt }: Offer,
  made: readonly NewInvitation[],
  limits: MailLimits,
  now: Date,
): Promise<Set<string>> {
  const { db } = directory;
  const [role, site, at] = [grant.role, grant.site ?? 0, now.getTime()];
  const allowed = sql`
    from json_each(${JSON.stringify(made)}) as wanted
    where (select count(*) from invitation as sent
        where sent.mailbox = wanted.value ->> 'mailbox'
          and sent.created_at > ${limits.since}) < ${limits.perMailbox}
      and (select count(*) from invitation as sent
        where sent.network_id = ${id}
          and sent.created_at > ${limits.since}) + wanted.key < ${limits.perNetwork}`;
  const [, kept] = await askDirectory(
    directory,
    db
      .update(invitation)
      .set({ withdrawnAt: at })
      .where(
        and(
          eq(invitation.networkId, id),
          eq(invitation.role, role),
          eq(invitation.siteId, site),
          isOpen,
          sql`${invitation.email} in (select wanted.value ->> 'email' ${allowed})`,
        ),
      ),
    db
      .insert(invitation)
      .select(sql`
        select wanted.value ->> 'id', wanted.value ->> 'tokenHash', ${id},
          wanted.value ->> 'email', wanted.value ->> 'mailbox', ${role}, ${site}, ${by},
          ${at}, ${expiresAt}, null, null, null, null ${allowed}`)
      .onConflictDoNothing()
      .returning({ id: invitation.id }),
  );
  return new Set(kept.map((row) => row.id));
}

/** Remembers which invitations' mails were handed over. */
export async function markMailed(
  { db }: Directory,
  network: NetworkId,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await db
    .update(invitation)
    .set({ mailedAt: now.getTime() })
    .where(
      and(
        eq(invitation.networkId, network),
        sql`${invitation.id} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    );
}

const isOpen = and(isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt));

/** The network's open invitations, by address; one past its time counts until it is withdrawn. */
export function openInvitationsQuery({ db }: Directory, network: NetworkId) {
  return db
    .select({
      id: invitation.id,
      email: invitation.email,
      role: invitation.role,
      siteId: invitation.siteId,
      createdAt: invitation.createdAt,
      expiresAt: invitation.expiresAt,
      mailedAt: invitation.mailedAt,
    })
    .from(invitation)
    .where(and(eq(invitation.networkId, network), isOpen))
    .orderBy(asc(invitation.email))
    .limit(MAX_LISTED);
}

type Row = Awaited<ReturnType<typeof openInvitationsQuery>>[number];

export function invitationOf({ role, siteId, mailedAt, ...rest }: Row): Invitation {
  return { ...rest, grant: grantOf(role, siteId), mailed: mailedAt !== null };
}

/** @returns Whether there was such an open invitation in this network. */
export async function withdraw(
  { db }: Directory,
  network: NetworkId,
  id: string,
  now: Date,
): Promise<boolean> {
  const withdrawn = await db
    .update(invitation)
    .set({ withdrawnAt: now.getTime() })
    .where(and(eq(invitation.networkId, network), eq(invitation.id, id), isOpen))
    .returning({ id: invitation.id });
  return withdrawn.length > 0;
}

/** What the holder of an invitation's link may know of it. */
export interface InvitationByLink {
  id: string;
  email: string;
  grant: Grant;
  expiresAt: number;
  isOpen: boolean;
  acceptedBy?: UserId;
  network: NetworkRecord;
}

export async function invitationByToken(
  { db }: Directory,
  tokenHash: string,
): Promise<InvitationByLink | undefined> {
  const [row] = await db
    .select({
      id: invitation.id,
      email: invitation.email,
      role: invitation.role,
      siteId: invitation.siteId,
      expiresAt: invitation.expiresAt,
      acceptedBy: invitation.acceptedBy,
      withdrawnAt: invitation.withdrawnAt,
      network: recordColumns,
    })
    .from(invitation)
    .innerJoin(network, eq(network.id, invitation.networkId))
    .innerJoin(pool, eq(pool.networkId, network.id))
    .where(and(eq(invitation.tokenHash, tokenHash), eq(network.status, "live")))
    .limit(1);
  if (!row) return undefined;
  const { id, email, role, siteId, expiresAt, acceptedBy, withdrawnAt } = row;
  return {
    ...{ id, email, expiresAt, grant: grantOf(role, siteId) },
    isOpen: acceptedBy === null && withdrawnAt === null,
    ...(acceptedBy !== null && { acceptedBy: acceptedBy as UserId }),
    network: networkOf(row.network),
  };
}

/**
 * Accepts an invitation for the person whose verified address it is bound to: of many at once, one
 * does. The role is given first, from an invitation that is still open, then the invitation closes.
 *
 * @returns Whether it was accepted now.
 */
export async function acceptByToken(
  directory: Directory,
  tokenHash: string,
  person: UserId,
  now: Date,
): Promise<boolean> {
  const { db } = directory;
  const at = now.getTime();
  const acceptable = and(
    eq(invitation.tokenHash, tokenHash),
    isOpen,
    gt(invitation.expiresAt, at),
    sql`${invitation.email} = (select ${user.email} from ${user}
      where ${user.id} = ${person} and ${user.emailVerifiedAt} is not null)`,
  );
  const [, accepted] = await askDirectory(
    directory,
    db
      .insert(membership)
      .select(
        db
          .select({
            userId: sql<string>`${person}`.as("user_id"),
            networkId: invitation.networkId,
            role: invitation.role,
            siteId: invitation.siteId,
            createdAt: sql<number>`${at}`.as("created_at"),
          })
          .from(invitation)
          .where(acceptable),
      )
      .onConflictDoNothing(),
    db
      .update(invitation)
      .set({ acceptedBy: person, acceptedAt: at })
      .where(acceptable)
      .returning({ id: invitation.id }),
  );
  return accepted.length > 0;
}

function grantOf(role: string, siteId: number): Grant {
  return { role: role as Role, ...(siteId !== 0 && { site: siteId as SiteId }) };
}
