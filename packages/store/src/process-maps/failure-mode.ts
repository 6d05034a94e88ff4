import type { Act } from "@allteach/domain/audit";
import { FailureDraft, type FailureMode } from "@allteach/domain/process-map/failure-mode";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { recorded } from "../audit.ts";
import type { NetworkStore } from "../network-store.ts";
import { pdsa } from "../theory-schema.ts";
import { failureMode } from "./process-map-schema.ts";

/** More than any team judges of one process. */
export const MAX_FAILURES = 1000;
const MAX_TESTS = 300;

/** What can go wrong in a map, as listed. */
export function failuresQuery({ db }: NetworkStore, map: string) {
  return db
    .select()
    .from(failureMode)
    .where(and(eq(failureMode.map, map), isNull(failureMode.removedAt)))
    .orderBy(failureMode.id)
    .limit(MAX_FAILURES);
}

/** Tests of change by name, the newest first: one of them may try an action. */
export function testNamesQuery({ db }: NetworkStore) {
  return db
    .select({ id: pdsa.id, siteId: pdsa.siteId, objective: pdsa.objective })
    .from(pdsa)
    .orderBy(desc(pdsa.changedAt), desc(pdsa.id))
    .limit(MAX_TESTS);
}

type Row = Awaited<ReturnType<typeof failuresQuery>>[number];

export function failureOf(row: Row): FailureMode {
  const { id, map, stepWords, revision, actor, at } = row;
  const after = {
    occurrenceAfter: row.occurrenceAfter ?? undefined,
    severityAfter: row.severityAfter ?? undefined,
    detectionAfter: row.detectionAfter ?? undefined,
  };
  return {
    ...FailureDraft.parse({ ...row, ...after }),
    id,
    map,
    stepWords,
    revision,
    by: actor,
    at,
  };
}

function rowOf({ by, ...failure }: FailureMode) {
  return {
    ...failure,
    occurrenceAfter: failure.occurrenceAfter ?? null,
    severityAfter: failure.severityAfter ?? null,
    detectionAfter: failure.detectionAfter ?? null,
    actor: by,
  };
}

/** Writes new failures down. */
export async function addFailures(
  store: NetworkStore,
  failures: readonly FailureMode[],
  act: Act,
): Promise<void> {
  await recorded(store, act, () =>
    failures.map((each) => store.db.insert(failureMode).values(rowOf(each))),
  );
}

/**
 * Saves a failure's next revision, or takes it off the list where it says when.
 *
 * @returns False where somebody saved it first: then nothing is written, nor told in the audit.
 */
export async function changeFailure(
  store: NetworkStore,
  failure: FailureMode,
  act: Act,
  removedAt: number | null = null,
): Promise<boolean> {
  const { id, ...row } = rowOf(failure);
  const before = failure.revision - 1;
  const stands = sql`exists (select 1 from failure_mode
    where id = ${id} and revision = ${before} and removed_at is null)`;
  const [changed] = await recorded(
    store,
    act,
    () => [
      store.db
        .update(failureMode)
        .set({ ...row, removedAt })
        .where(
          and(
            eq(failureMode.id, id),
            eq(failureMode.revision, before),
            isNull(failureMode.removedAt),
          ),
        )
        .returning({ id: failureMode.id }),
    ],
    { when: stands },
  );
  return changed.length > 0;
}
