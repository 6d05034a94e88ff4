import { and, asc, eq, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { figureColumns, MAX_FIGURES, type Span, sums, within } from "./figure.ts";
import { figure, rollUp } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** Things that point to a chart: a measure, at a site or, without one, in the whole network. */
export interface PointsToChart {
  table: SQLiteTable;
  id: SQLiteColumn;
  site: SQLiteColumn;
  measure: SQLiteColumn;
}

/** The figures of the site and measure that a thing points to; none where it is the network's. */
export function figuresOfQuery(
  { db }: NetworkStore,
  { table, id, site, measure }: PointsToChart,
  thing: string,
  span: Span,
) {
  return db
    .select(figureColumns)
    .from(table)
    .crossJoin(figure)
    .where(
      and(
        eq(id, thing),
        eq(figure.siteId, site),
        eq(figure.measureId, measure),
        within(figure.period, span),
      ),
    )
    .limit(MAX_FIGURES);
}

/** The network's sums for the measure that a thing points to; none where it is a site's. */
export function rollUpsOfQuery(
  { db }: NetworkStore,
  { table, id, site, measure }: PointsToChart,
  thing: string,
  span: Span,
) {
  return db
    .select(sums)
    .from(table)
    .crossJoin(rollUp)
    .where(
      and(
        eq(id, thing),
        sql`${site} is null`,
        eq(rollUp.measureId, measure),
        within(rollUp.period, span),
      ),
    )
    .orderBy(asc(rollUp.period))
    .limit(MAX_FIGURES);
}
