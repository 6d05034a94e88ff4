import type { Act } from "@allteach/domain/audit";
import type { SiteId } from "@allteach/domain/identity";
import { type Cycle, CycleDraft } from "@allteach/domain/pdsa-cycle";
import { and, desc, eq, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { ownerOf } from "./diagram.ts";
import type { NetworkStore } from "./network-store.ts";
import { pdsa } from "./theory-schema.ts";

/** As many as a board shows of a network of a hundred sites in two years. */
const MAX_CYCLES = 2000;

/** What is kept together as one text: nobody asks the database about it. */
const worded = [
  ...(["question", "prediction", "who", "what", "where", "data"] as const),
  ...(["happened", "surprises", "study", "next"] as const),
] as const;

/** Every test of change, the newest first. */
export function cyclesQuery({ db }: NetworkStore) {
  return db.select().from(pdsa).orderBy(desc(pdsa.changedAt), desc(pdsa.id)).limit(MAX_CYCLES);
}

/** Tests by what is asked of a chart: its measure, and days. */
export function measureCyclesQuery({ db }: NetworkStore, measure: string) {
  return db
    .select()
    .from(pdsa)
    .where(sql`${pdsa.measure} = ${measure} collate nocase and ${pdsa.starts} <> ''`)
    .orderBy(desc(pdsa.starts))
    .limit(MAX_CYCLES);
}

export function cycleQuery({ db }: NetworkStore, id: string) {
  return db.select().from(pdsa).where(eq(pdsa.id, id)).limit(1);
}

/** The tests of one site, by its code. */
export function siteCyclesQuery({ db }: NetworkStore, site: string) {
  return db
    .select()
    .from(pdsa)
    .where(eq(pdsa.siteId, ownerOf(site)))
    .orderBy(desc(pdsa.changedAt), desc(pdsa.id))
    .limit(MAX_CYCLES);
}

/** The tests that serve a goal, the newest first. */
export function goalCyclesQuery({ db }: NetworkStore, goal: string) {
  return db
    .select()
    .from(pdsa)
    .where(eq(pdsa.goal, goal))
    .orderBy(desc(pdsa.changedAt), desc(pdsa.id))
    .limit(MAX_CYCLES);
}

/** The tests that follow from one. */
export function followersQuery({ db }: NetworkStore, id: string) {
  return db.select().from(pdsa).where(eq(pdsa.previous, id)).orderBy(pdsa.startedAt).limit(20);
}

/** How many tests refer to each box, in all and still under way; a site's own where one is named. */
export function testCountsQuery({ db }: NetworkStore) {
  return db
    .select({
      node: pdsa.node,
      siteId: pdsa.siteId,
      tests: sql<number>`count(*)`,
      open: sql<number>`sum(${pdsa.stage} <> 'done')`,
    })
    .from(pdsa)
    .where(sql`${pdsa.node} <> ''`)
    .groupBy(pdsa.node, pdsa.siteId)
    .limit(10_000);
}

type Row = Awaited<ReturnType<typeof cycleQuery>>[number];

export function cycleOf(row: Row): Cycle {
  const { id, siteId, revision, stage, nodeWords, previous, words, ...rest } = row;
  const { startedBy, startedAt, changedAt, closedAt } = rest;
  const draft = CycleDraft.parse({ ...rest, ...JSON.parse(words) });
  return {
    ...{ ...draft, id, revision, stage, nodeWords, startedBy, startedAt, changedAt },
    ...(siteId > 0 && { site: siteId as SiteId }),
    ...(previous !== null && { previous }),
    ...(closedAt !== null && { closedAt }),
  };
}

function rowOf(cycle: Cycle) {
  const { objective, node, nodeWords, measure, goal, ramp, starts, ends, outcome, act } = cycle;
  const words = JSON.stringify(Object.fromEntries(worded.map((name) => [name, cycle[name]])));
  const { revision, stage, changedAt, closedAt } = cycle;
  return {
    ...{ objective, node, nodeWords, measure, goal, ramp, starts, ends, outcome, act },
    ...{ words, revision, stage, changedAt, closedAt: closedAt ?? null },
  };
}

/** Writes new tests down. */
export async function addCycles(
  store: NetworkStore,
  cycles: readonly Cycle[],
  act: Act,
): Promise<void> {
  await recorded(store, act, () => cycles.map((cycle) => newRow(store, cycle)));
}

function newRow({ db }: NetworkStore, cycle: Cycle) {
  const { id, site, previous, startedBy, startedAt } = cycle;
  const fixed = { id, siteId: site ?? 0, previous: previous ?? null, startedBy, startedAt };
  return db.insert(pdsa).values({ ...rowOf(cycle), ...fixed });
}

/**
 * Saves a test's next revision.
 *
 * @returns False where somebody saved it first: then nothing is written, nor told in the audit.
 */
export async function changeCycle(store: NetworkStore, cycle: Cycle, act: Act): Promise<boolean> {
  const before = cycle.revision - 1;
  const stands = sql`exists (select 1 from pdsa where id = ${cycle.id} and revision = ${before})`;
  const [changed] = await recorded(
    store,
    act,
    () => [
      store.db
        .update(pdsa)
        .set(rowOf(cycle))
        .where(and(eq(pdsa.id, cycle.id), eq(pdsa.revision, before)))
        .returning({ id: pdsa.id }),
    ],
    { when: stands },
  );
  return changed.length > 0;
}
