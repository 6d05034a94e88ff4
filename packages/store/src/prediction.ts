import type { Act } from "@allteach/domain/audit";
import type { SiteId } from "@allteach/domain/identity";
import type { Period } from "@allteach/domain/period";
import type { Prediction } from "@allteach/domain/prediction";
import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { prediction } from "./evidence-schema.ts";
import { figureColumns, MAX_FIGURES, type Span, sums, within } from "./figure.ts";
import { figure, measure, rollUp } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** A few for each driver and site of a large network. */
const MAX_PREDICTIONS = 1000;

/** Which predictions: of a measure, at a test of change; left out, all that stand. */
export interface WhichPredictions {
  measure?: string;
  test?: string;
}

const standing = ({ measure: code, test }: WhichPredictions): SQL | undefined =>
  and(
    isNull(prediction.withdrawnAt),
    code === undefined ? undefined : sql`${prediction.measure} = ${code} collate nocase`,
    test === undefined ? undefined : eq(prediction.test, test),
  );

/** Predictions, the newest first, with what the test was to try at which each was made. */
export function predictionsQuery({ db }: NetworkStore, which: WhichPredictions = {}) {
  return db
    .select({
      prediction,
      testWords: sql<
        string | null
      >`(select objective from pdsa where pdsa.id = ${prediction.test})`,
    })
    .from(prediction)
    .where(standing(which))
    .orderBy(desc(prediction.at), desc(prediction.id))
    .limit(MAX_PREDICTIONS);
}

export function predictionQuery({ db }: NetworkStore, id: string) {
  return db
    .select()
    .from(prediction)
    .where(and(eq(prediction.id, id), isNull(prediction.withdrawnAt)))
    .limit(1);
}

export function predictionOf(row: Awaited<ReturnType<typeof predictionQuery>>[number]): Prediction {
  const { siteId, actor, stood, withdrawnAt: _, since, until, measure: code, ...rest } = row;
  return {
    ...{ ...rest, measure: code as Prediction["measure"], by: actor },
    ...{ since: since as Period, until: until as Period },
    ...(siteId > 0 && { site: siteId as SiteId }),
    ...(stood !== null && { stood }),
  };
}

/** Every site's figures on the charts that are predicted, from one network's own database. */
export function predictedFiguresQuery(
  { db }: NetworkStore,
  span: Span,
  which: WhichPredictions = {},
) {
  return db
    .select(figureColumns)
    .from(
      sql`(select distinct ${prediction.siteId} as site, ${measure.id} as measure_id
        from ${prediction} join ${measure} on ${measure.code} = ${prediction.measure} collate nocase
        where ${prediction.siteId} > 0 and ${standing(which)}) as charted`,
    )
    .crossJoin(figure)
    .where(
      and(
        eq(figure.siteId, sql`charted.site`),
        eq(figure.measureId, sql`charted.measure_id`),
        within(figure.period, span),
      ),
    )
    .limit(MAX_FIGURES);
}

/** The network's sums of the measures that are predicted. */
export function predictedRollUpsQuery(
  { db }: NetworkStore,
  span: Span,
  which: WhichPredictions = {},
) {
  return db
    .select(sums)
    .from(rollUp)
    .where(
      and(
        sql`${rollUp.measureId} in (select ${measure.id} from ${measure} join ${prediction}
          on ${prediction.measure} = ${measure.code} collate nocase
          where ${prediction.siteId} = 0 and ${standing(which)})`,
        within(rollUp.period, span),
      ),
    )
    .limit(MAX_FIGURES);
}

/** How many predictions follow from each box of the diagram; a site's own where it is one's. */
export function predictionCountsQuery({ db }: NetworkStore) {
  return db
    .select({
      node: prediction.node,
      siteId: prediction.siteId,
      predictions: sql<number>`count(*)`,
    })
    .from(prediction)
    .where(and(isNull(prediction.withdrawnAt), sql`${prediction.node} <> ''`))
    .groupBy(prediction.node, prediction.siteId)
    .limit(10_000);
}

/** Writes predictions down. */
export async function addPredictions(
  store: NetworkStore,
  made: readonly Prediction[],
  act: Act,
): Promise<void> {
  const rows = made.map(({ site = 0, by: actor, ...rest }) => ({ ...rest, siteId: site, actor }));
  await recorded(store, act, () => rows.map((row) => store.db.insert(prediction).values(row)));
}

/** Takes a prediction back; its row stays. */
export async function withdrawPrediction(store: NetworkStore, id: string, act: Act): Promise<void> {
  await recorded(store, act, () => [
    store.db.update(prediction).set({ withdrawnAt: act.at }).where(eq(prediction.id, id)),
  ]);
}
