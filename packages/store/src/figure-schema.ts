import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What a network checks its figures by. */
export const networkRule = sqliteTable("network_rule", {
  id: text("id").primaryKey(),
  left: text("left_side").notNull(),
  operator: text("operator", { enum: ["<=", "<", "=", ">=", ">"] }).notNull(),
  right: text("right_side").notNull(),
  strength: text("strength", { enum: ["impossible", "unlikely", "look"] }).notNull(),
  words: text("words").notNull(),
  madeBy: text("made_by").notNull(),
  madeAt: integer("made_at").notNull(),
  endedAt: integer("ended_at"),
});
