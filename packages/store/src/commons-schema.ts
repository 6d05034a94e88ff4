import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The tables of the commons as queries see them; `migrations/commons` makes them. */

export const sharedGoal = sqliteTable("shared_goal", {
  place: integer("place").primaryKey(),
  networkId: text("network_id").notNull(),
  goalId: text("goal_id").notNull(),
  epoch: integer("epoch").notNull(),
  revision: integer("revision").notNull(),
  siteId: integer("site_id").notNull().default(0),
  owner: text("owner").notNull(),
  network: text("network").notNull(),
  simulated: integer("simulated", { mode: "boolean" }).notNull(),
  site: text("site").notNull().default(""),
  kind: text("kind", { enum: ["90-day", "annual"] }).notNull(),
  title: text("title").notNull(),
  aim: text("aim").notNull(),
  measure: text("measure").notNull().default(""),
  population: text("population").notNull().default(""),
  learnt: text("learnt").notNull().default(""),
  withFamilies: integer("with_families", { mode: "boolean" }).notNull(),
  starts: text("starts").notNull(),
  ends: text("ends").notNull(),
  outcome: text("outcome").notNull().default(""),
  terms: text("terms").notNull(),
  words: text("words").notNull(),
  families: text("families").notNull(),
  drivers: text("drivers").notNull(),
  changes: text("changes").notNull(),
  conditions: text("conditions").notNull(),
  probe: text("probe").notNull(),
  sharedAt: integer("shared_at").notNull(),
});

export const sharedPin = sqliteTable("shared_pin", {
  place: integer("place").primaryKey(),
  networkId: text("network_id").notNull(),
  pinId: text("pin_id").notNull(),
  epoch: integer("epoch").notNull(),
  revision: integer("revision").notNull(),
  network: text("network").notNull(),
  simulated: integer("simulated", { mode: "boolean" }).notNull(),
  site: text("site").notNull().default(""),
  kind: text("kind", { enum: ["link", "document", "image", "video", "text"] }).notNull(),
  title: text("title").notNull(),
  purpose: text("purpose").notNull().default(""),
  surprised: text("surprised").notNull().default(""),
  context: text("context").notNull().default(""),
  licence: text("licence").notNull(),
  attribution: text("attribution").notNull(),
  family: text("family").notNull().default(""),
  driver: text("driver").notNull().default(""),
  condition: text("condition").notNull().default(""),
  measure: text("measure").notNull().default(""),
  url: text("url").notNull().default(""),
  body: text("body").notNull().default(""),
  version: integer("version").notNull(),
  madeFrom: text("made_from").notNull().default(""),
  file: text("file"),
  words: text("words").notNull(),
  sharedAt: integer("shared_at").notNull(),
});

/** Below which epoch nothing may be written of a goal, or of a pin. */
export const fence = sqliteTable("goal_fence", {
  key: text("key").primaryKey(),
  epoch: integer("epoch").notNull(),
  at: integer("at").notNull(),
  files: text("files").notNull().default(""),
});

export const absentNetwork = sqliteTable("absent_network", {
  networkId: text("network_id").primaryKey(),
  since: integer("since").notNull(),
});

export const introduction = sqliteTable("introduction", {
  id: text("id").primaryKey(),
  networkId: text("network_id").notNull(),
  network: text("network").notNull(),
  toNetworkId: text("to_network_id").notNull(),
  toGoalId: text("to_goal_id").notNull(),
  toSiteId: integer("to_site_id").notNull().default(0),
  toUser: text("to_user").notNull(),
  about: text("about").notNull(),
  message: text("message").notNull(),
  askedBy: text("asked_by").notNull(),
  askedAt: integer("asked_at").notNull(),
  state: text("state", { enum: ["asked", "agreed", "declined"] }).notNull(),
  answeredBy: text("answered_by"),
  answeredAt: integer("answered_at"),
  leasedUntil: integer("leased_until").notNull().default(0),
  mailed: text("mailed", { enum: ["", "asked", "answered"] })
    .notNull()
    .default(""),
});
