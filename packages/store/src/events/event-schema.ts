import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The tables of events and learning as queries see them; `migrations/network/0022` makes them. */

export const series = sqliteTable("series", {
  id: text("id").primaryKey(),
  revision: integer("revision").notNull(),
  name: text("name").notNull(),
  about: text("about").notNull(),
  months: integer("months").notNull(),
  steps: text("steps").notNull(),
  actor: text("actor").notNull(),
  at: integer("at").notNull(),
  changedAt: integer("changed_at").notNull(),
});

export const event = sqliteTable(
  "event",
  {
    id: text("id").primaryKey(),
    revision: integer("revision").notNull(),
    kind: text("kind", {
      enum: ["learning-session", "action-call", "webinar", "conference", "training"],
    }).notNull(),
    title: text("title").notNull(),
    about: text("about").notNull(),
    startsAt: integer("starts_at").notNull(),
    endsAt: integer("ends_at").notNull(),
    place: text("place").notNull(),
    link: text("link").notNull(),
    agenda: text("agenda").notNull(),
    prework: text("prework").notNull(),
    materials: text("materials").notNull(),
    seriesId: text("series_id"),
    step: text("step").notNull(),
    actor: text("actor").notNull(),
    at: integer("at").notNull(),
    changedAt: integer("changed_at").notNull(),
    calledOffAt: integer("called_off_at"),
  },
  (table) => [index("event_by_start").on(table.startsAt)],
);

export const attendance = sqliteTable(
  "attendance",
  {
    eventId: text("event_id").notNull(),
    userId: text("user_id").notNull(),
    siteId: integer("site_id").notNull(),
    answer: text("answer", { enum: ["", "yes", "maybe", "no"] }).notNull(),
    attended: integer("attended"),
    actor: text("actor").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.userId] })],
);

export const preworkDone = sqliteTable(
  "prework_done",
  {
    eventId: text("event_id").notNull(),
    item: text("item").notNull(),
    siteId: integer("site_id").notNull(),
    actor: text("actor").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.item, table.siteId] })],
);

export const capability = sqliteTable(
  "capability",
  {
    siteId: integer("site_id").notNull(),
    half: text("half").notNull(),
    revision: integer("revision").notNull(),
    answers: text("answers").notNull(),
    note: text("note").notNull(),
    actor: text("actor").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.half, table.revision] })],
);

export const trainingPath = sqliteTable("training_path", {
  id: text("id").primaryKey(),
  revision: integer("revision").notNull(),
  name: text("name").notNull(),
  about: text("about").notNull(),
  items: text("items").notNull(),
  actor: text("actor").notNull(),
  at: integer("at").notNull(),
  changedAt: integer("changed_at").notNull(),
  removedAt: integer("removed_at"),
});

export const trainingDone = sqliteTable(
  "training_done",
  {
    pathId: text("path_id").notNull(),
    item: text("item").notNull(),
    userId: text("user_id").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.pathId, table.item, table.userId] })],
);
