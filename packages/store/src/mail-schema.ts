import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** How people want their mails, across networks; `migrations/directory` makes the tables. */

export const mailPreference = sqliteTable("mail_preference", {
  userId: text("user_id").primaryKey(),
  digest: integer("digest", { mode: "boolean" }).notNull().default(false),
  locale: text("locale").notNull().default(""),
  changedAt: integer("changed_at").notNull(),
});

export const digest = sqliteTable(
  "digest",
  {
    userId: text("user_id").notNull(),
    day: text("day").notNull(),
    dueAt: integer("due_at").notNull(),
    status: text("status", {
      enum: ["ready", "sending", "sent", "unknown", "failed", "stopped"],
    }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    leasedUntil: integer("leased_until"),
    sentAt: integer("sent_at"),
    providerId: text("provider_id"),
    sha256: text("sha256"),
    failure: text("failure"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.day] })],
);

export const digestPart = sqliteTable(
  "digest_part",
  {
    networkId: text("network_id").notNull(),
    delivery: text("delivery").notNull(),
    userId: text("user_id").notNull(),
    day: text("day").notNull(),
    settledAt: integer("settled_at"),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.delivery] })],
);

export const stoppedAddress = sqliteTable("stopped_address", {
  email: text("email").primaryKey(),
  why: text("why", { enum: ["bounced", "complained"] }).notNull(),
  at: integer("at").notNull(),
  said: text("said").notNull().default(""),
});

export const mailPace = sqliteTable("mail_pace", {
  provider: text("provider").primaryKey(),
  mails: real("mails").notNull(),
  at: integer("at").notNull(),
  pausedUntil: integer("paused_until").notNull().default(0),
  failures: integer("failures").notNull().default(0),
  queuedUntil: integer("queued_until").notNull().default(0),
});
