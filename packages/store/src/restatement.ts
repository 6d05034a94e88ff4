import type { Figure } from "@allteach/domain/figure";
import type { MeasureId, SiteId, UserId } from "@allteach/domain/identity";
import { type FigurePeriod, monthOf, type Period } from "@allteach/domain/period";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { figureOfRow } from "./figure.ts";
import { figure, rollUp, site, submission } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";
import { delivery, report, subscription } from "./report-schema.ts";

const MAX_RESTATEMENTS = 2000;
const MAX_READERS = 10_000;

/** A figure that replaced another after its month was attested or locked. */
export interface Restatement {
  site: SiteId;
  measure: MeasureId;
  period: FigurePeriod;
  /** The month whose revision it came with. */
  month: Period;
  was: Figure;
  now: Figure;
  why: string;
  by: string;
  at: number;
}

const earlier = alias(figure, "earlier");

/** Each column under a name of its own: answers of a batch know columns by their names alone. */
const both = {
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
  wasState: sql<Row["state"]>`${earlier.state}`.as("was_state"),
  wasNumerator: sql<number | null>`${earlier.numerator}`.as("was_numerator"),
  wasDenominator: sql<number | null>`${earlier.denominator}`.as("was_denominator"),
  wasReason: sql<string | null>`${earlier.reason}`.as("was_reason"),
  wasMean: sql<number | null>`${earlier.mean}`.as("was_mean"),
  wasSd: sql<number | null>`${earlier.sd}`.as("was_sd"),
  wasEvents: sql<string | null>`${earlier.events}`.as("was_events"),
  why: sql<string | null>`${submission.reason}`.as("why"),
  by: submission.actor,
  at: submission.at,
};

type Row = Parameters<typeof figureOfRow>[0];

/** Every restatement, the newest first, with both figures and what was said. */
export function restatementsQuery({ db }: NetworkStore, since = 0) {
  return db
    .select(both)
    .from(rollUp)
    .crossJoin(site)
    .innerJoin(
      figure,
      and(
        eq(figure.siteId, site.id),
        eq(figure.measureId, rollUp.measureId),
        eq(figure.period, rollUp.period),
        eq(figure.restates, true),
      ),
    )
    .innerJoin(
      earlier,
      and(
        eq(earlier.siteId, figure.siteId),
        eq(earlier.measureId, figure.measureId),
        eq(earlier.period, figure.period),
        sql`${earlier.revision} = (
          select max(revision) from figure as any_earlier
          where any_earlier.site_id = ${figure.siteId}
            and any_earlier.measure_id = ${figure.measureId}
            and any_earlier.period = ${figure.period}
            and any_earlier.revision < ${figure.revision})`,
      ),
    )
    .innerJoin(
      submission,
      and(
        eq(submission.siteId, figure.siteId),
        eq(submission.period, sql`substr(${figure.period}, 1, 7)`),
        eq(submission.revision, figure.revision),
      ),
    )
    .where(and(eq(rollUp.restated, true), sql`${submission.at} > ${since}`))
    .orderBy(sql`${submission.at} desc`)
    .limit(MAX_RESTATEMENTS);
}

export function restatementOf(
  row: Awaited<ReturnType<typeof restatementsQuery>>[number],
): Restatement {
  const { siteId, measureId, revision, why, by, at } = row;
  const period = row.period as FigurePeriod;
  const was = {
    ...{ siteId, measureId, period, revision, state: row.wasState, reason: row.wasReason },
    ...{ numerator: row.wasNumerator, denominator: row.wasDenominator },
    ...{ mean: row.wasMean, sd: row.wasSd },
    events: row.wasEvents === null ? null : (JSON.parse(row.wasEvents) as number[]),
  };
  return {
    ...{ site: siteId as SiteId, measure: measureId as MeasureId },
    ...{ period, month: monthOf(period), why: why ?? "", by, at },
    ...{ was: figureOfRow(was), now: figureOfRow(row) },
  };
}

/** Everyone who was mailed a report, or may have been, with the report's month and its making. */
export function reportReadersQuery({ db }: NetworkStore) {
  return db
    .select({
      reportId: delivery.reportId,
      period: report.period,
      builtAt: report.builtAt,
      user: sql<string>`coalesce(nullif(${delivery.userId}, ''), ${subscription.userId}, '')`,
      sentAt: delivery.sentAt,
      status: delivery.status,
    })
    .from(delivery)
    .innerJoin(report, eq(report.id, delivery.reportId))
    .leftJoin(subscription, eq(subscription.id, delivery.subscriptionId))
    .where(and(sql`${delivery.status} in ('sent', 'unknown')`, isNotNull(report.builtAt)))
    .limit(MAX_READERS);
}

/** Somebody who was mailed a report, or may have been. */
export interface ReportReader {
  report: string;
  period: Period;
  builtAt: number;
  user: UserId;
  /** Absent where nobody knows whether the mail went. */
  sentAt?: number;
}

export function readerOf({
  reportId,
  period,
  builtAt,
  user,
  sentAt,
}: Awaited<ReturnType<typeof reportReadersQuery>>[number]): ReportReader {
  return {
    ...{ report: reportId, period: period as Period, builtAt: builtAt ?? 0, user: user as UserId },
    ...(sentAt !== null && { sentAt }),
  };
}
