import { type CellKey, cellKey } from "@allteach/domain/cell";
import type { Code, MeasureId, SiteId } from "@allteach/domain/identity";
import type { FigurePeriod } from "@allteach/domain/period";
import type { Revision } from "@allteach/domain/submission";
import { and, eq, sql } from "drizzle-orm";
import { measureIdOf, type Span, siteIdOf, within } from "./figure.ts";
import { figureComment } from "./figure-schema.ts";
import { measure } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** As many as anyone writes in ten years of months with every figure doubted. */
const MAX_COMMENTS = 20_000;

const columns = {
  measureId: figureComment.measureId,
  period: figureComment.period,
  revision: figureComment.revision,
  text: figureComment.text,
};

/** What was said of one site's figures. */
export function commentsQuery({ db }: NetworkStore, site: Code, span: Span) {
  return db
    .select(columns)
    .from(measure)
    .crossJoin(figureComment)
    .where(
      and(
        eq(figureComment.siteId, siteIdOf(site)),
        eq(figureComment.measureId, measure.id),
        within(figureComment.period, span),
      ),
    )
    .limit(MAX_COMMENTS);
}

/** What was said of one site's figures of one measure. */
export function measureCommentsQuery({ db }: NetworkStore, site: Code, code: Code, span: Span) {
  return db
    .select(columns)
    .from(figureComment)
    .where(
      and(
        eq(figureComment.siteId, siteIdOf(site)),
        eq(figureComment.measureId, measureIdOf(code)),
        within(figureComment.period, span),
      ),
    )
    .limit(MAX_COMMENTS);
}

/** As many as stand beside the figures of one large file. */
const MAX_COMMENTS_OF_SITES = 100_000;

/** What was said of some sites' figures. */
export function sitesCommentsQuery({ db }: NetworkStore, sites: readonly SiteId[], span: Span) {
  return db
    .select({ ...columns, siteId: figureComment.siteId })
    .from(sql`json_each(${JSON.stringify(sites)}) as asked`)
    .crossJoin(measure)
    .crossJoin(figureComment)
    .where(
      and(
        eq(figureComment.siteId, sql`asked.value`),
        eq(figureComment.measureId, measure.id),
        within(figureComment.period, span),
      ),
    )
    .limit(MAX_COMMENTS_OF_SITES);
}

/** Something said of a figure, with the revision that it came with. */
export interface FigureComment {
  measure: MeasureId;
  period: FigurePeriod;
  revision: number;
  text: string;
}

export function commentOf({
  measureId,
  revision,
  text,
  period,
}: Awaited<ReturnType<typeof commentsQuery>>[number]): FigureComment {
  return { revision, text, measure: measureId as MeasureId, period: period as FigurePeriod };
}

/** The last thing said of each figure. */
export function lastComments(comments: readonly FigureComment[]): Map<CellKey, string> {
  const inOrder = comments.toSorted((one, other) => one.revision - other.revision);
  return new Map(inOrder.map(({ measure: id, period, text }) => [cellKey(id, period), text]));
}

/** The comments that come with revisions. */
export function commentRows({ db }: NetworkStore, revisions: readonly Revision[]) {
  const rows = revisions.flatMap(({ site, revision, changed }) =>
    changed.flatMap(({ measure: id, period, comment }) =>
      comment ? [[site, id, period, revision, comment]] : [],
    ),
  );
  if (rows.length === 0) return [];
  return [
    db.insert(figureComment).select(sql`
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
      from json_each(${JSON.stringify(rows)})`),
  ];
}
