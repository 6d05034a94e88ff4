import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Process maps and failures as queries see them; `migrations/network/0021` and `0026` make them. */

export const processMapVersion = sqliteTable(
  "process_map_version",
  {
    map: text("map").notNull(),
    version: integer("version").notNull(),
    siteId: integer("site_id").notNull(),
    name: text("name").notNull(),
    steps: text("steps").notNull(),
    changed: text("changed").notNull(),
    why: text("why").notNull(),
    actor: text("actor").notNull(),
    at: integer("at").notNull(),
    isListed: integer("is_listed", { mode: "boolean" }).notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.map, table.version] })],
);

export const failureMode = sqliteTable(
  "failure_mode",
  {
    id: text("id").primaryKey(),
    map: text("map").notNull(),
    step: text("step").notNull(),
    stepWords: text("step_words").notNull(),
    revision: integer("revision").notNull(),
    mode: text("mode").notNull(),
    causes: text("causes").notNull(),
    effects: text("effects").notNull(),
    occurrence: integer("occurrence").notNull(),
    severity: integer("severity").notNull(),
    detection: integer("detection").notNull(),
    action: text("action").notNull(),
    who: text("who").notNull(),
    occurrenceAfter: integer("occurrence_after"),
    severityAfter: integer("severity_after"),
    detectionAfter: integer("detection_after"),
    measure: text("measure").notNull(),
    test: text("test").notNull(),
    actor: text("actor").notNull(),
    at: integer("at").notNull(),
    removedAt: integer("removed_at"),
  },
  (table) => [index("failure_mode_of_map").on(table.map)],
);
