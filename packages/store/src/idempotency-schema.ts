import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const idempotency = sqliteTable(
  "idempotency",
  {
    caller: text("caller").notNull(),
    key: text("key").notNull(),
    request: text("request").notNull(),
    at: integer("at").notNull(),
    status: integer("status"),
    headers: text("headers", { mode: "json" })
      .$type<Readonly<Record<string, string>>>()
      .notNull()
      .default({}),
    body: text("body"),
  },
  (table) => [primaryKey({ columns: [table.caller, table.key] })],
);
