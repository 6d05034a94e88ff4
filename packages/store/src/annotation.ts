import type { Annotation } from "@allteach/domain/annotation";
import type { Act } from "@allteach/domain/audit";
import type { SiteId } from "@allteach/domain/identity";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { figure, measure, rollUp, site } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";
import { phaseDecision } from "./phase-schema.ts";
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

/** Every note that stands, at whichever charts. */
export function everyAnnotationQuery({ db }: NetworkStore) {
  return db
    .select()
    .from(annotation)
    .where(isNull(annotation.removedAt))
    .orderBy(asc(annotation.day))
    .limit(MAX_ANNOTATIONS);
}

/** A note, whichever: whether there ever was one. */
export function anyAnnotationQuery({ db }: NetworkStore) {
  return db.select({ id: annotation.id }).from(annotation).limit(1);
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

/**
 * Figures of a measure that replaced others after their month was attested. The sums of the months
 * say where there are any, so that no other figure is looked at.
 */
export function restatedAtQuery({ db }: NetworkStore, code: string) {
  return db
    .selectDistinct({ siteId: figure.siteId, period: figure.period })
    .from(measure)
    .innerJoin(rollUp, and(eq(rollUp.measureId, measure.id), eq(rollUp.restated, true)))
    .crossJoin(site)
    .innerJoin(
      figure,
      and(
        eq(figure.siteId, site.id),
        eq(figure.measureId, measure.id),
        eq(figure.period, rollUp.period),
        eq(figure.restates, true),
      ),
    )
    .where(sql`${measure.code} = ${code} collate nocase`)
    .limit(MAX_ANNOTATIONS);
}

/** From when a measure counts otherwise than before: the first of that month, as an instant. */
export function definitionChangesQuery({ db }: NetworkStore, code: string) {
  const { start, kind, measureId } = phaseDecision;
  return db
    .selectDistinct({
      at: sql<number>`unixepoch(substr(${start}, 1, 7) || '-01') * 1000`,
      action: sql<string>`'change-definition'`,
    })
    .from(measure)
    .innerJoin(phaseDecision, eq(measureId, measure.id))
    .where(and(sql`${measure.code} = ${code} collate nocase`, eq(kind, "definition")))
    .limit(MAX_ANNOTATIONS);
}
