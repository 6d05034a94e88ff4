import type { Act } from "@allteach/domain/audit";
import type { CheckIn, Confidence } from "@allteach/domain/check-in";
import type { Aim, Goal, GoalId } from "@allteach/domain/goal";
import type { GoalTerms } from "@allteach/domain/goal-match";
import type { MeasureId, SiteId, UserId } from "@allteach/domain/identity";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { goal as goalTable, checkIn as said } from "./goal-schema.ts";
import { isAt } from "./is-at.ts";
import { unlessTaken } from "./is-taken.ts";
import type { NetworkStore } from "./network-store.ts";
import { followInCommonsQuery, newPublicationQuery, sharedGoals } from "./publication.ts";

/** Three a year from each site of the largest network that is known. */
const MAX_GOALS = 1500;
const MAX_CHECK_INS = 5000;

/** Every goal, those that end last first. */
export function goalsQuery({ db }: NetworkStore) {
  return db
    .select()
    .from(goalTable)
    .orderBy(desc(goalTable.ends), asc(goalTable.id))
    .limit(MAX_GOALS);
}

/** The goals on one measure, by the day on which they began. */
export function measureGoalsQuery({ db }: NetworkStore, code: string) {
  return db
    .select()
    .from(goalTable)
    .where(
      sql`${goalTable.measureId} = (select id from measure where code = ${code} collate nocase)`,
    )
    .orderBy(asc(goalTable.starts), asc(goalTable.id))
    .limit(MAX_GOALS);
}

export function goalQuery({ db }: NetworkStore, id: string) {
  return db.select().from(goalTable).where(eq(goalTable.id, id)).limit(1);
}

/** The goal that a test of change serves. */
export function goalOfTestQuery({ db }: NetworkStore, test: string) {
  return db
    .select()
    .from(goalTable)
    .where(sql`${goalTable.id} = (select goal from pdsa where id = ${test})`)
    .limit(1);
}

type Row = Awaited<ReturnType<typeof goalQuery>>[number];

export function goalOf(row: Row): Goal {
  const { id, kind, siteId, title, starts, ends, lead, team, withFamilies, population } = row;
  const { visibility, outcome, learnt, closedOn, revision, owner, createdAt, changedAt } = row;
  const terms = JSON.parse(row.terms) as Partial<GoalTerms>;
  return {
    ...{ id: id as GoalId, kind, title, starts, ends, lead, team, withFamilies, population },
    ...{ visibility, learnt, revision, owner: owner as UserId, createdAt, changedAt },
    ...(siteId !== null && { site: siteId as SiteId }),
    aim: aimOf(row),
    ...levelsOf(row),
    families: terms.families ?? [],
    drivers: terms.drivers ?? [],
    changes: terms.changes ?? [],
    conditions: terms.conditions ?? [],
    ...(outcome !== null && { outcome }),
    ...(closedOn !== null && { closedOn }),
  };
}

function aimOf({ measureId, fromValue, toValue, fromWords, toWords }: Row): Aim {
  if (measureId === null) return { on: "words", from: fromWords, to: toWords };
  const from = fromValue !== null && { from: fromValue };
  return { on: "measure", measure: measureId as MeasureId, to: toValue ?? 0, ...from };
}

function levelsOf({ siteShare, siteChange, networkChange }: Row) {
  return siteShare !== null && siteChange !== null && networkChange !== null
    ? { levels: { siteShare, siteChange, networkChange } }
    : {};
}

function rowOf(goal: Goal): typeof goalTable.$inferInsert {
  const { site, aim, levels, families, drivers, changes, conditions, ...rest } = goal;
  const { outcome, closedOn, ...plain } = rest;
  return {
    ...plain,
    siteId: site ?? null,
    ...(aim.on === "measure"
      ? { measureId: aim.measure, fromValue: aim.from ?? null, toValue: aim.to }
      : { measureId: null, fromValue: null, toValue: null, fromWords: aim.from, toWords: aim.to }),
    siteShare: levels?.siteShare ?? null,
    siteChange: levels?.siteChange ?? null,
    networkChange: levels?.networkChange ?? null,
    terms: JSON.stringify({ families, drivers, changes, conditions }),
    outcome: outcome ?? null,
    closedOn: closedOn ?? null,
  };
}

/** Keeps a new goal. */
export async function saveGoal(store: NetworkStore, goal: Goal, act: Act): Promise<void> {
  await recorded(store, act, () => [store.db.insert(goalTable).values(rowOf(goal))]);
}

/**
 * Writes a goal anew. Where it is shared with other networks, what they read is to follow.
 *
 * @param goal With its next revision.
 * @returns False when someone changed it meanwhile: nothing was written then.
 */
export async function changeGoal(store: NetworkStore, goal: Goal, act: Act): Promise<boolean> {
  const before = goal.revision - 1;
  const { id, ...row } = rowOf(goal);
  const [changed] = await recorded(
    store,
    act,
    () => [
      store.db
        .update(goalTable)
        .set(row)
        .where(and(eq(goalTable.id, id), eq(goalTable.revision, before)))
        .returning({ id: goalTable.id }),
      followInCommonsQuery(store, sharedGoals, id),
    ],
    { when: isAt("goal", id, before) },
  );
  return changed.length === 1;
}

/** What a team said of its goal, oldest first. */
export function checkInsQuery({ db }: NetworkStore, goal: string) {
  return db
    .select(checkInColumns)
    .from(said)
    .where(eq(said.goalId, goal))
    .orderBy(asc(said.number))
    .limit(MAX_CHECK_INS);
}

/** What all teams said of their goals, oldest first. */
export function everyCheckInQuery({ db }: NetworkStore) {
  return db
    .select(checkInColumns)
    .from(said)
    .orderBy(asc(said.goalId), asc(said.number))
    .limit(MAX_CHECK_INS);
}

const checkInColumns = {
  goal: said.goalId,
  number: said.number,
  milestone: said.milestone,
  on: said.on,
  sentence: said.sentence,
  confidence: said.confidence,
  at: said.at,
};

export function checkInOf(row: Awaited<ReturnType<typeof checkInsQuery>>[number]): CheckIn {
  const { goal: _, confidence, ...rest } = row;
  return { ...rest, confidence: confidence as Confidence };
}

/** Keeps a check-in; false when someone checked in at the same moment: theirs stands. */
export function saveCheckIn(
  store: NetworkStore,
  goal: GoalId,
  checkIn: CheckIn,
  act: Act,
): Promise<boolean> {
  const row = { ...checkIn, goalId: goal, actor: act.actor };
  return unlessTaken(
    "check_in.",
    recorded(store, act, () => [store.db.insert(said).values(row)]),
  );
}

/** Keeps goals and check-ins that were made up, and puts into the ledger what is to be shared. */
export async function saveMadeUpGoals(
  store: NetworkStore,
  goals: readonly { goal: Goal; checkIns: readonly CheckIn[] }[],
  act: Act,
): Promise<void> {
  const { db } = store;
  const rows = goals.map(({ goal }) => db.insert(goalTable).values(rowOf(goal)));
  const checkIns = goals.flatMap(({ goal, checkIns: some }) =>
    some.map((each) => db.insert(said).values({ ...each, goalId: goal.id, actor: act.actor })),
  );
  const parts = ["site", "population", "learnt"];
  const shared = goals
    .filter(({ goal }) => goal.visibility === "all")
    .map(({ goal }) => newPublicationQuery(store, sharedGoals, goal.id, parts));
  await recorded(store, act, () => [...rows, ...checkIns, ...shared]);
}
