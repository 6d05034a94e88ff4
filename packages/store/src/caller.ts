import type { NetworkId, SiteId, UserId } from "@allteach/domain/identity";
import type { NetworkRecord, Slug } from "@allteach/domain/network";
import type { Grant, Role } from "@allteach/domain/permission";
import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { askDirectory, type Directory } from "./directory.ts";
import { membership, network, pool, session, token, user } from "./directory-schema.ts";

/** How many networks one person's switcher lists. */
const MAX_NETWORKS = 100;

/** What a request shows of itself: the hash of a session's token or of an API token. */
export interface Credentials {
  sessionHash?: string;
  tokenHash?: string;
  slug?: string;
}

/** Who asks, which network they ask about, and what they may do: one round trip. */
export interface Caller {
  person?: {
    id: UserId;
    email: string;
    name: string;
    /** When a mail link showed that the address is theirs. */
    verifiedAt: number | null;
    sessionSeenAt: number;
  };
  token?: { id: string; name: string; network: NetworkId; site?: SiteId };
  network?: NetworkRecord;
  /** The roles that the person holds in `network`. */
  grants: readonly Grant[];
  /** The networks the person belongs to, by name, with the roles they hold there. */
  networks: readonly { slug: Slug; name: string; grants: readonly Grant[] }[];
}

export async function findCaller(
  directory: Directory,
  { sessionHash = "", tokenHash = "", slug = "" }: Credentials,
  now: Date,
): Promise<Caller> {
  const [people, tokens, networks, belongings] = await askDirectory(
    directory,
    personQuery(directory, sessionHash, now),
    tokenQuery(directory, tokenHash),
    networkQuery(directory, slug),
    belongingsQuery(directory, sessionHash, now),
  );
  const [person] = people;
  const [bearer] = tokens;
  const [found] = networks;
  return {
    ...(person && { person: { ...person, id: person.id as UserId } }),
    ...(bearer && { token: tokenOf(bearer) }),
    ...(found && { network: networkOf(found) }),
    grants: belongings.filter(({ networkId }) => networkId === found?.id).map(grantOf),
    networks: [...Map.groupBy(belongings, (each) => each.slug)].flatMap(([slug, held]) => {
      const [first] = held;
      return first ? [{ slug: slug as Slug, name: first.name, grants: held.map(grantOf) }] : [];
    }),
  };
}

function personQuery({ db }: Directory, sessionHash: string, now: Date) {
  return db
    .select({
      id: user.id,
      email: user.email,
      name: user.name,
      verifiedAt: user.emailVerifiedAt,
      sessionSeenAt: sql<number>`coalesce(${session.lastSeenAt}, 0)`,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(eq(session.tokenHash, sessionHash), gt(session.expiresAt, now.getTime())))
    .limit(1);
}

function tokenQuery({ db }: Directory, tokenHash: string) {
  return db
    .select({ id: token.id, name: token.name, networkId: token.networkId, siteId: token.siteId })
    .from(token)
    .where(and(eq(token.tokenHash, tokenHash), isNull(token.revokedAt)))
    .limit(1);
}

/** What members can reach: a network that is half made cannot be, one that is leaving can. */
const isReachable = inArray(network.status, ["live", "leaving"]);

/** A network by its address, if it can be reached at all. */
function networkQuery({ db }: Directory, slug: string) {
  return db
    .select(recordColumns)
    .from(network)
    .innerJoin(pool, eq(pool.networkId, network.id))
    .where(and(eq(network.slug, slug), isReachable))
    .limit(1);
}

function belongingsQuery({ db }: Directory, sessionHash: string, now: Date) {
  return db
    .select({
      networkId: membership.networkId,
      slug: network.slug,
      name: network.name,
      role: membership.role,
      siteId: membership.siteId,
    })
    .from(session)
    .innerJoin(membership, eq(membership.userId, session.userId))
    .innerJoin(network, eq(network.id, membership.networkId))
    .where(
      and(eq(session.tokenHash, sessionHash), gt(session.expiresAt, now.getTime()), isReachable),
    )
    .orderBy(asc(sql`${network.name} collate nocase`))
    .limit(MAX_NETWORKS);
}

/** A network as the directory knows it, with the database that it holds. */
export const recordColumns = {
  id: network.id,
  slug: network.slug,
  name: network.name,
  timeZone: network.timeZone,
  simulated: network.simulated,
  binding: pool.binding,
  leavingAt: sql<number | null>`(select due_at from departure where network_id = network.id)`,
  schema: sql<string | null>`(select iif(failures > 0, 'failing', version) from network_schema
    where network_id = network.id)`,
};

export function networkOf(row: {
  id: string;
  slug: string;
  name: string;
  timeZone: string;
  simulated: boolean;
  binding: string;
  leavingAt: number | null;
  schema: string | null;
}): NetworkRecord {
  return { ...row, id: row.id as NetworkId, slug: row.slug as Slug };
}

function tokenOf({ id, name, networkId, siteId }: Awaited<ReturnType<typeof tokenQuery>>[number]) {
  return {
    id,
    name,
    network: networkId as NetworkId,
    ...(siteId !== 0 && { site: siteId as SiteId }),
  };
}

function grantOf({ role, siteId }: { role: string; siteId: number }): Grant {
  return { role: role as Role, ...(siteId !== 0 && { site: siteId as SiteId }) };
}
