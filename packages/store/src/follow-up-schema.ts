import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const followUp = sqliteTable("follow_up", {
  id: integer("id").primaryKey(),
  siteId: integer("site_id").notNull(),
  period: text("period").notNull(),
  flagged: integer("flagged", { mode: "boolean" }).notNull(),
  note: text("note").notNull(),
  actor: text("actor").notNull(),
  name: text("name").notNull(),
  at: integer("at").notNull(),
});
