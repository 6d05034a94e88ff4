import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What belongs to single figures besides the figures: comments, a network's rules. */

const place = {
  siteId: integer("site_id").notNull(),
  measureId: integer("measure_id").notNull(),
  period: text("period").notNull(),
  revision: integer("revision").notNull(),
};

export const figureComment = sqliteTable(
  "figure_comment",
  { ...place, text: text("text").notNull() },
  (table) => [
    primaryKey({ columns: [table.siteId, table.measureId, table.period, table.revision] }),
  ],
);

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
