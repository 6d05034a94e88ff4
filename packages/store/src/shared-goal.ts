import type { GoalId, GoalOutcome } from "@allteach/domain/goal";
import { type GoalTerms, matchProbes, tokenOf } from "@allteach/domain/goal-match";
import type { NetworkId, UserId } from "@allteach/domain/identity";
import type { SharedGoal } from "@allteach/domain/shared-goal";
import { and, desc, eq, gt, lte, ne, sql } from "drizzle-orm";
import type { Commons } from "./commons.ts";
import { introduction, sharedGoal } from "./commons-schema.ts";
import { putShared, removeShared, type SharedKey, type SharedTable } from "./shared-thing.ts";

/** Which goal of which network. */
export interface SharedGoalKey {
  network: NetworkId;
  goal: GoalId;
}

/** A goal as the commons holds it. */
export interface ListedGoal extends SharedGoal {
  key: SharedGoalKey;
  sharedAt: number;
}

/** What is written of a goal, and by which right. */
export interface GoalToShare {
  key: SharedGoalKey;
  epoch: number;
  revision: number;
  /** 0: the network's own. */
  site: number;
  owner: UserId;
  shared: SharedGoal;
}

/** Writes a goal into the commons, by the rules of `putShared`. */
export async function putSharedGoal(
  commons: Commons,
  { key, epoch, revision, site, owner, shared }: GoalToShare,
  now: Date,
): Promise<number> {
  const { terms, outcome = "", ...texts } = shared;
  const words = [texts.aim, texts.measure, texts.population, texts.learnt].join(" ").trim();
  const tokens = (keys: readonly string[]) => keys.map(tokenOf).join(" ");
  return await putShared(commons, goals, thingOf(key), {
    ...{ networkId: key.network, goalId: key.goal, epoch, revision, siteId: site, owner },
    ...{ ...texts, outcome, words },
    terms: JSON.stringify(terms),
    families: tokens(terms.families),
    drivers: tokens(terms.drivers),
    changes: tokens(terms.changes),
    conditions: tokens(terms.conditions),
    probe: JSON.stringify(matchProbes({ terms, text: `${texts.title} ${words}` })),
    sharedAt: now.getTime(),
  });
}

const goals: SharedTable = {
  table: sharedGoal,
  network: sharedGoal.networkId,
  thing: sharedGoal.goalId,
  epoch: sharedGoal.epoch,
  revision: sharedGoal.revision,
};

const thingOf = ({ network, goal }: SharedGoalKey): SharedKey => ({ network, thing: goal });

/** Takes a goal back, with who asked about it. */
export async function removeSharedGoal(
  commons: Commons,
  key: SharedGoalKey,
  epoch: number,
  now: Date,
): Promise<void> {
  const asked = commons.db.delete(introduction).where(
    and(
      eq(introduction.toNetworkId, key.network),
      eq(introduction.toGoalId, key.goal),
      sql`not exists (select 1 from shared_goal
          where network_id = ${key.network} and goal_id = ${key.goal})`,
    ),
  );
  await removeShared(commons, goals, thingOf(key), { epoch, now }, [asked]);
}

/** How many goals are looked at for one that resembles them. */
const CANDIDATES = 40;

/** More than a page shows: some of what is found is of the other kind, made up or not. */
const MOST_HITS = 80;

/** What a term or a word in common weighs in the index's own order: as `matchGoals` has it. */
const order = sql.raw("bm25(goal_text, 1.2, 1.0, 10.0, 5.0, 2.5, 1.0)");

const columns = {
  networkId: sharedGoal.networkId,
  goalId: sharedGoal.goalId,
  network: sharedGoal.network,
  simulated: sharedGoal.simulated,
  site: sharedGoal.site,
  kind: sharedGoal.kind,
  title: sharedGoal.title,
  aim: sharedGoal.aim,
  measure: sharedGoal.measure,
  population: sharedGoal.population,
  learnt: sharedGoal.learnt,
  withFamilies: sharedGoal.withFamilies,
  starts: sharedGoal.starts,
  ends: sharedGoal.ends,
  outcome: sharedGoal.outcome,
  terms: sharedGoal.terms,
  sharedAt: sharedGoal.sharedAt,
};

/** What each question of a goal's probe tells, the first most, and how many it may bring. */
const TELLING = [6, 4, 3, 2, 1] as const;
const EACH = 60;

/**
 * Other networks' goals that may resemble one that is shared, the likeliest first: one query. Each of
 * its questions walks the index from the newest goal on and stops.
 */
export function resemblingQuery({ db }: Commons, { network, goal }: SharedGoalKey) {
  const own = sql`from shared_goal where network_id = ${network} and goal_id = ${goal}`;
  const hits = TELLING.map(
    (
      weight,
      place,
    ) => sql`select * from (select rowid as place, ${sql.raw(String(weight))} as weight
      from goal_text where goal_text match coalesce((select probe ->> ${sql.raw(String(place))} ${own}), '""')
      order by rowid desc limit ${sql.raw(String(EACH))})`,
  );
  return db
    .select(columns)
    .from(
      sql`(select place, sum(weight) as weight from (${sql.join(hits, sql` union all `)})
        group by place order by 2 desc, 1 desc limit ${sql.raw(String(2 * CANDIDATES))}) as hit`,
    )
    .crossJoin(sharedGoal)
    .where(
      and(
        sql`shared_goal.place = hit.place`,
        ne(sharedGoal.networkId, network),
        sql`shared_goal.simulated = (select simulated ${own})`,
      ),
    )
    .orderBy(sql`hit.weight desc`, desc(sharedGoal.place))
    .limit(CANDIDATES);
}

/** What somebody looks for in the commons. */
export interface SharedGoalQuestion {
  /** As `matchQuery` or `searchQuery` makes it; empty: the newest first. */
  query: string;
  simulated: boolean;
  offset: number;
  limit: number;
}

/** Shared goals: the best first where something is looked for, else the newest. */
export function sharedGoalsQuery(
  { db }: Commons,
  { query, simulated, offset, limit }: SharedGoalQuestion,
) {
  const isOfKind = eq(sharedGoal.simulated, simulated);
  if (query === "") {
    return db
      .select(columns)
      .from(sharedGoal)
      .where(isOfKind)
      .orderBy(desc(sharedGoal.sharedAt), desc(sharedGoal.place))
      .limit(limit)
      .offset(offset);
  }
  const found = sql`(select rowid as place, ${order} as weight from goal_text
    where goal_text match ${query} order by weight limit ${offset + limit + MOST_HITS}) as hit`;
  return db
    .select(columns)
    .from(found)
    .crossJoin(sharedGoal)
    .where(and(sql`shared_goal.place = hit.place`, isOfKind))
    .orderBy(sql`hit.weight`)
    .limit(limit)
    .offset(offset);
}

/** As many as one look goes through. */
const MOST_BEGUN = 200;

/** Goals of a kind that began to be shared in a stretch of time, the newest first. */
export function begunSharingQuery(
  { db }: Commons,
  { from, to, simulated }: { from: number; to: number; simulated: boolean },
) {
  return db
    .select(columns)
    .from(sharedGoal)
    .where(
      and(
        eq(sharedGoal.simulated, simulated),
        gt(sharedGoal.sharedAt, from),
        lte(sharedGoal.sharedAt, to),
      ),
    )
    .orderBy(desc(sharedGoal.sharedAt), desc(sharedGoal.place))
    .limit(MOST_BEGUN);
}

/** One shared goal with whom to ask about it. */
export function sharedGoalQuery({ db }: Commons, { network, goal }: SharedGoalKey) {
  return db
    .select({ ...columns, siteId: sharedGoal.siteId, owner: sharedGoal.owner })
    .from(sharedGoal)
    .where(and(eq(sharedGoal.networkId, network), eq(sharedGoal.goalId, goal)))
    .limit(1);
}

export function listedGoalOf(
  row: Awaited<ReturnType<typeof sharedGoalsQuery>>[number],
): ListedGoal {
  const { networkId, goalId, terms, outcome, ...rest } = row;
  return {
    ...rest,
    key: { network: networkId as NetworkId, goal: goalId as GoalId },
    terms: JSON.parse(terms) as GoalTerms,
    ...(outcome !== "" && { outcome: outcome as GoalOutcome }),
  };
}
