import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";

/** The directory: who has an account, which networks there are, who belongs to which. */
export interface Directory {
  readonly db: DrizzleD1Database;
  /** The database itself, for what is asked of every table. */
  readonly d1: D1Database;
}

export function openDirectory(d1: D1Database): Directory {
  return { db: drizzle(d1), d1 };
}

/** Runs queries in one round trip and one transaction. */
export async function askDirectory<
  const Queries extends readonly [BatchItem<"sqlite">, ...BatchItem<"sqlite">[]],
>({ db }: Directory, ...queries: Queries): Promise<BatchResponse<Queries>> {
  return (await db.batch(queries as never)) as unknown as BatchResponse<Queries>;
}
