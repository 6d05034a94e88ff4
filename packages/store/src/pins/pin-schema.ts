import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { publicationTable } from "../publication-table.ts";

/** The tables of a network's pins as queries see them; `migrations/network` makes them. */

export const pinFile = sqliteTable("pin_file", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  type: text("type").notNull(),
  bytes: integer("bytes").notNull(),
  sha256: text("sha256").notNull(),
  width: integer("width"),
  height: integer("height"),
  hasSmall: integer("has_small", { mode: "boolean" }).notNull().default(false),
  scan: text("scan", { enum: ["unscanned", "clean"] }).notNull(),
  actor: text("actor").notNull(),
  at: integer("at").notNull(),
});

export const pin = sqliteTable("pin", {
  id: text("id").primaryKey(),
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
  siteId: integer("site_id"),
  measureId: integer("measure_id"),
  evidenceSite: integer("evidence_site"),
  goalId: text("goal_id"),
  testId: text("test_id"),
  node: text("node").notNull().default(""),
  url: text("url").notNull().default(""),
  body: text("body").notNull().default(""),
  fileId: text("file_id"),
  parent: text("parent"),
  root: text("root"),
  version: integer("version").notNull().default(1),
  parentNetwork: text("parent_network").notNull().default(""),
  parentTitle: text("parent_title").notNull().default(""),
  visibility: text("visibility", { enum: ["network", "all"] }).notNull(),
  owner: text("owner").notNull(),
  revision: integer("revision").notNull(),
  createdAt: integer("created_at").notNull(),
  changedAt: integer("changed_at").notNull(),
  hiddenAt: integer("hidden_at"),
  hiddenBy: text("hidden_by"),
  hiddenWhy: text("hidden_why"),
  removedAt: integer("removed_at"),
});

export const pinPublication = publicationTable("pin_publication", "pin_id");
