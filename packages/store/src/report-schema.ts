import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A network's reports, who gets them and how that went; `migrations/network` makes the tables. */

export const run = sqliteTable("run", {
  id: text("id").primaryKey(),
  period: text("period").notNull(),
  edition: integer("edition").notNull(),
  why: text("why", { enum: ["calendar", "early", "late-figures", "asked"] }).notNull(),
  reason: text("reason").notNull().default(""),
  begunBy: text("begun_by").notNull(),
  begunAt: integer("begun_at").notNull(),
  mails: integer("mails", { mode: "boolean" }).notNull().default(true),
});

const asked = ["network", "functioning", "site", "node", "funder"] as const;
const reminding = ["opens", "nudge", "missing", "escalation"] as const;

export const report = sqliteTable("report", {
  id: text("id").primaryKey(),
  kind: text("kind", { enum: [...asked, ...reminding] }).notNull(),
  period: text("period").notNull(),
  status: text("status", { enum: ["pending", "built", "failed"] }).notNull(),
  title: text("title").notNull().default(""),
  dueAt: integer("due_at").notNull(),
  builtAt: integer("built_at"),
  failure: text("failure"),
  edition: integer("edition").notNull().default(1),
  audience: text("audience", { enum: ["everyone", "names", "sums"] })
    .notNull()
    .default("everyone"),
  siteId: integer("site_id").notNull().default(0),
  nodeId: integer("node_id").notNull().default(0),
  summary: text("summary").notNull().default(""),
});

export const artefact = sqliteTable(
  "artefact",
  {
    reportId: text("report_id").notNull(),
    name: text("name").notNull(),
    type: text("type").notNull(),
    sha256: text("sha256").notNull(),
    bytes: integer("bytes").notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.name] })],
);

export const subscription = sqliteTable("subscription", {
  id: text("id").primaryKey(),
  userId: text("user_id").notNull(),
  report: text("report", { enum: asked }).notNull(),
  since: integer("since").notNull(),
  endedAt: integer("ended_at"),
  siteId: integer("site_id").notNull().default(0),
  nodeId: integer("node_id").notNull().default(0),
  format: text("format", { enum: ["mail", "pdf", "link"] })
    .notNull()
    .default("mail"),
  sendOn: integer("send_on"),
  pausedAt: integer("paused_at"),
  email: text("email").notNull().default(""),
  proposedBy: text("proposed_by").notNull().default(""),
  confirmedAt: integer("confirmed_at"),
  endedBecause: text("ended_because", { enum: ["", "asked", "bounced", "complained"] })
    .notNull()
    .default(""),
});

export const delivery = sqliteTable("delivery", {
  id: text("id").primaryKey(),
  reportId: text("report_id").notNull(),
  subscriptionId: text("subscription_id"),
  status: text("status", {
    enum: ["ready", "sending", "gathered", "sent", "unknown", "failed", "stopped"],
  }).notNull(),
  attempts: integer("attempts").notNull().default(0),
  leasedUntil: integer("leased_until"),
  sentAt: integer("sent_at"),
  providerId: text("provider_id"),
  sha256: text("sha256"),
  failure: text("failure"),
  userId: text("user_id").notNull().default(""),
  copy: integer("copy").notNull().default(0),
  notBefore: integer("not_before").notNull().default(0),
  since: integer("since").notNull().default(0),
});

export const reminderStop = sqliteTable("reminder_stop", {
  userId: text("user_id").primaryKey(),
  at: integer("at").notNull(),
});

export const review = sqliteTable(
  "review",
  {
    reportId: text("report_id").notNull(),
    userId: text("user_id").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.userId] })],
);

export const agendaItem = sqliteTable(
  "agenda_item",
  {
    period: text("period").notNull(),
    measure: text("measure").notNull(),
    siteId: integer("site_id").notNull(),
    words: text("words").notNull().default(""),
    addedBy: text("added_by").notNull(),
    addedAt: integer("added_at").notNull(),
    doneAt: integer("done_at"),
  },
  (table) => [primaryKey({ columns: [table.period, table.measure, table.siteId] })],
);

export const toldMonth = sqliteTable(
  "told_month",
  {
    reportId: text("report_id").notNull(),
    measureId: integer("measure_id").notNull(),
    period: text("period").notNull(),
    largest: integer("largest").notNull(),
    figure: text("figure").notNull(),
    sites: integer("sites").notNull(),
    cells: text("cells").notNull(),
  },
  (table) => [primaryKey({ columns: [table.measureId, table.period, table.reportId] })],
);
