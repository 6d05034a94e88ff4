import type { NetworkId } from "@allteach/domain/identity";
import { and, eq, ne } from "drizzle-orm";
import { askDirectory, type Directory } from "./directory.ts";
import { membership, user } from "./directory-schema.ts";

const MAX_NAMES = 5000;

/**
 * What a network's members are called, by actor: `person u_…`. Who has left is not among them, nor
 * who has given no name.
 */
export async function memberNames(
  directory: Directory,
  network: NetworkId,
): Promise<Map<string, string>> {
  const [rows] = await askDirectory(
    directory,
    directory.db
      .selectDistinct({ id: user.id, name: user.name })
      .from(membership)
      .innerJoin(user, eq(user.id, membership.userId))
      .where(and(eq(membership.networkId, network), ne(user.name, "")))
      .limit(MAX_NAMES),
  );
  return new Map(rows.map(({ id, name }) => [`person ${id}`, name]));
}
