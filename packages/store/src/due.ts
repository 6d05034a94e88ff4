import type { NetworkId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { and, asc, eq, lte, ne, or } from "drizzle-orm";
import { networkOf, recordColumns } from "./caller.ts";
import type { Directory } from "./directory.ts";
import { due, network, pool } from "./directory-schema.ts";

/** How many things one firing of the clock takes in hand; the next one takes the rest. */
const MAX_DUE = 1000;

export interface Due {
  what: "provision" | "report" | "sweep";
  at: number;
  network: NetworkRecord;
}

/**
 * Everything the clock has to do by now, in every network: one query, however many there are.
 * Demonstrations come last.
 *
 * @param everyReport Whether to look at every network's report, due or not: how development tries
 *   any month.
 */
export async function whatIsDue({ db }: Directory, now: Date, everyReport = false): Promise<Due[]> {
  const rows = await db
    .select({ what: due.what, at: due.at, network: recordColumns })
    .from(due)
    .innerJoin(network, eq(network.id, due.networkId))
    .innerJoin(pool, eq(pool.networkId, network.id))
    .where(
      and(
        ne(network.status, "leaving"),
        or(lte(due.at, now.getTime()), everyReport ? eq(due.what, "report") : undefined),
      ),
    )
    .orderBy(asc(network.simulated), asc(due.at))
    .limit(MAX_DUE);
  return rows.map((row) => ({ ...row, network: networkOf(row.network) }));
}

/**
 * Moves something on, unless someone moved it since it was read.
 *
 * @param from The time it was due when read; a clock that fires twice moves it once.
 */
export async function moveDue(
  { db }: Directory,
  id: NetworkId,
  what: Due["what"],
  { from, to }: { from: number; to: Date },
): Promise<void> {
  await db
    .update(due)
    .set({ at: to.getTime() })
    .where(and(eq(due.networkId, id), eq(due.what, what), eq(due.at, from)));
}

/** Asks the clock to look at a network at a time, sooner than any look that is planned already. */
export async function planSweep({ db }: Directory, id: NetworkId, at: Date): Promise<void> {
  await db
    .insert(due)
    .values({ networkId: id, what: "sweep", at: at.getTime() })
    .onConflictDoUpdate({ target: [due.networkId, due.what], set: { at: at.getTime() } });
}

/** Nothing was left to sweep in a network; a look that somebody planned meanwhile stays. */
export async function endSweep({ db }: Directory, id: NetworkId, now: Date): Promise<void> {
  const isOver = and(eq(due.networkId, id), eq(due.what, "sweep"), lte(due.at, now.getTime()));
  await db.delete(due).where(isOver);
}
