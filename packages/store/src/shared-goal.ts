import { sha256 } from "@allteach/domain/digest";
import type { GoalId, GoalOutcome } from "@allteach/domain/goal";
import { type GoalTerms, matchProbes, tokenOf } from "@allteach/domain/goal-match";
import type { NetworkId, UserId } from "@allteach/domain/identity";
import type { SharedGoal } from "@allteach/domain/shared-goal";
import { and, desc, eq, lt, ne, sql } from "drizzle-orm";
import { askCommons, type Commons } from "./commons.ts";
import { goalFence, introduction, sharedGoal } from "./commons-schema.ts";

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

/**
 * Writes a goal into the commons. Written again it changes nothing; an older revision changes
 * nothing; and an epoch to which the commons is closed is turned away.
 *
 * @returns The epoch that the commons wants at least: above the one given, nothing was written.
 */
export async function putSharedGoal(
  commons: Commons,
  { key, epoch, revision, site, owner, shared }: GoalToShare,
  now: Date,
): Promise<number> {
  const { network, goal } = key;
  const fence = await fenceKey(key);
  const { terms, outcome = "", withFamilies, simulated, ...texts } = shared;
  const words = [texts.aim, texts.measure, texts.population, texts.learnt].join(" ").trim();
  const tokens = (keys: readonly string[]) => keys.map(tokenOf).join(" ");
  const row = {
    ...{ epoch, revision, siteId: site, owner, simulated, withFamilies, outcome, words },
    ...texts,
    terms: JSON.stringify(terms),
    families: tokens(terms.families),
    drivers: tokens(terms.drivers),
    changes: tokens(terms.changes),
    conditions: tokens(terms.conditions),
    probe: JSON.stringify(matchProbes({ terms, text: `${texts.title} ${words}` })),
    sharedAt: now.getTime(),
  };
  const { db } = commons;
  const [, [found]] = await askCommons(
    commons,
    db
      .insert(sharedGoal)
      .select(
        sql`select null, ${network}, ${goal}, ${epoch}, ${revision}, ${site}, ${owner},
          ${texts.network}, ${simulated ? 1 : 0}, ${texts.site}, ${texts.kind}, ${texts.title},
          ${texts.aim}, ${texts.measure}, ${texts.population}, ${texts.learnt},
          ${withFamilies ? 1 : 0}, ${texts.starts}, ${texts.ends}, ${outcome}, ${row.terms},
          ${words}, ${row.families}, ${row.drivers}, ${row.changes}, ${row.conditions},
          ${row.probe}, ${row.sharedAt}
        where ${epoch} >= coalesce((select epoch from goal_fence where key = ${fence}), 0)`,
      )
      .onConflictDoUpdate({
        target: [sharedGoal.networkId, sharedGoal.goalId],
        set: row,
        setWhere: sql`(shared_goal.epoch, shared_goal.revision) < (${epoch}, ${revision})`,
      }),
    db
      .select({
        wanted: sql<number>`coalesce((select epoch from goal_fence where key = ${fence}), 0)`,
      })
      .from(sql`(select 1)`),
  );
  return found?.wanted ?? 0;
}

/**
 * Takes a goal back: its row, its words in the index, and who asked about it, in one transaction.
 * The commons is closed from then on to every epoch below the one given, so that no message that is
 * still on its way brings it back.
 */
export async function removeSharedGoal(
  commons: Commons,
  key: SharedGoalKey,
  epoch: number,
  now: Date,
): Promise<void> {
  const { db } = commons;
  const at = now.getTime();
  await askCommons(
    commons,
    db
      .insert(goalFence)
      .values({ key: await fenceKey(key), epoch, at })
      .onConflictDoUpdate({
        target: goalFence.key,
        set: { epoch: sql`max(goal_fence.epoch, excluded.epoch)`, at },
      }),
    db
      .delete(sharedGoal)
      .where(
        and(
          eq(sharedGoal.networkId, key.network),
          eq(sharedGoal.goalId, key.goal),
          lt(sharedGoal.epoch, epoch),
        ),
      ),
    db.delete(introduction).where(
      and(
        eq(introduction.toNetworkId, key.network),
        eq(introduction.toGoalId, key.goal),
        sql`not exists (select 1 from shared_goal
            where network_id = ${key.network} and goal_id = ${key.goal})`,
      ),
    ),
  );
}

/** No message and no job lives as long. */
const FENCE_MS = 24 * 60 * 60 * 1000;

/** Forgets that goals were ever taken back, once nothing of then can still be on its way. */
export async function dropOldFences(commons: Commons, now: Date): Promise<void> {
  await askCommons(
    commons,
    commons.db.delete(goalFence).where(lt(goalFence.at, now.getTime() - FENCE_MS)),
  );
}

/** Names nobody: a goal's own name is made by chance. */
function fenceKey({ network, goal }: SharedGoalKey): Promise<string> {
  return sha256(`${network} ${goal}`);
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
