/** A file of `migrations/network`. */
export interface Migration {
  name: string;
  sql: string;
}

/**
 * Brings a network's database up to date, from inside the Worker. The bookkeeping is wrangler's
 * own (`d1_migrations`), so that its command line agrees about what has been applied.
 *
 * Each migration is one transaction with its bookkeeping: killed at any moment and run again, or
 * run twice at once, every migration is applied exactly once.
 *
 * @returns The names of the migrations applied now.
 */
export async function migrateNetwork(
  d1: D1Database,
  migrations: readonly Migration[],
): Promise<string[]> {
  await d1
    .prepare(
      `CREATE TABLE IF NOT EXISTS d1_migrations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT UNIQUE,
        applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
      )`,
    )
    .run();
  const { results } = await d1.prepare("SELECT name FROM d1_migrations").all<{ name: string }>();
  const applied = new Set(results.map(({ name }) => name));

  const now: string[] = [];
  for (const { name, sql } of migrations) {
    if (applied.has(name)) continue;
    const statements = splitStatements(sql).map((statement) => d1.prepare(statement));
    const record = d1.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(name);
    try {
      await d1.batch([record, ...statements]);
      now.push(name);
    } catch (error) {
      if (!isAppliedMeanwhile(error)) throw error;
    }
  }
  return now;
}

/**
 * The statements of a migration, which ends each with a semicolon and a blank line; a trigger's
 * body has none inside.
 */
export function splitStatements(sql: string): string[] {
  return sql
    .replace(/^\s*--.*$/gm, "")
    .split(/;[ \t]*(?:\r?\n[ \t]*){2,}|;\s*$/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

function isAppliedMeanwhile(error: unknown): boolean {
  return error instanceof Error && /UNIQUE constraint failed: d1_migrations/.test(error.message);
}
