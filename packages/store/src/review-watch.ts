import type { NetworkId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { and, asc, eq, lte } from "drizzle-orm";
import { networkOf, recordColumns } from "./caller.ts";
import type { Directory } from "./directory.ts";
import { network, pool, reviewWatch } from "./directory-schema.ts";

/** How many networks one firing of the clock looks at; the next one takes the rest. */
const MAX_LOOKS = 1000;

/** The networks whose policies are to be looked at by now: one query, however many there are. */
export async function networksToWatch({ db }: Directory, now: Date): Promise<NetworkRecord[]> {
  const rows = await db
    .select(recordColumns)
    .from(reviewWatch)
    .innerJoin(network, eq(network.id, reviewWatch.networkId))
    .innerJoin(pool, eq(pool.networkId, network.id))
    .where(and(lte(reviewWatch.at, now.getTime()), eq(network.status, "live")))
    .orderBy(asc(reviewWatch.at))
    .limit(MAX_LOOKS);
  return rows.map(networkOf);
}

/** When to look at a network's policies next. */
export async function planLook({ db }: Directory, id: NetworkId, at: Date): Promise<void> {
  await db.update(reviewWatch).set({ at: at.getTime() }).where(eq(reviewWatch.networkId, id));
}
