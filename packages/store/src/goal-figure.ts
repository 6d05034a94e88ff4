import { and, eq, sql } from "drizzle-orm";
import { figureColumns, MAX_FIGURES, type Span, within } from "./figure.ts";
import { figuresOfQuery, type PointsToChart, rollUpsOfQuery } from "./figures-of.ts";
import { goal } from "./goal-schema.ts";
import { figure, site } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

const goals: PointsToChart = {
  table: goal,
  id: goal.id,
  site: goal.siteId,
  measure: goal.measureId,
};

/** The figures of a goal's own site for its measure; none for a network's goal, or one in words. */
export function goalFiguresQuery(store: NetworkStore, id: string, span: Span) {
  return figuresOfQuery(store, goals, id, span);
}

/** The network's sums for a network's goal; none for a site's. */
export function goalRollUpsQuery(store: NetworkStore, id: string, span: Span) {
  return rollUpsOfQuery(store, goals, id, span);
}

/** Every site's figures for a goal of two levels; none for any other. */
export function goalLevelFiguresQuery({ db }: NetworkStore, id: string, span: Span) {
  return db
    .select(figureColumns)
    .from(goal)
    .crossJoin(site)
    .crossJoin(figure)
    .where(
      and(
        eq(goal.id, id),
        sql`${goal.siteShare} is not null`,
        eq(figure.siteId, site.id),
        eq(figure.measureId, goal.measureId),
        within(figure.period, span),
      ),
    )
    .limit(MAX_FIGURES);
}
