import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { splitStatements } from "@allteach/store/migrate-network";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../migrations");
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".sql"))
  .map((file) => [file, readFileSync(join(root, file), "utf8")] as const);

/**
 * What a statement may be: migrations only add, since a table rebuilt in D1 loses its children. A
 * table may step aside, whole, under its name and the number of the migration that made it.
 */
const additive =
  /^(CREATE (TABLE|VIRTUAL TABLE|UNIQUE INDEX|INDEX|TRIGGER) |ALTER TABLE \w+\s+ADD COLUMN |ALTER TABLE (\w+) RENAME TO \3_\d{4}$|INSERT INTO |UPDATE )/i;

const destructive = /\bDROP\b|__new_|foreign_keys|ON DELETE CASCADE|\bTRUNCATE\b|\bDELETE FROM\b/i;

const codeOf = (sql: string) => sql.replace(/--.*$/gm, "");

describe("migrations", () => {
  it("are there to be read", () => {
    expect(files.length).toBeGreaterThanOrEqual(3);
  });

  it.each(files)("only add: %s", (_, sql) => {
    expect(codeOf(sql)).not.toMatch(destructive);
    for (const statement of splitStatements(sql)) expect(statement).toMatch(additive);
  });

  it.each(files)("make every table STRICT: %s", (_, sql) => {
    const tables = splitStatements(sql).filter((each) => /^CREATE TABLE/i.test(each));
    for (const table of tables) expect(table).toMatch(/\)\s*STRICT/);
  });

  it.each([
    "DROP TABLE site",
    "CREATE TABLE __new_site (id INTEGER)",
    "PRAGMA foreign_keys=OFF",
    "ALTER TABLE site RENAME TO place",
    "CREATE TABLE a (b TEXT REFERENCES c ON DELETE CASCADE)",
  ])("would be refused with %s", (statement) => {
    expect(destructive.test(statement) || !additive.test(statement)).toBe(true);
  });
});

describe("the statements of a migration", () => {
  it("end with a semicolon and a blank line, whatever stands inside", () => {
    const sql =
      "-- why\nCREATE TABLE a (b TEXT);\n\nCREATE TRIGGER t BEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\n";

    expect(splitStatements(sql)).toEqual([
      "CREATE TABLE a (b TEXT)",
      "CREATE TRIGGER t BEGIN\n  SELECT 1;\n  SELECT 2;\nEND",
    ]);
  });
});
