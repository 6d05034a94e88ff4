import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The directory's tables for whoever runs the service; `migrations/directory` makes them. */

export const networkSchema = sqliteTable("network_schema", {
  networkId: text("network_id").primaryKey(),
  version: text("version").notNull().default(""),
  appliedAt: integer("applied_at"),
  failures: integer("failures").notNull().default(0),
  failure: text("failure"),
  failedAt: integer("failed_at"),
});

export const failingJob = sqliteTable("failing_job", {
  job: text("job").primaryKey(),
  queue: text("queue").notNull(),
  attempts: integer("attempts").notNull(),
  cause: text("cause").notNull(),
  firstAt: integer("first_at").notNull(),
  lastAt: integer("last_at").notNull(),
});

export const mailDay = sqliteTable("mail_day", {
  day: text("day").primaryKey(),
  sent: integer("sent").notNull().default(0),
  refused: integer("refused").notNull().default(0),
  unknown: integer("unknown").notNull().default(0),
});

export const operatorNotice = sqliteTable("operator_notice", {
  key: text("key").primaryKey(),
  claimedAt: integer("claimed_at").notNull(),
  sentAt: integer("sent_at"),
});
