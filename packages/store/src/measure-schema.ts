import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** How a measure came to be what it is; `migrations/network` makes the tables. */

export const measureVersion = sqliteTable(
  "measure_version",
  {
    measureId: integer("measure_id").notNull(),
    version: integer("version").notNull(),
    definition: text("definition").notNull(),
    since: text("since"),
    reason: text("reason").notNull(),
    actor: text("actor").notNull(),
    name: text("name").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.measureId, table.version] })],
);

export const measureComment = sqliteTable("measure_comment", {
  id: integer("id").primaryKey(),
  measureId: integer("measure_id").notNull(),
  version: integer("version").notNull(),
  text: text("text").notNull(),
  actor: text("actor").notNull(),
  name: text("name").notNull(),
  at: integer("at").notNull(),
});
