import { and, asc, eq, sql } from "drizzle-orm";
import { figureColumns, MAX_FIGURES, type Span, sums, within } from "./figure.ts";
import { goal } from "./goal-schema.ts";
import { figure, rollUp, site } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** The figures of a goal's own site for its measure; none for a network's goal, or one in words. */
export function goalFiguresQuery({ db }: NetworkStore, id: string, span: Span) {
  return db
    .select(figureColumns)
    .from(goal)
    .crossJoin(figure)
    .where(
      and(
        eq(goal.id, id),
        eq(figure.siteId, goal.siteId),
        eq(figure.measureId, goal.measureId),
        within(figure.period, span),
      ),
    )
    .limit(MAX_FIGURES);
}

/** The network's sums for a network's goal; none for a site's. */
export function goalRollUpsQuery({ db }: NetworkStore, id: string, span: Span) {
  return db
    .select(sums)
    .from(goal)
    .crossJoin(rollUp)
    .where(
      and(
        eq(goal.id, id),
        sql`${goal.siteId} is null`,
        eq(rollUp.measureId, goal.measureId),
        within(rollUp.period, span),
      ),
    )
    .orderBy(asc(rollUp.period))
    .limit(MAX_FIGURES);
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
