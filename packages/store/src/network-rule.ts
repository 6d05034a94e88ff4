import type { Act } from "@allteach/domain/audit";
import type { NetworkRule } from "@allteach/domain/network-rule";
import { and, asc, eq, isNull } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { networkRule } from "./figure-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** More than anyone who fills in the form would put up with. */
export const MAX_RULES = 100;

/** The rules that hold now, the oldest first. */
export function rulesQuery({ db }: NetworkStore) {
  return db
    .select({
      id: networkRule.id,
      left: networkRule.left,
      operator: networkRule.operator,
      right: networkRule.right,
      strength: networkRule.strength,
      words: networkRule.words,
    })
    .from(networkRule)
    .where(isNull(networkRule.endedAt))
    .orderBy(asc(networkRule.madeAt))
    .limit(MAX_RULES);
}

export async function saveRule(store: NetworkStore, rule: NetworkRule, act: Act): Promise<void> {
  const row = { ...rule, madeBy: act.actor, madeAt: act.at };
  await recorded(store, act, () => [store.db.insert(networkRule).values(row)]);
}

/** Ends a rule; its row stays. */
export async function endRule(store: NetworkStore, id: string, act: Act): Promise<void> {
  await recorded(store, act, () => [
    store.db
      .update(networkRule)
      .set({ endedAt: act.at })
      .where(and(eq(networkRule.id, id), isNull(networkRule.endedAt))),
  ]);
}
