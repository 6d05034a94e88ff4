import type { NetworkId, UserId } from "@allteach/domain/identity";
import type { JoinRequest } from "@allteach/domain/member";
import type { NetworkRecord } from "@allteach/domain/network";
import type { Grant } from "@allteach/domain/permission";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { networkOf, recordColumns } from "./caller.ts";
import { askDirectory, type Directory } from "./directory.ts";
import { joinRequest, membership, network, pool, user } from "./directory-schema.ts";

const MAX_LISTED = 500;

/**
 * Keeps a request to join a live network that the person does not belong to and where people, not a
 * simulation, can answer; up to a number of open ones for each person.
 *
 * Nothing is returned: what became of it would tell which networks there are.
 */
export async function saveJoinRequest(
  { db }: Directory,
  { id, slug, person, message }: { id: string; slug: string; person: UserId; message: string },
  mostOpen: number,
  now: Date,
): Promise<void> {
  await db
    .insert(joinRequest)
    .select(sql`
      select ${id}, network.id, ${person}, ${message}, ${now.getTime()}, null, null, null, null
      from network
      where network.slug = ${slug} and network.status = 'live' and network.simulated = 0
        and not exists (select 1 from membership
          where membership.network_id = network.id and membership.user_id = ${person})
        and (select count(*) from join_request as asked
          where asked.user_id = ${person} and asked.answered_at is null) < ${mostOpen}`)
    .onConflictDoNothing();
}

/**
 * The network that someone asks to join, where they can: a live one of people, which they do not
 * belong to and have not asked yet, while they have not asked too many.
 */
export async function joinableNetwork(
  { db }: Directory,
  { slug, person }: { slug: string; person: UserId },
  mostOpen: number,
): Promise<NetworkRecord | undefined> {
  const [row] = await db
    .select(recordColumns)
    .from(network)
    .innerJoin(pool, eq(pool.networkId, network.id))
    .where(
      and(
        ...[eq(network.slug, slug), eq(network.status, "live"), eq(network.simulated, false)],
        sql`not exists (select 1 from membership
          where membership.network_id = ${network.id} and membership.user_id = ${person})`,
        sql`not exists (select 1 from join_request as asked
          where asked.network_id = ${network.id} and asked.user_id = ${person}
            and asked.answered_at is null)`,
        sql`(select count(*) from join_request as asked
          where asked.user_id = ${person} and asked.answered_at is null) < ${mostOpen}`,
      ),
    )
    .limit(1);
  return row && networkOf(row);
}

/** How many requests one firing of the clock tells of; the next one takes the rest. */
const MAX_UNTOLD = 1000;

/**
 * Open requests that nobody was told of, in every live network: one query. A network whose people
 * were told of others less than so long ago waits.
 */
export async function untoldRequests(
  { db }: Directory,
  now: Date,
  pauseMs: number,
): Promise<{ network: NetworkRecord; id: string }[]> {
  const rows = await db
    .select({ network: recordColumns, id: joinRequest.id })
    .from(joinRequest)
    .innerJoin(network, eq(network.id, joinRequest.networkId))
    .innerJoin(pool, eq(pool.networkId, network.id))
    .where(
      and(
        ...[isNull(joinRequest.toldAt), isNull(joinRequest.answeredAt)],
        eq(network.status, "live"),
        sql`not exists (select 1 from join_request as told
          where told.network_id = ${network.id} and told.told_at > ${now.getTime() - pauseMs})`,
      ),
    )
    .limit(MAX_UNTOLD);
  return rows.map(({ network: record, id }) => ({ network: networkOf(record), id }));
}

/** Everybody who was to hear of these requests was told. */
export async function markTold(
  { db }: Directory,
  id: NetworkId,
  requests: readonly string[],
  now: Date,
): Promise<void> {
  await db
    .update(joinRequest)
    .set({ toldAt: now.getTime() })
    .where(
      and(
        eq(joinRequest.networkId, id),
        sql`${joinRequest.id} in (select value from json_each(${JSON.stringify(requests)}))`,
      ),
    );
}

/** The requests that wait for an answer, oldest first. */
export function openRequestsQuery({ db }: Directory, id: NetworkId) {
  return db
    .select({
      id: joinRequest.id,
      user: joinRequest.userId,
      name: user.name,
      email: user.email,
      message: joinRequest.message,
      createdAt: joinRequest.createdAt,
    })
    .from(joinRequest)
    .innerJoin(user, eq(user.id, joinRequest.userId))
    .where(and(eq(joinRequest.networkId, id), isNull(joinRequest.answeredAt)))
    .orderBy(asc(joinRequest.createdAt))
    .limit(MAX_LISTED);
}

export function joinRequestOf(
  row: Awaited<ReturnType<typeof openRequestsQuery>>[number],
): JoinRequest {
  return { ...row, user: row.user as UserId };
}

/**
 * Answers a request once; with a grant the person belongs to the network from now on.
 *
 * @returns The address of whoever asked; nothing where there was no such open request.
 */
export async function answerRequest(
  directory: Directory,
  network: NetworkId,
  { id, by, grant }: { id: string; by: UserId; grant: Grant | undefined },
  now: Date,
): Promise<string | undefined> {
  const { db } = directory;
  const at = now.getTime();
  const isWaiting = and(
    eq(joinRequest.id, id),
    eq(joinRequest.networkId, network),
    isNull(joinRequest.answeredAt),
  );
  const role = grant?.role ?? "";
  const [, answered] = await askDirectory(
    directory,
    db
      .insert(membership)
      .select(
        db
          .select({
            userId: joinRequest.userId,
            networkId: joinRequest.networkId,
            role: sql<string>`${role}`.as("role"),
            siteId: sql<number>`${grant?.site ?? 0}`.as("site_id"),
            createdAt: sql<number>`${at}`.as("created_at"),
          })
          .from(joinRequest)
          .where(and(isWaiting, sql`${role} <> ''`)),
      )
      .onConflictDoNothing(),
    db
      .update(joinRequest)
      .set({ answer: grant ? "accepted" : "declined", answeredBy: by, answeredAt: at })
      .where(isWaiting)
      .returning({
        email: sql<string>`(select user.email from user where user.id = join_request.user_id)`,
      }),
  );
  return answered[0]?.email;
}
