import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";

/** What networks chose to share with each other: a projection of their own ledgers. */
export interface Commons {
  readonly db: DrizzleD1Database;
}

export function openCommons(d1: D1Database): Commons {
  return { db: drizzle(d1) };
}

/** Runs queries in one round trip and one transaction. */
export async function askCommons<
  const Queries extends readonly [BatchItem<"sqlite">, ...BatchItem<"sqlite">[]],
>({ db }: Commons, ...queries: Queries): Promise<BatchResponse<Queries>> {
  return (await db.batch(queries as never)) as unknown as BatchResponse<Queries>;
}
