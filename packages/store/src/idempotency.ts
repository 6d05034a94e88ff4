import { and, eq, lt, sql } from "drizzle-orm";
import { idempotency } from "./idempotency-schema.ts";
import { ask, type NetworkStore } from "./network-store.ts";

/** How long an answer is kept. */
const KEPT_MS = 24 * 3_600_000;

/** How long an answer may take; a claim that is older was left by a request that died. */
const LONGEST_ANSWER_MS = 60_000;

/** A write by its key: whose, and the hash of what was asked. */
export interface KeyedRequest {
  caller: string;
  key: string;
  request: string;
}

/** What is known of a key: that it is ours to answer, or what was answered to whom. */
export type KeyClaim =
  | { kind: "claimed" }
  | { kind: "other-request" }
  | { kind: "being-answered" }
  | { kind: "answered"; answer: KeptAnswer };

export interface KeptAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** Null where the answer holds a secret that is shown once. */
  body: string | null;
}

/** Takes a key, or says what became of the request that has it. One round trip. */
export async function claimKey(
  store: NetworkStore,
  { caller, key, request }: KeyedRequest,
  now: Date,
): Promise<KeyClaim> {
  const { db } = store;
  const at = now.getTime();
  const [, claimed, [row]] = await ask(
    store,
    db.delete(idempotency).where(lt(idempotency.at, at - KEPT_MS)),
    db
      .insert(idempotency)
      .values({ caller, key, request, at })
      .onConflictDoUpdate({
        target: [idempotency.caller, idempotency.key],
        set: { at },
        setWhere: sql`${idempotency.status} is null and ${idempotency.request} = ${request}
          and ${idempotency.at} < ${at - LONGEST_ANSWER_MS}`,
      })
      .returning({ at: idempotency.at }),
    db
      .select()
      .from(idempotency)
      .where(and(eq(idempotency.caller, caller), eq(idempotency.key, key)))
      .limit(1),
  );
  if (claimed.length > 0 || row === undefined) return { kind: "claimed" };
  if (row.request !== request) return { kind: "other-request" };
  const { status, headers, body } = row;
  return status === null
    ? { kind: "being-answered" }
    : { kind: "answered", answer: { status, headers, body } };
}

/** Keeps what was answered. */
export async function keepAnswer(
  store: NetworkStore,
  { caller, key }: KeyedRequest,
  answer: KeptAnswer,
): Promise<void> {
  const mine = and(eq(idempotency.caller, caller), eq(idempotency.key, key));
  await ask(store, store.db.update(idempotency).set(answer).where(mine));
}

/** Gives a key back: nothing was written under it. */
export async function releaseKey(
  store: NetworkStore,
  { caller, key }: KeyedRequest,
): Promise<void> {
  const mine = and(eq(idempotency.caller, caller), eq(idempotency.key, key));
  await ask(store, store.db.delete(idempotency).where(mine));
}
