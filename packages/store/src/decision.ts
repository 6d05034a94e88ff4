import type { Act } from "@allteach/domain/audit";
import type { Decision } from "@allteach/domain/decision";
import { desc } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { decision } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** Twenty years of one decision a week. */
const MAX_DECISIONS = 1000;

/** Every decision, newest day first. */
export function decisionsQuery({ db }: NetworkStore) {
  return db
    .select({
      id: decision.id,
      title: decision.title,
      text: decision.text,
      decidedOn: decision.decidedOn,
      decidedBy: decision.decidedBy,
      stakeholders: decision.stakeholders,
    })
    .from(decision)
    .orderBy(desc(decision.decidedOn), desc(decision.recordedAt))
    .limit(MAX_DECISIONS);
}

export async function saveDecision(store: NetworkStore, made: Decision, act: Act): Promise<void> {
  const row = { ...made, recordedBy: act.actor, recordedAt: act.at };
  await recorded(store, act, () => [store.db.insert(decision).values(row)]);
}
