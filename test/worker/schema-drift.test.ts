import { env } from "cloudflare:workers";
import * as boards from "@allteach/store/boards/board-schema";
import * as commons from "@allteach/store/commons-schema";
import * as directory from "@allteach/store/directory-schema";
import * as events from "@allteach/store/events/event-schema";
import * as evidence from "@allteach/store/evidence-schema";
import * as figures from "@allteach/store/figure-schema";
import * as goals from "@allteach/store/goal-schema";
import * as idempotency from "@allteach/store/idempotency-schema";
import * as mails from "@allteach/store/mail-schema";
import * as measures from "@allteach/store/measure-schema";
import { migrateNetwork } from "@allteach/store/migrate-network";
import * as network from "@allteach/store/network-schema";
import * as operations from "@allteach/store/operations-schema";
import * as pins from "@allteach/store/pins/pin-schema";
import * as processMaps from "@allteach/store/process-maps/process-map-schema";
import * as reports from "@allteach/store/report-schema";
import * as theory from "@allteach/store/theory-schema";
import * as uploads from "@allteach/store/uploads-schema";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import { networkMigrations } from "../../workers/networks.ts";

async function columnsOf(d1: D1Database, table: string) {
  const { results } = await d1
    .prepare(`select name, type, "notnull" as required, pk from pragma_table_info(?)`)
    .bind(table)
    .all<{ name: string; type: string; required: number; pk: number }>();
  return results
    .map(
      ({ name, type, required, pk }) =>
        `${name} ${type} ${required || pk ? "required" : "optional"}`,
    )
    .sort();
}

function believedColumns(table: SQLiteTable) {
  return getTableConfig(table)
    .columns.map(
      ({ name, notNull, primary, getSQLType }) => [name, notNull || primary, getSQLType] as const,
    )
    .map(([name, required], place) => {
      const column = getTableConfig(table).columns[place];
      return `${name} ${column?.getSQLType().toUpperCase()} ${required ? "required" : "optional"}`;
    })
    .sort();
}

const tablesIn = (schema: object) =>
  Object.values(schema).filter((value): value is SQLiteTable => value instanceof SQLiteTable);

describe("the tables that migrations make", () => {
  it.each(
    [...tablesIn(directory), ...tablesIn(operations), ...tablesIn(mails)].map(
      (table) => [getTableConfig(table).name, table] as const,
    ),
  )("are what the directory's queries believe: %s", async (name, table) => {
    expect(await columnsOf(env.DIRECTORY, name)).toEqual(believedColumns(table));
  });

  it.each(tablesIn(commons).map((table) => [getTableConfig(table).name, table] as const))(
    "are what the commons' queries believe: %s",
    async (name, table) => {
      expect(await columnsOf(env.COMMONS, name)).toEqual(believedColumns(table));
    },
  );

  it.each(
    [
      ...tablesIn(network),
      ...tablesIn(theory),
      ...tablesIn(boards),
      ...tablesIn(evidence),
      ...tablesIn(figures),
      ...tablesIn(uploads),
      ...tablesIn(goals),
      ...tablesIn(pins),
      ...tablesIn(events),
      ...tablesIn(processMaps),
      ...tablesIn(reports),
      ...tablesIn(measures),
      ...tablesIn(idempotency),
    ].map((table) => [getTableConfig(table).name, table] as const),
  )("are what a network's queries believe: %s", async (name, table) => {
    await migrateNetwork(env.NET_0024 as D1Database, networkMigrations);

    expect(await columnsOf(env.NET_0024 as D1Database, name)).toEqual(believedColumns(table));
  });

  it("are all STRICT", async () => {
    await migrateNetwork(env.NET_0024 as D1Database, networkMigrations);
    for (const d1 of [env.DIRECTORY, env.COMMONS, env.NET_0024 as D1Database]) {
      const { results } = await d1
        .prepare(
          `select name from pragma_table_list where schema = 'main' and type = 'table'
             and strict = 0 and name not like 'sqlite_%' and name not like '_cf_%'
             and name <> 'd1_migrations'`,
        )
        .all();
      expect(results).toEqual([]);
    }
  });
});

describe("migrating a network's database", () => {
  it("is bookkept as wrangler does it, and done once", async () => {
    const database = env.NET_0023 as D1Database;

    const first = await migrateNetwork(database, networkMigrations);
    const second = await migrateNetwork(database, networkMigrations);

    expect(first).toEqual(networkMigrations.map(({ name }) => name));
    expect(second).toEqual([]);
    const { results } = await database.prepare("select name from d1_migrations").all();
    expect(results).toEqual(networkMigrations.map(({ name }) => ({ name })));
  });

  it("agrees with the folder about which files there are", () => {
    expect(networkMigrations.map(({ name }) => name)).toEqual(
      env.NETWORK_MIGRATIONS.map(({ name }) => name),
    );
  });
});
