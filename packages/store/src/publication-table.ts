import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * A ledger of what is shared with other networks: one row for each thing that ever was. Goals have
 * one, and so have pins.
 *
 * @param key The column that names the thing.
 */
export function publicationTable(name: string, key: string) {
  return sqliteTable(name, {
    thing: text(key).primaryKey(),
    epoch: integer("epoch").notNull(),
    status: text("status", {
      enum: ["pending", "published", "withdrawing", "withdrawn"],
    }).notNull(),
    parts: text("parts").notNull().default("[]"),
    publishedRevision: integer("published_revision"),
    publishedAt: integer("published_at"),
    backTo: text("back_to", { enum: ["team", "network"] }),
  });
}
