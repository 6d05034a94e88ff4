import { type Figure, sampleOf } from "@allteach/domain/figure";
import type { Code, MeasureId, SiteId } from "@allteach/domain/identity";
import type { FigurePeriod, Period } from "@allteach/domain/period";
import { type AnyColumn, and, asc, between, eq, sql } from "drizzle-orm";
import { figure, measure, rollUp, site } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** Ten years of months, and as many corrections as anyone has seen. */
const MAX_SERIES = 400;
export const MAX_FIGURES = 200_000;

/** What of a figure is read. */
export const figureColumns = {
  siteId: figure.siteId,
  measureId: figure.measureId,
  period: figure.period,
  revision: figure.revision,
  state: figure.state,
  numerator: figure.numerator,
  denominator: figure.denominator,
  reason: figure.reason,
  mean: figure.mean,
  sd: figure.sd,
  events: figure.events,
  restates: figure.restates,
  comment: figure.comment,
};

export const sums = {
  measureId: rollUp.measureId,
  period: rollUp.period,
  numerator: rollUp.numerator,
  denominator: rollUp.denominator,
  sites: rollUp.sites,
  total: rollUp.total,
  squares: rollUp.squares,
};

export interface Span {
  from: Period;
  to: Period;
}

/** Months, and the weeks that end in them: as text a week follows its month. */
export const within = (column: AnyColumn, { from, to }: Span) => between(column, from, `${to}-99`);

/** Codes are looked up inside the query, so that naming a site costs no round trip. */
export const siteIdOf = (code: string) =>
  sql<number>`(select id from site where code = ${code} or blinded_code = ${code} limit 1)`;
export const measureIdOf = (code: string) =>
  sql<number>`(select id from measure where code = ${code})`;

/** One site's figures for one measure, by their codes. */
export function siteSeriesQuery({ db }: NetworkStore, site: Code, measure: Code, span: Span) {
  return db
    .select(figureColumns)
    .from(figure)
    .where(
      and(
        eq(figure.siteId, siteIdOf(site)),
        eq(figure.measureId, measureIdOf(measure)),
        within(figure.period, span),
      ),
    )
    .limit(MAX_SERIES);
}

/** One site's figures for every measure over some months. */
export function siteFiguresQuery({ db }: NetworkStore, site: Code, span: Span) {
  return db
    .select(figureColumns)
    .from(measure)
    .crossJoin(figure)
    .where(
      and(
        eq(figure.siteId, siteIdOf(site)),
        eq(figure.measureId, measure.id),
        within(figure.period, span),
      ),
    )
    .limit(MAX_FIGURES);
}

/** Every site's figures for one measure: for small multiples, the funnel and the report. */
export function measureFiguresQuery({ db }: NetworkStore, measure: Code, span: Span) {
  return db
    .select(figureColumns)
    .from(site)
    .crossJoin(figure)
    .where(
      and(
        eq(figure.siteId, site.id),
        eq(figure.measureId, measureIdOf(measure)),
        within(figure.period, span),
      ),
    )
    .limit(MAX_FIGURES);
}

/** Every site's figures for every measure over some months: completeness, the report, the API. */
export function networkFiguresQuery({ db }: NetworkStore, span: Span) {
  return db
    .select(figureColumns)
    .from(site)
    .crossJoin(measure)
    .crossJoin(figure)
    .where(
      and(
        eq(figure.siteId, site.id),
        eq(figure.measureId, measure.id),
        within(figure.period, span),
      ),
    )
    .limit(MAX_FIGURES);
}

/** Some sites' figures for every measure over some months. */
export function sitesFiguresQuery({ db }: NetworkStore, sites: readonly SiteId[], span: Span) {
  return db
    .select(figureColumns)
    .from(sql`json_each(${JSON.stringify(sites)}) as asked`)
    .crossJoin(measure)
    .crossJoin(figure)
    .where(
      and(
        eq(figure.siteId, sql`asked.value`),
        eq(figure.measureId, measure.id),
        within(figure.period, span),
      ),
    )
    .limit(MAX_FIGURES);
}

/**
 * The network's sums, every measure, oldest month first. They are read in this order: by the sum's
 * own measure they would be sorted, and read twice.
 */
export function rollUpsQuery({ db }: NetworkStore, span: Span) {
  return db
    .select(sums)
    .from(measure)
    .crossJoin(rollUp)
    .where(and(eq(rollUp.measureId, measure.id), within(rollUp.period, span)))
    .orderBy(asc(measure.id), asc(rollUp.period))
    .limit(MAX_FIGURES);
}

/** The network's sums for one measure, oldest month first. */
export function measureRollUpsQuery({ db }: NetworkStore, measure: Code, span: Span) {
  return db
    .select(sums)
    .from(rollUp)
    .where(and(eq(rollUp.measureId, measureIdOf(measure)), within(rollUp.period, span)))
    .orderBy(asc(rollUp.period))
    .limit(MAX_SERIES);
}

/** A figure as it stands, and where. */
export interface StandingFigure {
  site: SiteId;
  measure: MeasureId;
  period: FigurePeriod;
  figure: Figure;
}

type Row = Awaited<ReturnType<typeof siteSeriesQuery>>[number];
/** What of a row the figure itself is read from. */
export type FigureRow = Omit<Row, "restates" | "comment">;

/**
 * The figures that count, corrections applied, in the order of the rows.
 *
 * @throws When a query met its limit: a part must never pass for the whole.
 */
export function standingFigures(rows: readonly FigureRow[]): StandingFigure[] {
  if (rows.length >= MAX_FIGURES) throw new Error("more figures than one query may return");
  const standing = new Map<string, FigureRow>();
  for (const row of rows) {
    const key = `${row.siteId} ${row.measureId} ${row.period}`;
    const other = standing.get(key);
    if (!other || other.revision < row.revision) standing.set(key, row);
  }
  return [...standing.values()].map((row) => ({
    site: row.siteId as SiteId,
    measure: row.measureId as MeasureId,
    period: row.period as FigurePeriod,
    figure: figureOfRow(row),
  }));
}

/** A row of `figure` as the figure that it holds. */
export function figureOfRow({ state, reason, ...row }: FigureRow): Figure {
  if (state === "no-cases") return { state };
  if (state === "not-collected") return { state, reason: reason ?? "" };
  const sample = row.mean !== null && { mean: row.mean, ...(row.sd !== null && { sd: row.sd }) };
  return {
    ...{ state, numerator: row.numerator ?? 0, denominator: row.denominator ?? 0 },
    ...(sample && { sample }),
    ...(row.events && { events: row.events }),
  };
}

/** The network's sum for one measure and period. */
export interface RollUp {
  measure: MeasureId;
  period: FigurePeriod;
  /** All sites together; of a month whose sites had no cases, that. */
  figure: Figure;
  /** How many sites gave a figure. */
  sites: number;
}

export function rollUpOf({
  measureId,
  period,
  sites,
  ...sums
}: Awaited<ReturnType<typeof rollUpsQuery>>[number]): RollUp {
  return {
    measure: measureId as MeasureId,
    period: period as FigurePeriod,
    figure: summedFigure(sums),
    sites,
  };
}

function summedFigure(sums: {
  numerator: number;
  denominator: number;
  total: number | null;
  squares: number | null;
}): Figure {
  const { numerator, denominator: size, total, squares } = sums;
  if (size === 0) return { state: "no-cases" };
  const counts = { state: "measured", numerator, denominator: size } as const;
  if (total === null || squares === null) return counts;
  return { ...counts, sample: sampleOf({ total, squares, size }) };
}
