import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What people said that the headings of their files mean; `migrations/network` makes it. */
export const uploadMapping = sqliteTable("upload_mapping", {
  fingerprint: text("fingerprint").primaryKey(),
  meanings: text("meanings").notNull(),
  actor: text("actor").notNull(),
  at: integer("at").notNull(),
});
