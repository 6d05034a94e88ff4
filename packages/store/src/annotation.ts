import type { Annotation } from "@allteach/domain/annotation";
import type { Act } from "@allteach/domain/audit";
import type { SiteId } from "@allteach/domain/identity";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { auditEntry, figure, measure } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";
import { annotation } from "./theory-schema.ts";

const MAX_ANNOTATIONS = 1000;

/** Notes at a measure's charts, and those that stand at every chart. */
export function annotationsQuery({ db }: NetworkStore, code: string) {
  return db
    .select()
    .from(annotation)
    .where(
      and(
        isNull(annotation.removedAt),
        sql`(${annotation.measure} = '' or ${annotation.measure} = ${code} collate nocase)`,
      ),
    )
    .orderBy(asc(annotation.day))
    .limit(MAX_ANNOTATIONS);
}

export function annotationQuery({ db }: NetworkStore, id: string) {
  return db
    .select()
    .from(annotation)
    .where(and(eq(annotation.id, id), isNull(annotation.removedAt)))
    .limit(1);
}

export function annotationOf(row: Awaited<ReturnType<typeof annotationQuery>>[number]): Annotation {
  const { id, siteId, measure: code, day, kind, text, actor, at } = row;
  const said = { id, on: day, kind, text, measure: code as Annotation["measure"], by: actor, at };
  return { ...said, ...(siteId > 0 && { site: siteId as SiteId }) };
}

/** Writes new notes down. */
export async function addAnnotations(
  store: NetworkStore,
  made: readonly Annotation[],
  act: Act,
): Promise<void> {
  const rows = made.map(({ site: siteId = 0, on: day, by: actor, ...note }) => ({
    ...{ ...note, siteId, day, actor },
  }));
  await recorded(store, act, () => rows.map((row) => store.db.insert(annotation).values(row)));
}

/** Takes a note off the charts; its row stays. */
export async function removeAnnotation(store: NetworkStore, id: string, act: Act): Promise<void> {
  await recorded(store, act, () => [
    store.db.update(annotation).set({ removedAt: act.at }).where(eq(annotation.id, id)),
  ]);
}

/** Months of a measure that were corrected after they had been reported, site by site. */
export function restatementsQuery(
  { db }: NetworkStore,
  code: string,
  { from, to }: { from: string; to: string },
) {
  return db
    .select({
      siteId: figure.siteId,
      period: figure.period,
      revisions: sql<number>`count(*)`,
    })
    .from(measure)
    .innerJoin(figure, eq(figure.measureId, measure.id))
    .where(
      and(
        sql`${measure.code} = ${code} collate nocase`,
        sql`${figure.period} between ${from} and ${to}`,
      ),
    )
    .groupBy(figure.siteId, figure.period)
    .having(sql`count(*) > 1`)
    .limit(MAX_ANNOTATIONS);
}

/** Acts by which a measure's definition changed. */
const definingActs = ["change-measure", "change-definition", "confirm-definitions"];

/** When the definition of a measure changed, as the audit has it. */
export function definitionChangesQuery({ db }: NetworkStore, code: string) {
  return db
    .select({ at: auditEntry.at, action: auditEntry.action })
    .from(auditEntry)
    .where(
      and(
        inArray(auditEntry.action, definingActs),
        sql`(${auditEntry.subject} = ${code} collate nocase or ${auditEntry.subject} like ${`${code} %`} or ${auditEntry.subject} like ${`${code},%`})`,
      ),
    )
    .orderBy(asc(auditEntry.id))
    .limit(MAX_ANNOTATIONS);
}
