import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const phaseDecision = sqliteTable("phase_decision", {
  id: integer("id").primaryKey(),
  measureId: integer("measure_id").notNull(),
  siteId: integer("site_id"),
  nodeId: integer("node_id"),
  start: text("start").notNull(),
  kind: text("kind", { enum: ["shift", "definition"] }).notNull(),
  decision: text("decision", { enum: ["accept", "hold", "decline", "withdraw"] }).notNull(),
  reason: text("reason").notNull(),
  evidence: text("evidence").notNull().default(""),
  actor: text("actor").notNull(),
  name: text("name").notNull(),
  at: integer("at").notNull(),
});
