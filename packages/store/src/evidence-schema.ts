import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What is expected, how far a team is, who took part: `migrations/network` makes the tables. */

export const prediction = sqliteTable("prediction", {
  id: text("id").primaryKey(),
  siteId: integer("site_id").notNull(),
  measure: text("measure").notNull(),
  node: text("node").notNull(),
  nodeWords: text("node_words").notNull(),
  test: text("test").notNull(),
  change: text("change", { enum: ["fall-to", "rise-to", "fall-by", "rise-by"] }).notNull(),
  amount: real("amount").notNull(),
  stood: real("stood"),
  level: real("level").notNull(),
  since: text("since").notNull(),
  until: text("until").notNull(),
  why: text("why").notNull(),
  actor: text("actor").notNull(),
  at: integer("at").notNull(),
  withdrawnAt: integer("withdrawn_at"),
});

export const progressScore = sqliteTable(
  "progress_score",
  {
    siteId: integer("site_id").notNull(),
    period: text("period").notNull(),
    revision: integer("revision").notNull(),
    halves: integer("halves").notNull(),
    suggested: integer("suggested").notNull(),
    held: text("held").notNull(),
    words: text("words").notNull(),
    actor: text("actor").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.period, table.revision] })],
);

export const attestation = sqliteTable(
  "attestation",
  {
    person: text("person").notNull(),
    year: text("year").notNull(),
    number: integer("number").notNull(),
    siteId: integer("site_id").notNull(),
    kind: text("kind", { enum: ["confirmed", "taken-back"] }).notNull(),
    rules: integer("rules").notNull(),
    counted: text("counted").notNull(),
    words: text("words").notNull(),
    actor: text("actor").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.year, table.number] })],
);
