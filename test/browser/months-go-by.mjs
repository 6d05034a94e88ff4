// No test can wait for months: what was said of months to come is said of months that are over.
import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Lets months go by for the predictions of a service on this machine.
 *
 * @param {string} state Where the service keeps its databases.
 * @param {number} months
 * @returns {number} How many predictions that concerned.
 */
export function monthsGoBy(state, months) {
  let moved = 0;
  for (const file of globSync(join(state, "**", "*.sqlite"))) {
    const database = new DatabaseSync(file);
    try {
      database.exec("pragma busy_timeout = 5000");
      const table = "select 1 from sqlite_master where type = 'table' and name = 'prediction'";
      if (!database.prepare(table).get()) continue;
      const { changes } = database
        .prepare(
          `update prediction set since = strftime('%Y-%m', since || '-01', ?1),
             until = strftime('%Y-%m', until || '-01', ?1) where actor <> 'clock'`,
        )
        .run(`-${months} months`);
      moved += Number(changes);
    } finally {
      database.close();
    }
  }
  return moved;
}
