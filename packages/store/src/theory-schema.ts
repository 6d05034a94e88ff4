import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The tables of the theory and its tests as queries see them; `migrations/network` makes them. */

export const diagramVersion = sqliteTable(
  "diagram_version",
  {
    siteId: integer("site_id").notNull(),
    version: integer("version").notNull(),
    nodes: text("nodes").notNull(),
    changed: text("changed").notNull(),
    why: text("why").notNull(),
    adopted: integer("adopted"),
    actor: text("actor").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.version] })],
);

export const teamCharter = sqliteTable(
  "team_charter",
  {
    siteId: integer("site_id").notNull(),
    version: integer("version").notNull(),
    words: text("words").notNull(),
    actor: text("actor").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.version] })],
);

export const pdsa = sqliteTable("pdsa", {
  id: text("id").primaryKey(),
  siteId: integer("site_id").notNull(),
  revision: integer("revision").notNull(),
  stage: text("stage", { enum: ["planned", "doing", "studying", "done"] }).notNull(),
  objective: text("objective").notNull(),
  node: text("node").notNull(),
  nodeWords: text("node_words").notNull(),
  measure: text("measure").notNull(),
  goal: text("goal").notNull(),
  ramp: text("ramp", { enum: ["patient", "clinic", "site", "network"] }).notNull(),
  starts: text("starts").notNull(),
  ends: text("ends").notNull(),
  words: text("words").notNull(),
  outcome: text("outcome").notNull(),
  act: text("act").notNull(),
  previous: text("previous"),
  startedBy: text("started_by").notNull(),
  startedAt: integer("started_at").notNull(),
  changedAt: integer("changed_at").notNull(),
  closedAt: integer("closed_at"),
});

export const annotation = sqliteTable("annotation", {
  id: text("id").primaryKey(),
  siteId: integer("site_id").notNull(),
  measure: text("measure").notNull(),
  day: text("day").notNull(),
  kind: text("kind", { enum: ["event", "change"] }).notNull(),
  text: text("text").notNull(),
  actor: text("actor").notNull(),
  at: integer("at").notNull(),
  removedAt: integer("removed_at"),
});
