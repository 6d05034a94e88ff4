import type { FirstReport } from "@allteach/domain/completeness";
import type { MeasureId, SiteId } from "@allteach/domain/identity";
import type { FigurePeriod } from "@allteach/domain/period";
import { and, eq, sql } from "drizzle-orm";
import { MAX_FIGURES, type Span, within } from "./figure.ts";
import { figure, measure, site, submission } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** When each figure of some months was first there: corrections do not make it late. */
export function firstReportsQuery({ db }: NetworkStore, span: Span) {
  return db
    .select({
      siteId: figure.siteId,
      measureId: figure.measureId,
      period: figure.period,
      at: sql<number>`min(${submission.at})`,
    })
    .from(site)
    .crossJoin(measure)
    .crossJoin(figure)
    .crossJoin(submission)
    .where(
      and(
        eq(figure.siteId, site.id),
        eq(figure.measureId, measure.id),
        within(figure.period, span),
        eq(submission.siteId, figure.siteId),
        eq(submission.period, sql`substr(${figure.period}, 1, 7)`),
        eq(submission.revision, figure.revision),
      ),
    )
    .groupBy(figure.siteId, figure.measureId, figure.period)
    .limit(MAX_FIGURES);
}

export function firstReportOf(
  row: Awaited<ReturnType<typeof firstReportsQuery>>[number],
): FirstReport & { site: SiteId } {
  return {
    site: row.siteId as SiteId,
    measure: row.measureId as MeasureId,
    period: row.period as FigurePeriod,
    at: row.at,
  };
}
