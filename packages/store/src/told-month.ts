import type { Figure } from "@allteach/domain/figure";
import type { MeasureId } from "@allteach/domain/identity";
import type { FigurePeriod } from "@allteach/domain/period";
import { asc, eq, sql } from "drizzle-orm";
import type { NetworkStore } from "./network-store.ts";
import { report, toldMonth } from "./report-schema.ts";

/** Two hundred measures, ten years of months, and each of them corrected twice. */
const MAX_TOLD = 70_000;

/** A month's sum as a funder was told it, with the sites' figures that it was made of. */
export interface ToldFigure {
  measure: MeasureId;
  period: FigurePeriod;
  /** Counts from 1 to this were left out then. */
  largest: number;
  figure: Figure;
  sites: number;
  /** Site, numerator and denominator of each. */
  cells: readonly (readonly [string, number, number])[];
}

/** Everything that funders were told, the oldest first. */
export function toldMonthsQuery({ db }: NetworkStore) {
  return db
    .select({
      measureId: toldMonth.measureId,
      period: toldMonth.period,
      largest: toldMonth.largest,
      figure: toldMonth.figure,
      sites: toldMonth.sites,
      cells: toldMonth.cells,
    })
    .from(toldMonth)
    .innerJoin(report, eq(report.id, toldMonth.reportId))
    .orderBy(asc(report.builtAt), asc(report.id))
    .limit(MAX_TOLD);
}

/** @throws When the query met its limit: what was told must be known whole. */
export function toldFiguresOf(rows: Awaited<ReturnType<typeof toldMonthsQuery>>): ToldFigure[] {
  if (rows.length >= MAX_TOLD) throw new Error("more months were told than one query may return");
  return rows.map(({ measureId, period, figure, cells, ...rest }) => ({
    ...rest,
    measure: measureId as MeasureId,
    period: period as FigurePeriod,
    figure: JSON.parse(figure),
    cells: JSON.parse(cells),
  }));
}

/** What a report tells for the first time. */
export interface NewlyTold {
  figures: readonly ToldFigure[];
  /** How many were known to be told before, when these were decided. */
  after: number;
}

/** Holds while nothing was told since: what two reports tell at once, neither has weighed. */
export const nothingToldSince = ({ after }: NewlyTold) =>
  sql`(select count(*) from told_month) = ${after}`;

/** Writes down what a report tells, where it has just been recorded as made at that moment. */
export function keepTold(
  { db }: NetworkStore,
  { id, builtAt }: { id: string; builtAt: number },
  told: NewlyTold,
) {
  const rows = told.figures.map(({ measure, period, largest, figure, sites, cells }) => [
    ...[measure, period, largest, JSON.stringify(figure), sites, JSON.stringify(cells)],
  ]);
  return db.insert(toldMonth).select(sql`
    select ${id}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
    from json_each(${JSON.stringify(rows)})
    where ${nothingToldSince(told)}
      and exists (select 1 from report where id = ${id} and built_at = ${builtAt})`);
}
