import { env } from "cloudflare:workers";
import type { Person } from "../support/world.ts";
import type { Ids } from "./canary.ts";

type Word = (what: string) => string;

const terms = JSON.stringify({ families: [], drivers: [], changes: [], conditions: [] });

/**
 * A goal that the network reads and another site's, one that a site and one that the network keeps to
 * itself, one that every network reads.
 */
export function goalRows(
  database: D1Database,
  ids: Ids,
  word: Word,
  owner: string,
): D1PreparedStatement[] {
  const goal = (id: string, site: number | null, prefix: string, visibility: string) =>
    database
      .prepare(
        `insert into goal values (?1, '90-day', ?2, ?3, null, null, null, ?4, ?5, null, null, null,
          '2026-01-01', '2999-01-01', ?6, ?7, 1, ?8, ?9, ?10, null, ?11, null, 1, ?12, 1, 1)`,
      )
      .bind(
        ...[id, site, word(`${prefix}title`), word(`${prefix}from`), word(`${prefix}to`)],
        ...[word(`${prefix}lead`), word(`${prefix}members`), word(`${prefix}population`)],
        ...[terms, visibility, word(`${prefix}learnt`), owner],
      );
  return [
    goal(ids.goal, ids.siteId, "goal-", "network"),
    goal(ids.goal.replace(/0$/, "1"), ids.otherId, "kept-", "team"),
    goal(sharedGoalOf(ids), ids.siteId, "shared-", "all"),
    goal(ids.goal.replace(/0$/, "3"), ids.otherId, "far-", "network"),
    goal(ids.goal.replace(/0$/, "4"), null, "whole-", "team"),
    database
      .prepare("insert into check_in values (?, 1, 0, '2026-01-02', ?, 4, 'clock', 1)")
      .bind(ids.goal, word("check-in")),
    database
      .prepare("insert into goal_publication values (?, 1, 'published', '[]', 1, 1, null)")
      .bind(sharedGoalOf(ids)),
    database
      .prepare("insert into site_question values (?, ?, ?, ?, ?, 1, 'asked', null, null, 0, '')")
      .bind(ids.question, ids.siteId, word("asked-about"), word("site-asked"), owner),
  ];
}

export const sharedGoalOf = ({ goal }: Pick<Ids, "goal">) => goal.replace(/0$/, "2");

/** What every network may read of the shared goal is nobody's secret; who asks about it is. */
export async function fillCommons(
  ids: Ids,
  word: Word,
  owner: Person,
  asking: Person,
): Promise<void> {
  const run = (sql: string, ...values: (string | number)[]) =>
    env.COMMONS.prepare(sql).bind(...values);
  await env.COMMONS.batch([
    run(
      `insert into shared_goal values (null, ?, ?, 1, 1, ?, ?, 'A network', 0, '', '90-day', 'A title',
        'An aim', '', '', '', 1, '2026-01-01', '2999-01-01', '', ?, 'An aim', '', '', '', '',
        '{title words} : ("title")', 1)`,
      ...[ids.id, sharedGoalOf(ids), ids.siteId, owner.id, terms],
    ),
    run(
      `insert into introduction values (?, 'n_0000000000000000', ?, ?, ?, ?, ?, ?, ?, ?, 1, 'asked',
        null, null, 0, '')`,
      ...[ids.introduction, word("asker"), ids.id, sharedGoalOf(ids), ids.siteId, owner.id],
      ...[word("about"), word("introduction"), asking.id],
    ),
  ]);
}
