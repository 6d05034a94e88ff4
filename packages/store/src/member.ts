import type { NetworkId, SiteId, UserId } from "@allteach/domain/identity";
import type { Member } from "@allteach/domain/member";
import type { Grant, Role } from "@allteach/domain/permission";
import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { askDirectory, type Directory } from "./directory.ts";
import { membership, token, user } from "./directory-schema.ts";

/** Ten times the largest network that is known. */
const MAX_MEMBERSHIPS = 5000;

/** The mail addresses of a network's members, by whose they are. */
export async function memberAddresses(
  { db }: Directory,
  network: NetworkId,
): Promise<Map<UserId, string>> {
  const rows = await db
    .select({ id: user.id, email: user.email })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(eq(membership.networkId, network))
    .orderBy(asc(user.email))
    .limit(MAX_MEMBERSHIPS);
  return new Map(rows.map(({ id, email }) => [id as UserId, email]));
}

/** Who holds one of some roles for the whole network, by mail address. */
export async function holdersOf(
  { db }: Directory,
  network: NetworkId,
  roles: readonly Role[],
): Promise<{ id: UserId; email: string }[]> {
  const rows = await db
    .selectDistinct({ id: user.id, email: user.email })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(
      and(
        eq(membership.networkId, network),
        eq(membership.siteId, 0),
        inArray(membership.role, [...roles]),
      ),
    )
    .orderBy(asc(user.email))
    .limit(MAX_MEMBERSHIPS);
  return rows.map(({ id, email }) => ({ id: id as UserId, email }));
}

/** Every role that is held in a network, by the holder's name. */
export function membershipsQuery({ db }: Directory, network: NetworkId) {
  return db
    .select({
      id: user.id,
      name: user.name,
      email: user.email,
      role: membership.role,
      siteId: membership.siteId,
      createdAt: membership.createdAt,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(eq(membership.networkId, network))
    .orderBy(sql`${user.name} collate nocase`, asc(user.email))
    .limit(MAX_MEMBERSHIPS);
}

type Row = Awaited<ReturnType<typeof membershipsQuery>>[number];

/** One member for all the roles a person holds. */
export function membersOf(rows: readonly Row[]): Member[] {
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, held]) => {
    const [first] = held;
    if (!first) return [];
    const since = Math.min(...held.map(({ createdAt }) => createdAt));
    const { name, email } = first;
    return [{ id: id as UserId, name, email, grants: held.map(grantOf), since }];
  });
}

/**
 * Gives a person one role in the place of another, unless that would leave the network without a
 * leader.
 *
 * @returns Whether it changed anything.
 */
export async function replaceGrant(
  directory: Directory,
  network: NetworkId,
  person: UserId,
  { from, to }: { from: Grant; to: Grant },
  now: Date,
): Promise<boolean> {
  const { db } = directory;
  const held = and(holds(network, person, from), leavesLeader(network, person, from.role));
  const [, taken] = await askDirectory(
    directory,
    db
      .insert(membership)
      .select(
        db
          .select({
            userId: membership.userId,
            networkId: membership.networkId,
            role: sql<string>`${to.role}`.as("role"),
            siteId: sql<number>`${to.site ?? 0}`.as("site_id"),
            createdAt: sql<number>`${now.getTime()}`.as("created_at"),
          })
          .from(membership)
          .where(held),
      )
      .onConflictDoNothing(),
    db.delete(membership).where(held).returning({ role: membership.role }),
  );
  return taken.length > 0;
}

/**
 * Takes a person out of a network, with the tokens they made for it, unless that would leave the
 * network without a leader.
 *
 * @returns Whether they are out now and were in before.
 */
export async function takeOut(
  directory: Directory,
  network: NetworkId,
  person: UserId,
  now: Date,
): Promise<boolean> {
  const { db } = directory;
  const [taken] = await askDirectory(
    directory,
    db
      .delete(membership)
      .where(
        and(
          eq(membership.networkId, network),
          eq(membership.userId, person),
          leavesLeader(network, person, "leader"),
        ),
      )
      .returning({ role: membership.role }),
    db
      .update(token)
      .set({ revokedAt: now.getTime() })
      .where(
        and(
          eq(token.networkId, network),
          eq(token.createdBy, person),
          isNull(token.revokedAt),
          sql`not exists (select 1 from membership where membership.network_id = ${network}
            and membership.user_id = ${person})`,
        ),
      ),
  );
  return taken.length > 0;
}

const holds = (network: NetworkId, person: UserId, { role, site }: Grant) =>
  and(
    eq(membership.networkId, network),
    eq(membership.userId, person),
    eq(membership.role, role),
    eq(membership.siteId, site ?? 0),
  );

/** True where the person leads nothing by that role, or somebody else leads as well. */
function leavesLeader(network: NetworkId, person: UserId, role: Role): SQL {
  if (role !== "leader") return sql`true`;
  return sql`(
    exists (select 1 from membership as other where other.network_id = ${network}
      and other.role = 'leader' and other.user_id <> ${person})
    or not exists (select 1 from membership as own where own.network_id = ${network}
      and own.role = 'leader' and own.user_id = ${person}))`;
}

function grantOf({ role, siteId }: Pick<Row, "role" | "siteId">): Grant {
  return { role: role as Role, ...(siteId !== 0 && { site: siteId as SiteId }) };
}
