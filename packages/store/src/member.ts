import type { NetworkId, UserId } from "@allteach/domain/identity";
import { asc, eq } from "drizzle-orm";
import type { Directory } from "./directory.ts";
import { membership, user } from "./directory-schema.ts";

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
