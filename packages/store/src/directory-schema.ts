import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The directory's tables as queries see them; `migrations/directory` makes them. */

export const user = sqliteTable("user", {
  id: text("id").primaryKey(),
  email: text("email").notNull(),
  name: text("name").notNull().default(""),
  emailVerifiedAt: integer("email_verified_at"),
  createdAt: integer("created_at").notNull(),
});

export const account = sqliteTable(
  "account",
  {
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    userId: text("user_id").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
);

export const session = sqliteTable("session", {
  tokenHash: text("token_hash").primaryKey(),
  userId: text("user_id").notNull(),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  lastSeenAt: integer("last_seen_at"),
  device: text("device"),
});

export const signInToken = sqliteTable(
  "sign_in_token",
  {
    email: text("email").notNull(),
    tokenHash: text("token_hash").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.email, table.tokenHash] })],
);

export const network = sqliteTable("network", {
  id: text("id").primaryKey(),
  slug: text("slug").notNull(),
  name: text("name").notNull(),
  status: text("status", { enum: ["making", "live", "leaving"] }).notNull(),
  cell: integer("cell").notNull().default(1),
  template: text("template").notNull(),
  timeZone: text("time_zone").notNull(),
  simulated: integer("simulated", { mode: "boolean" }).notNull().default(false),
  foundedBy: text("founded_by"),
  wanted: text("wanted").notNull().default("{}"),
  createdAt: integer("created_at").notNull(),
});

export const pool = sqliteTable("pool", {
  binding: text("binding").primaryKey(),
  networkId: text("network_id"),
  claimedAt: integer("claimed_at"),
});

export const membership = sqliteTable(
  "membership",
  {
    userId: text("user_id").notNull(),
    networkId: text("network_id").notNull(),
    role: text("role").notNull(),
    siteId: integer("site_id").notNull().default(0),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.networkId, table.role, table.siteId] })],
);

export const token = sqliteTable("token", {
  tokenHash: text("token_hash").primaryKey(),
  id: text("id").notNull(),
  networkId: text("network_id").notNull(),
  siteId: integer("site_id").notNull().default(0),
  name: text("name").notNull(),
  createdBy: text("created_by").notNull(),
  createdAt: integer("created_at").notNull(),
  revokedAt: integer("revoked_at"),
});

export const due = sqliteTable(
  "due",
  {
    networkId: text("network_id").notNull(),
    what: text("what", { enum: ["provision", "report", "sweep"] }).notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.what] })],
);

export const deadLetter = sqliteTable("dead_letter", {
  id: text("id").primaryKey(),
  queue: text("queue").notNull(),
  body: text("body").notNull(),
  givenUp: integer("given_up").notNull(),
  retriedAt: integer("retried_at"),
  retriedBy: text("retried_by"),
});

export const invitation = sqliteTable("invitation", {
  id: text("id").primaryKey(),
  tokenHash: text("token_hash").notNull(),
  networkId: text("network_id").notNull(),
  email: text("email").notNull(),
  mailbox: text("mailbox").notNull(),
  role: text("role").notNull(),
  siteId: integer("site_id").notNull().default(0),
  invitedBy: text("invited_by").notNull(),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  mailedAt: integer("mailed_at"),
  acceptedBy: text("accepted_by"),
  acceptedAt: integer("accepted_at"),
  withdrawnAt: integer("withdrawn_at"),
});

export const joinRequest = sqliteTable("join_request", {
  id: text("id").primaryKey(),
  networkId: text("network_id").notNull(),
  userId: text("user_id").notNull(),
  message: text("message").notNull().default(""),
  createdAt: integer("created_at").notNull(),
  answer: text("answer", { enum: ["accepted", "declined"] }),
  answeredBy: text("answered_by"),
  answeredAt: integer("answered_at"),
  toldAt: integer("told_at"),
});

export const notice = sqliteTable(
  "notice",
  {
    networkId: text("network_id").notNull(),
    key: text("key").notNull(),
    claimedAt: integer("claimed_at").notNull(),
    sentAt: integer("sent_at"),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.key] })],
);

export const reviewWatch = sqliteTable("review_watch", {
  networkId: text("network_id").primaryKey(),
  at: integer("at").notNull(),
});

export const departure = sqliteTable("departure", {
  networkId: text("network_id").primaryKey(),
  certificate: text("certificate").notNull(),
  askedBy: text("asked_by").notNull(),
  askedAt: integer("asked_at").notNull(),
  dueAt: integer("due_at").notNull(),
});

export const deletionCertificate = sqliteTable("deletion_certificate", {
  id: text("id").primaryKey(),
  askedBy: text("asked_by").notNull(),
  askedAt: integer("asked_at").notNull(),
  begunAt: integer("begun_at").notNull(),
  removed: text("removed").notNull(),
  sha256: text("sha256").notNull(),
  completedAt: integer("completed_at"),
  mailedAt: integer("mailed_at"),
});
