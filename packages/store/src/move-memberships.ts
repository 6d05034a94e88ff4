import type { NetworkId, SiteId } from "@allteach/domain/identity";
import { and, eq, sql } from "drizzle-orm";
import { askDirectory, type Directory } from "./directory.ts";
import { membership } from "./directory-schema.ts";

/** Gives the people of one site the same roles at another, and takes the old ones away. */
export async function moveMemberships(
  directory: Directory,
  network: NetworkId,
  from: SiteId,
  into: SiteId,
): Promise<void> {
  const { db } = directory;
  const ofSite = and(eq(membership.networkId, network), eq(membership.siteId, from));
  await askDirectory(
    directory,
    db
      .insert(membership)
      .select(sql`
        select user_id, network_id, role, ${into}, created_at from membership where ${ofSite}`)
      .onConflictDoNothing(),
    db.delete(membership).where(ofSite),
  );
}
