import { sql } from "drizzle-orm";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The tables of boards and of what is said of pins; `migrations/network` makes them. */

export const board = sqliteTable("board", {
  id: text("id").primaryKey(),
  kind: text("kind", { enum: ["person", "site", "network"] }).notNull(),
  name: text("name").notNull(),
  about: text("about").notNull().default(""),
  siteId: integer("site_id"),
  owner: text("owner").notNull(),
  isBundle: integer("is_bundle", { mode: "boolean" }).notNull().default(false),
  revision: integer("revision").notNull(),
  createdAt: integer("created_at").notNull(),
  changedAt: integer("changed_at").notNull(),
  removedAt: integer("removed_at"),
});

export const boardPin = sqliteTable(
  "board_pin",
  {
    boardId: text("board_id").notNull(),
    pin: text("pin").notNull(),
    title: text("title").notNull().default(""),
    network: text("network").notNull().default(""),
    note: text("note").notNull().default(""),
    via: text("via"),
    addedBy: text("added_by").notNull(),
    addedAt: integer("added_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.boardId, table.pin] })],
);

export const follow = sqliteTable(
  "follow",
  {
    userId: text("user_id").notNull(),
    kind: text("kind", { enum: ["person", "site", "board", "family"] }).notNull(),
    target: text("target").notNull(),
    since: integer("since").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind, table.target] })],
);

export const pinComment = sqliteTable("pin_comment", {
  id: text("id").primaryKey(),
  pinId: text("pin_id").notNull(),
  text: text("text").notNull(),
  mentions: text("mentions").notNull().default("[]"),
  owner: text("owner").notNull(),
  at: integer("at").notNull(),
  hiddenAt: integer("hidden_at"),
  hiddenBy: text("hidden_by"),
  hiddenWhy: text("hidden_why"),
  removedAt: integer("removed_at"),
});

export const pinFlag = sqliteTable("pin_flag", {
  id: text("id").primaryKey(),
  pinId: text("pin_id").notNull(),
  commentId: text("comment_id"),
  why: text("why", { enum: ["identifies", "rights", "wrong", "unkind", "other"] }).notNull(),
  text: text("text").notNull().default(""),
  flaggedBy: text("flagged_by").notNull(),
  at: integer("at").notNull(),
  outcome: text("outcome", { enum: ["kept", "hidden"] }),
  settledBy: text("settled_by"),
  settledAt: integer("settled_at"),
});

export const pinTry = sqliteTable("pin_try", {
  id: text("id").primaryKey(),
  pinId: text("pin_id").notNull(),
  siteId: integer("site_id").notNull(),
  testId: text("test_id"),
  since: text("since").notNull(),
  owner: text("owner").notNull(),
  at: integer("at").notNull(),
  removedAt: integer("removed_at"),
});

export const pinGrade = sqliteTable("pin_grade", {
  pinId: text("pin_id").primaryKey(),
  grade: text("grade", {
    enum: ["idea", "tested", "one-site", "several-sites", "bundle"],
  }).notNull(),
  reason: text("reason").notNull(),
  since: text("since").notNull().default(""),
  tested: integer("tested").notNull(),
  shifted: integer("shifted").notNull(),
  charts: text("charts").notNull().default("[]"),
  at: integer("at").notNull(),
});

export const newsMail = sqliteTable("news_mail", {
  id: text("id").primaryKey(),
  userId: text("user_id").notNull(),
  fromAt: integer("from_at").notNull(),
  toAt: integer("to_at").notNull(),
  status: text("status", {
    enum: ["planned", "gathered", "sent", "failed", "stopped", "unknown"],
  }).notNull(),
  failure: text("failure"),
});

export const newsStop = sqliteTable("news_stop", {
  userId: text("user_id").primaryKey(),
  at: integer("at").notNull(),
});

/** The index of every pin's words, for a query as `fts5` has it. */
export const pinText = {
  /** The pins that a query finds, as a condition on the column of their ids. */
  finds: (column: unknown, query: string) =>
    sql`${column} in (select id from pin_text where pin_text match ${query})`,
};
