import type { Act, Head } from "@allteach/domain/audit";
import { type CellKey, cellKey } from "@allteach/domain/cell";
import type { Figure } from "@allteach/domain/figure";
import type { Code, MeasureId, SiteId } from "@allteach/domain/identity";
import { type FigurePeriod, monthOf, type Period } from "@allteach/domain/period";
import type { Revision, Submission } from "@allteach/domain/submission";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { type StandingFigure, siteIdOf } from "./figure.ts";
import { unlessTaken } from "./is-taken.ts";
import { figure as figureTable, rollUp, site, submission } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** The newest revision of a site's month, by the site's code. */
export function submissionQuery({ db }: NetworkStore, site: Code, period: Period) {
  return db
    .select({
      siteId: submission.siteId,
      revision: submission.revision,
      attested: submission.attested,
      actor: submission.actor,
      at: submission.at,
    })
    .from(submission)
    .where(and(eq(submission.siteId, siteIdOf(site)), eq(submission.period, period)))
    .orderBy(desc(submission.revision))
    .limit(1);
}

type Newest = Awaited<ReturnType<typeof submissionQuery>>;

/** A site's month as it stands, from its newest revision and its figures. */
export function submissionOf(
  site: SiteId,
  period: Period,
  [newest]: Newest,
  figures: readonly StandingFigure[],
): Submission {
  const here = figures.filter((each) => each.site === site && monthOf(each.period) === period);
  return {
    site,
    period,
    revision: newest?.revision ?? 0,
    figures: givenFigures(here),
    attested: newest?.attested ?? false,
    ...(newest && { by: newest.actor, at: newest.at }),
  };
}

/** One site's figures by what they are of. */
export function givenFigures(
  figures: readonly Pick<StandingFigure, "measure" | "period" | "figure">[],
): Map<CellKey, Figure> {
  return new Map(figures.map(({ measure, period, figure }) => [cellKey(measure, period), figure]));
}

/** The file that a revision's figures came from, as its entry of the audit says. */
const fileOf = sql<string | null>`case ${submission.via} when 'file' then
  (select detail ->> '$.file' from audit_entry where audit_entry.id = ${submission.audit}) end`;

/** Every revision of a site's month, the oldest first. */
export function monthRevisionsQuery({ db }: NetworkStore, site: Code, period: Period) {
  return db
    .select({
      siteId: submission.siteId,
      revision: submission.revision,
      attested: submission.attested,
      actor: submission.actor,
      at: submission.at,
      reason: submission.reason,
      via: submission.via,
      file: fileOf,
    })
    .from(submission)
    .where(and(eq(submission.siteId, siteIdOf(site)), eq(submission.period, period)))
    .orderBy(asc(submission.revision));
}

/** One saving of a month: who, when, why and by which way. */
export interface MonthRevision {
  revision: number;
  attested: boolean;
  reason: string;
  by: string;
  at: number;
  via: FigureVia;
  /** The file it came from, by its hash. */
  file?: string;
}

export function monthRevisionOf({
  revision,
  attested,
  reason,
  actor,
  at,
  via,
  file,
}: Awaited<ReturnType<typeof monthRevisionsQuery>>[number]): MonthRevision {
  const source = { via: via as FigureVia, ...(file && { file }) };
  return { revision, attested, reason: reason ?? "", by: actor, at, ...source };
}

/** The newest revision of every month among those given, in one query. */
export function submissionsQuery(
  { db }: NetworkStore,
  months: readonly { site: SiteId; period: Period }[],
) {
  const pairs = JSON.stringify(months.map(({ site, period }) => [site, period]));
  return db
    .select({
      siteId: submission.siteId,
      period: submission.period,
      revision: submission.revision,
      attested: submission.attested,
      actor: submission.actor,
      at: submission.at,
    })
    .from(sql`json_each(${pairs}) as asked`)
    .crossJoin(submission)
    .where(
      and(
        eq(submission.siteId, sql`asked.value ->> 0`),
        eq(submission.period, sql`asked.value ->> 1`),
      ),
    );
}

/** Every site's revisions of one month. */
export function monthSubmissionsQuery({ db }: NetworkStore, period: Period) {
  return db
    .select({
      siteId: submission.siteId,
      revision: submission.revision,
      attested: submission.attested,
      actor: submission.actor,
      at: submission.at,
    })
    .from(site)
    .crossJoin(submission)
    .where(and(eq(submission.siteId, site.id), eq(submission.period, period)));
}

/** Every month that any site has reported. */
export function reportedMonthsQuery({ db }: NetworkStore) {
  return db
    .selectDistinct({ siteId: submission.siteId, period: submission.period })
    .from(submission);
}

/** Of several revisions of one month, the newest. */
export function newestRevision<Row extends { revision: number }>(
  rows: readonly Row[],
): Row | undefined {
  return rows.reduce<Row | undefined>(
    (newest, row) => (newest && newest.revision > row.revision ? newest : row),
    undefined,
  );
}

/** By which way figures came. */
export type FigureVia = "form" | "file" | "api" | "demo";

/**
 * Writes revisions of months, their figures with what is said of them, the audit entry and the
 * network's sums, all or nothing.
 *
 * @param act What the audit says of it; its time and actor are those of the revisions.
 * @param head The audit's newest entry, where it was read with what stood before.
 * @returns False when someone else saved one of these months first: nothing was written then.
 */
export function saveRevisions(
  store: NetworkStore,
  revisions: readonly Revision[],
  { via, act, head }: { via: FigureVia; act: Act; head?: Head | undefined },
): Promise<boolean> {
  const write = (audit: number) => [
    ...submissionRows(store, revisions, { ...act, via, audit }),
    ...figureRows(store, revisions),
    rollUpRows(store, revisions),
  ];
  return unlessTaken("submission.", recorded(store, act, write, { head, pointedTo: true }));
}

function submissionRows(
  { db }: NetworkStore,
  revisions: readonly Revision[],
  { actor, via, at, audit }: Pick<Act, "actor" | "at"> & { via: FigureVia; audit: number },
) {
  const rows = revisions.map((each) => [
    each.site,
    each.period,
    each.revision,
    each.attested ? 1 : 0,
    each.reason ?? null,
  ]);
  return inParts(rows).map((part) =>
    db.insert(submission).select(sql`
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4,
        ${actor}, ${via}, ${at}, ${audit}
      from json_each(${part})`),
  );
}

function figureRows({ db }: NetworkStore, revisions: readonly Revision[]) {
  const rows = revisions.flatMap((each) =>
    each.changed.map(({ measure, period, figure, restates, comment }) => [
      ...[each.site, measure, period, each.revision, figure.state],
      ...[...valuesOf(figure), restates ? 1 : 0, comment || null],
    ]),
  );
  return inParts(rows).map((part) =>
    db.insert(figureTable).select(sql`
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
        value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12
      from json_each(${part})`),
  );
}

/** D1 takes no text above 2 MB, and a letter is three bytes at most of what JSON writes of it. */
const LETTERS_AT_ONCE = 600_000;

/** Rows as JSON, in as few texts as the database takes. */
function inParts(rows: readonly unknown[]): string[] {
  const parts: string[][] = [];
  let letters = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (letters + text.length > LETTERS_AT_ONCE) {
      parts.push([]);
      letters = 0;
    }
    parts.at(-1)?.push(text);
    letters += text.length;
  }
  return parts.map((part) => `[${part.join(",")}]`);
}

/** Numerator, denominator, reason, mean, standard deviation and events, in the table's order. */
function valuesOf(figure: Figure): (number | string | null)[] {
  if (figure.state === "no-cases") return [null, null, null, null, null, null];
  if (figure.state === "not-collected") return [null, null, figure.reason, null, null, null];
  const { numerator, denominator, sample, events } = figure;
  const spread = [sample?.mean ?? null, sample?.sd ?? null];
  return [numerator, denominator, null, ...spread, events ? JSON.stringify(events) : null];
}

/**
 * The sums are made again from the standing figures, so saving twice cannot count twice. A sum also
 * says whether any of its figures was ever restated: it leads the ledger to them.
 */
function rollUpRows({ db }: NetworkStore, revisions: readonly Revision[]) {
  const touched = new Map<string, [MeasureId, FigurePeriod, 0 | 1]>();
  for (const { measure, period, restates } of revisions.flatMap(({ changed }) => changed)) {
    const key = `${measure} ${period}`;
    touched.set(key, [measure, period, restates || touched.get(key)?.[2] ? 1 : 0]);
  }
  const sums = sql`
    select asked.value ->> 0, asked.value ->> 1,
      total(standing.numerator), total(standing.denominator), count(standing.numerator),
      sum(standing.mean * standing.denominator),
      sum((standing.denominator - 1) * ifnull(standing.sd, 0) * ifnull(standing.sd, 0)
        + standing.denominator * standing.mean * standing.mean),
      asked.value ->> 2
    from json_each(${JSON.stringify([...touched.values()])}) as asked
    cross join site
    left join figure as standing
      on standing.site_id = site.id
      and standing.measure_id = asked.value ->> 0
      and standing.period = asked.value ->> 1
      and standing.revision = (
        select max(revision) from figure as any_revision
        where any_revision.site_id = site.id
          and any_revision.measure_id = asked.value ->> 0
          and any_revision.period = asked.value ->> 1)
    where true
    group by asked.key`;
  return db
    .insert(rollUp)
    .select(sums)
    .onConflictDoUpdate({
      target: [rollUp.measureId, rollUp.period],
      set: {
        numerator: sql`excluded.numerator`,
        denominator: sql`excluded.denominator`,
        sites: sql`excluded.sites`,
        total: sql`excluded.total`,
        squares: sql`excluded.squares`,
        restated: sql`max(restated, excluded.restated)`,
      },
    });
}
