// No test can wait for a morning, or for the half hour in which a mail of the day is gathered.
import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Makes a network's morning come, on a service on this machine: the next hour looks at it.
 *
 * @param {string} state Where the service keeps its databases.
 * @param {string} slug
 */
export function morningComes(state, slug) {
  inDirectory(
    state,
    `update due set at = 0 where what = 'report'
       and network_id = (select id from network where slug = ?)`,
    slug,
  );
}

/**
 * Lets a person's mail of the day leave with the next hour.
 *
 * @param {string} state
 * @param {string} email
 */
export function mailOfDayIsDue(state, email) {
  inDirectory(
    state,
    "update digest set due_at = 0 where user_id = (select id from user where email = ?)",
    email,
  );
}

function inDirectory(state, sql, value) {
  for (const file of globSync(join(state, "**", "*.sqlite"))) {
    const database = new DatabaseSync(file);
    try {
      database.exec("pragma busy_timeout = 5000");
      const table = "select 1 from sqlite_master where type = 'table' and name = 'due'";
      if (database.prepare(table).get()) database.prepare(sql).run(value);
    } finally {
      database.close();
    }
  }
}
