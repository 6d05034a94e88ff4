import type { Figure } from "@allteach/domain/figure";
import type { MeasureId, SiteId } from "@allteach/domain/identity";
import type { Period } from "@allteach/domain/period";
import { and, asc, between, eq, inArray, sql } from "drizzle-orm";
import { figure, rollUp, site } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** Ten years of months, and as many corrections as anyone has seen. */
const MAX_SERIES = 200;
const MAX_FIGURES = 60_000;

const columns = {
  siteId: figure.siteId,
  measureId: figure.measureId,
  period: figure.period,
  revision: figure.revision,
  state: figure.state,
  numerator: figure.numerator,
  denominator: figure.denominator,
  reason: figure.reason,
};

export interface Span {
  from: Period;
  to: Period;
}

/** One site's figures for one measure, oldest month first; a later revision follows an earlier. */
export function siteSeriesQuery(
  { db }: NetworkStore,
  site: SiteId,
  measure: MeasureId,
  span: Span,
) {
  return db
    .select(columns)
    .from(figure)
    .where(
      and(
        eq(figure.siteId, site),
        eq(figure.measureId, measure),
        between(figure.period, span.from, span.to),
      ),
    )
    .orderBy(asc(figure.period), asc(figure.revision))
    .limit(MAX_SERIES);
}

/** One site's figures for all its measures over some months. */
export function siteFiguresQuery(
  { db }: NetworkStore,
  site: SiteId,
  measures: readonly MeasureId[],
  span: Span,
) {
  return db
    .select(columns)
    .from(figure)
    .where(
      and(
        eq(figure.siteId, site),
        inArray(figure.measureId, sql`(select value from json_each(${JSON.stringify(measures)}))`),
        between(figure.period, span.from, span.to),
      ),
    )
    .limit(MAX_FIGURES);
}

/** Every site's figures for one measure: for small multiples, the funnel and the report. */
export function measureFiguresQuery({ db }: NetworkStore, measure: MeasureId, span: Span) {
  return db
    .select(columns)
    .from(site)
    .crossJoin(figure)
    .where(
      and(
        eq(figure.siteId, site.id),
        eq(figure.measureId, measure),
        between(figure.period, span.from, span.to),
      ),
    )
    .limit(MAX_FIGURES);
}

/** Every site's figures for every measure of one month: what completeness is counted from. */
export function monthFiguresQuery(
  { db }: NetworkStore,
  measures: readonly MeasureId[],
  period: Period,
) {
  const asked = sql`json_each(${JSON.stringify(measures)})`;
  return db
    .select(columns)
    .from(site)
    .crossJoin(sql`${asked} as asked`)
    .crossJoin(figure)
    .where(
      and(
        eq(figure.siteId, site.id),
        eq(figure.measureId, sql`asked.value`),
        eq(figure.period, period),
      ),
    )
    .limit(MAX_FIGURES);
}

/** The network's sums, measure by measure, oldest month first. */
export function rollUpsQuery({ db }: NetworkStore, measures: readonly MeasureId[], span: Span) {
  return db
    .select()
    .from(rollUp)
    .where(
      and(
        inArray(rollUp.measureId, sql`(select value from json_each(${JSON.stringify(measures)}))`),
        between(rollUp.period, span.from, span.to),
      ),
    )
    .orderBy(asc(rollUp.measureId), asc(rollUp.period))
    .limit(MAX_FIGURES);
}

/** A figure as it stands, and where. */
export interface StandingFigure {
  site: SiteId;
  measure: MeasureId;
  period: Period;
  figure: Figure;
}

type Row = Awaited<ReturnType<typeof siteSeriesQuery>>[number];

/** The figures that count, corrections applied, in the order of the rows. */
export function standingFigures(rows: readonly Row[]): StandingFigure[] {
  const standing = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.siteId} ${row.measureId} ${row.period}`;
    const other = standing.get(key);
    if (!other || other.revision < row.revision) standing.set(key, row);
  }
  return [...standing.values()].map((row) => ({
    site: row.siteId as SiteId,
    measure: row.measureId as MeasureId,
    period: row.period as Period,
    figure: figureOfRow(row),
  }));
}

function figureOfRow({ state, numerator, denominator, reason }: Row): Figure {
  if (state === "no-cases") return { state };
  if (state === "not-collected") return { state, reason: reason ?? "" };
  return { state, numerator: numerator ?? 0, denominator: denominator ?? 0 };
}

/** The network's sum for one measure and month. */
export interface RollUp {
  measure: MeasureId;
  period: Period;
  numerator: number;
  denominator: number;
  /** How many sites gave a figure. */
  sites: number;
}

export function rollUpOf(row: Awaited<ReturnType<typeof rollUpsQuery>>[number]): RollUp {
  return { ...row, measure: row.measureId as MeasureId, period: row.period as Period };
}
