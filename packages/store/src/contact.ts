import type { NetworkId, UserId } from "@allteach/domain/identity";
import { and, eq } from "drizzle-orm";
import type { Directory } from "./directory.ts";
import { membership, user } from "./directory-schema.ts";

/** Somebody's name and mail address: told to those alone who both agreed to meet. */
export interface Contact {
  user: UserId;
  name: string;
  email: string;
}

/** A person who belongs to a network; nothing once they left it. */
export async function contactOf(
  { db }: Directory,
  network: NetworkId,
  person: UserId,
): Promise<Contact | undefined> {
  const [row] = await db
    .select({ user: user.id, name: user.name, email: user.email })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(and(eq(membership.userId, person), eq(membership.networkId, network)))
    .limit(1);
  return row && { ...row, user: row.user as UserId };
}
