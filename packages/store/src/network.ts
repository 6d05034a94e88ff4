import type { NetworkId, UserId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { and, eq } from "drizzle-orm";
import { networkOf, recordColumns } from "./caller.ts";
import { askDirectory, type Directory } from "./directory.ts";
import { membership, network, pool, user } from "./directory-schema.ts";

/** A live network by its id, as a message names it. */
export async function networkById(
  { db }: Directory,
  id: NetworkId,
): Promise<NetworkRecord | undefined> {
  const [row] = await db
    .select(recordColumns)
    .from(network)
    .innerJoin(pool, eq(pool.networkId, network.id))
    .where(and(eq(network.id, id), eq(network.status, "live")))
    .limit(1);
  return row && networkOf(row);
}

/** The mail address of a person who belongs to a network; nothing once they left it. */
export async function memberAddress(
  directory: Directory,
  id: NetworkId,
  person: UserId,
): Promise<string | undefined> {
  const { db } = directory;
  const [rows] = await askDirectory(
    directory,
    db
      .select({ email: user.email })
      .from(membership)
      .innerJoin(user, eq(user.id, membership.userId))
      .where(and(eq(membership.userId, person), eq(membership.networkId, id)))
      .limit(1),
  );
  return rows[0]?.email;
}
