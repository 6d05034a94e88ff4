import type { Migration } from "@allteach/store/migrate-network";

/**
 * How far a database is that has these migrations, as `0003 0003_sites.sql`: how many there are,
 * then the last one's name. Later versions sort after earlier ones.
 */
export function schemaVersion(migrations: readonly Migration[]): string {
  return `${String(migrations.length).padStart(4, "0")} ${migrations.at(-1)?.name ?? ""}`;
}
