import type { Act } from "@allteach/domain/audit";
import type { MeasureId, SiteId } from "@allteach/domain/identity";
import type { PhaseDecision } from "@allteach/domain/phase";
import { asc } from "drizzle-orm";
import { recorded } from "./audit.ts";
import type { NetworkStore } from "./network-store.ts";
import { phaseDecision } from "./phase-schema.ts";

/** Two hundred measures at a hundred sites, and not every one of them shifts. */
const MAX_DECISIONS = 10_000;

/** Every decision about phases, in the order in which they were made. */
export function phasesQuery({ db }: NetworkStore) {
  return db
    .select({
      measureId: phaseDecision.measureId,
      siteId: phaseDecision.siteId,
      nodeId: phaseDecision.nodeId,
      start: phaseDecision.start,
      kind: phaseDecision.kind,
      decision: phaseDecision.decision,
      reason: phaseDecision.reason,
      evidence: phaseDecision.evidence,
      name: phaseDecision.name,
      at: phaseDecision.at,
    })
    .from(phaseDecision)
    .orderBy(asc(phaseDecision.id))
    .limit(MAX_DECISIONS);
}

export function phaseDecisionOf({
  measureId,
  siteId,
  nodeId,
  ...rest
}: Awaited<ReturnType<typeof phasesQuery>>[number]): PhaseDecision {
  return {
    ...rest,
    measure: measureId as MeasureId,
    ...(siteId !== null && { site: siteId as SiteId }),
    ...(nodeId !== null && { node: nodeId }),
  };
}

/** Writes decisions down, with the audit's entry. */
export async function savePhaseDecisions(
  store: NetworkStore,
  made: readonly PhaseDecision[],
  act: Act,
): Promise<void> {
  const rows = made.map(({ measure, site, node, ...rest }) => ({
    ...{ ...rest, measureId: measure, actor: act.actor },
    ...(site !== undefined && { siteId: site }),
    ...(node !== undefined && { nodeId: node }),
  }));
  await recorded(store, act, () => [store.db.insert(phaseDecision).values(rows)]);
}
