import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { publicationTable } from "./publication-table.ts";

/** The tables of a network's goals as queries see them; `migrations/network` makes them. */

export const goal = sqliteTable("goal", {
  id: text("id").primaryKey(),
  kind: text("kind", { enum: ["90-day", "annual"] }).notNull(),
  siteId: integer("site_id"),
  title: text("title").notNull(),
  measureId: integer("measure_id"),
  fromValue: real("from_value"),
  toValue: real("to_value"),
  fromWords: text("from_words").notNull().default(""),
  toWords: text("to_words").notNull().default(""),
  siteShare: real("site_share"),
  siteChange: real("site_change"),
  networkChange: real("network_change"),
  starts: text("starts").notNull(),
  ends: text("ends").notNull(),
  lead: text("lead").notNull().default(""),
  team: text("team").notNull().default(""),
  withFamilies: integer("with_families", { mode: "boolean" }).notNull().default(false),
  population: text("population").notNull().default(""),
  terms: text("terms").notNull().default("{}"),
  visibility: text("visibility", { enum: ["team", "network", "all"] }).notNull(),
  outcome: text("outcome", { enum: ["held", "reached", "not-reached", "changed", "stopped"] }),
  learnt: text("learnt").notNull().default(""),
  closedOn: text("closed_on"),
  revision: integer("revision").notNull(),
  owner: text("owner").notNull(),
  createdAt: integer("created_at").notNull(),
  changedAt: integer("changed_at").notNull(),
});

export const checkIn = sqliteTable(
  "check_in",
  {
    goalId: text("goal_id").notNull(),
    number: integer("number").notNull(),
    milestone: integer("milestone").notNull(),
    on: text("on_day").notNull(),
    sentence: text("sentence").notNull(),
    confidence: integer("confidence").notNull(),
    actor: text("actor").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.goalId, table.number] })],
);

export const goalPublication = publicationTable("goal_publication", "goal_id");

export const siteQuestion = sqliteTable("site_question", {
  id: text("id").primaryKey(),
  siteId: integer("site_id").notNull(),
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
