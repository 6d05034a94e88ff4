import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The tables of a network's own database as queries see them; `migrations/network` makes them. */

export const charter = sqliteTable("charter", {
  one: integer("one").primaryKey().default(1),
  networkId: text("network_id").notNull(),
  slug: text("slug").notNull(),
  name: text("name").notNull(),
  purpose: text("purpose").notNull().default(""),
  mission: text("mission").notNull().default(""),
  vision: text("vision").notNull().default(""),
  aim: text("aim").notNull().default(""),
  timeZone: text("time_zone").notNull(),
  calendar: text("calendar").notNull(),
  transparency: text("transparency").notNull(),
  ruleSet: text("rule_set").notNull(),
  template: text("template").notNull(),
  simulated: integer("simulated", { mode: "boolean" }).notNull().default(false),
  createdAt: integer("created_at").notNull(),
  signatureRequired: integer("signature_required", { mode: "boolean" }).notNull().default(false),
  reports: text("reports").notNull().default("{}"),
});

export const site = sqliteTable("site", {
  id: integer("id").primaryKey(),
  code: text("code").notNull(),
  name: text("name").notNull(),
  type: text("type").notNull().default(""),
  joined: text("joined").notNull(),
  leftAfter: text("left_after"),
  blindedCode: text("blinded_code"),
  mergedInto: integer("merged_into"),
  mergedSince: text("merged_since"),
});

export const formerSite = sqliteTable(
  "former_site",
  {
    siteId: integer("site_id").notNull(),
    until: integer("until").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.until] })],
);

export const node = sqliteTable("node", {
  id: integer("id").primaryKey(),
  code: text("code").notNull(),
  name: text("name").notNull(),
  about: text("about").notNull().default(""),
});

export const nodeSite = sqliteTable(
  "node_site",
  {
    nodeId: integer("node_id").notNull(),
    siteId: integer("site_id").notNull(),
    since: text("since").notNull(),
    last: text("last"),
  },
  (table) => [primaryKey({ columns: [table.nodeId, table.siteId] })],
);

export const measure = sqliteTable("measure", {
  id: integer("id").primaryKey(),
  code: text("code").notNull(),
  place: integer("place").notNull(),
  name: text("name").notNull(),
  kind: text("kind").notNull(),
  numerator: text("numerator").notNull(),
  denominator: text("denominator").notNull(),
  exclusions: text("exclusions").notNull().default(""),
  unit: text("unit").notNull(),
  multiplier: real("multiplier").notNull(),
  direction: text("direction").notNull(),
  goal: real("goal"),
  chart: text("chart").notNull(),
  siteTypes: text("site_types").notNull().default("[]"),
  status: text("status").notNull(),
  cadence: text("cadence").notNull().default("month"),
  minutes: integer("minutes").notNull().default(0),
  sites: text("sites", { mode: "json" }).$type<readonly number[]>().notNull().default([]),
  nodes: text("nodes", { mode: "json" }).$type<readonly number[]>().notNull().default([]),
  commentsUntil: text("comments_until"),
});

export const submission = sqliteTable(
  "submission",
  {
    siteId: integer("site_id").notNull(),
    period: text("period").notNull(),
    revision: integer("revision").notNull(),
    attested: integer("attested", { mode: "boolean" }).notNull(),
    reason: text("reason"),
    actor: text("actor").notNull(),
    via: text("via").notNull(),
    at: integer("at").notNull(),
    audit: integer("audit").notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.period, table.revision] })],
);

export const figure = sqliteTable(
  "figure",
  {
    siteId: integer("site_id").notNull(),
    measureId: integer("measure_id").notNull(),
    period: text("period").notNull(),
    revision: integer("revision").notNull(),
    state: text("state", { enum: ["measured", "no-cases", "not-collected"] }).notNull(),
    numerator: real("numerator"),
    denominator: real("denominator"),
    reason: text("reason"),
    mean: real("mean"),
    sd: real("sd"),
    events: text("events", { mode: "json" }).$type<readonly number[]>(),
    restates: integer("restates", { mode: "boolean" }).notNull().default(false),
    comment: text("comment"),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.measureId, table.period, table.revision] }),
  ],
);

export const rollUp = sqliteTable(
  "roll_up",
  {
    measureId: integer("measure_id").notNull(),
    period: text("period").notNull(),
    numerator: real("numerator").notNull(),
    denominator: real("denominator").notNull(),
    sites: integer("sites").notNull(),
    total: real("total"),
    squares: real("squares"),
    restated: integer("restated", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.measureId, table.period] })],
);

export const auditEntry = sqliteTable("audit_entry", {
  id: integer("id").primaryKey(),
  at: integer("at").notNull(),
  actor: text("actor").notNull(),
  action: text("action").notNull(),
  subject: text("subject").notNull(),
  via: text("via").notNull(),
  address: text("address").notNull().default(""),
  detail: text("detail").notNull().default("{}"),
  prevHash: text("prev_hash").notNull(),
  hash: text("hash").notNull(),
});

export const auditHead = sqliteTable("audit_head", {
  one: integer("one").primaryKey().default(1),
  id: integer("id").notNull(),
});

export const policy = sqliteTable(
  "policy",
  {
    key: text("key").notNull(),
    version: integer("version").notNull(),
    title: text("title").notNull(),
    text: text("text").notNull(),
    effective: text("effective").notNull(),
    review: text("review").notNull(),
    sha256: text("sha256").notNull(),
    publishedBy: text("published_by").notNull(),
    publishedAt: integer("published_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.version] })],
);

export const policySignature = sqliteTable(
  "policy_signature",
  {
    policyKey: text("policy_key").notNull(),
    version: integer("version").notNull(),
    siteId: integer("site_id").notNull(),
    name: text("name").notNull(),
    userId: text("user_id").notNull(),
    sha256: text("sha256").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.policyKey, table.version, table.siteId] })],
);

export const policyReview = sqliteTable(
  "policy_review",
  {
    policyKey: text("policy_key").notNull(),
    version: integer("version").notNull(),
    review: text("review").notNull(),
    reviewedBy: text("reviewed_by").notNull(),
    reviewedAt: integer("reviewed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.policyKey, table.version, table.reviewedAt] })],
);

export const decision = sqliteTable("decision", {
  id: text("id").primaryKey(),
  title: text("title").notNull(),
  text: text("text").notNull().default(""),
  decidedOn: text("decided_on").notNull(),
  decidedBy: text("decided_by").notNull(),
  stakeholders: text("stakeholders").notNull().default(""),
  recordedBy: text("recorded_by").notNull(),
  recordedAt: integer("recorded_at").notNull(),
});
