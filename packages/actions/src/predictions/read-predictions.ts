import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { SiteId } from "@allteach/domain/identity";
import { inOutlineOrder } from "@allteach/domain/key-driver-diagram";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { type Actor, may } from "@allteach/domain/permission";
import { phasesOf } from "@allteach/domain/phase";
import { type Prediction, scorePrediction } from "@allteach/domain/prediction";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { byDriver, type DriverSoFar, type ScoredPrediction } from "@allteach/domain/theory-so-far";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { diagramOf, diagramQuery } from "@allteach/store/diagram";
import { rollUpOf } from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import {
  predictedFiguresQuery,
  predictedRollUpsQuery,
  predictionOf,
  predictionsQuery,
  type WhichPredictions,
} from "@allteach/store/prediction";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { spanOf } from "../chart-series.ts";
import type { ActionContext } from "../context.ts";
import { measureMonths } from "../measure-reading.ts";
import { beginningOf } from "../read-diagram.ts";
import { figuresBySite, summed } from "../read-measure.ts";

/** A prediction with its chart's word on it. */
export interface ReadPrediction extends ScoredPrediction {
  measure: Measure;
  /** Whose chart; absent for the network's. */
  site?: Site;
  format: ChartReading["format"];
  /** What the test was to try at which it was made. */
  testWords?: string;
  mayWithdraw: boolean;
}

/** What a network's theory expected, and what the charts say of it so far. */
export interface TheorySoFar {
  charter: Charter;
  sites: readonly Site[];
  /** By key driver, in the diagram's order. */
  drivers: readonly DriverSoFar<ReadPrediction>[];
  /** The newest first. */
  predictions: readonly ReadPrediction[];
  mayPredict: boolean;
}

/**
 * Predictions as far as someone may see the charts they are about, each scored by the reading of
 * its chart with the centre lines that people accepted. One round trip.
 */
export async function readPredictions(
  { store, actor, now, network }: ActionContext,
  which: WhichPredictions = {},
): Promise<Outcome<TheorySoFar>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const last = lastEndedPeriod(now, network.timeZone);
  const span = spanOf(last);
  const [charters, siteRows, measureRows, diagrams, rows, sums, figures, decided] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    diagramQuery(store),
    predictionsQuery(store, which),
    predictedRollUpsQuery(store, span, which),
    predictedFiguresQuery(store, span, which),
    phasesQuery(store),
  );
  const charter = charterOf(charters);
  const sites = seenSites(actor, charter, siteRows.map(siteOf));
  const measures = measureRows.map(measureOf);
  const decisions = decided.map(phaseDecisionOf);
  const ofNetwork = Map.groupBy(sums.map(rollUpOf), ({ measure }) => measure);
  const ofSites = Map.groupBy(figures, ({ measureId }) => measureId);
  const readings = new Map<string, ChartReading>();
  const readingOf = (measure: Measure, site: SiteId | undefined): ChartReading => {
    const key = `${measure.id} ${site ?? ""}`;
    const known = readings.get(key);
    if (known) return known;
    const values =
      site === undefined
        ? summed(ofNetwork.get(measure.id) ?? [])
        : (figuresBySite(ofSites.get(measure.id) ?? []).get(site) ?? new Map());
    const phases = phasesOf(decisions, measure.id, site === undefined ? {} : { site });
    const { reading } = measureMonths(measure, span, values, charter.ruleSet, phases);
    readings.set(key, reading);
    return reading;
  };
  const predictions = rows.flatMap(({ prediction: row, testWords }): ReadPrediction[] => {
    const prediction = predictionOf(row);
    const measure = measures.find(({ code }) => isSame(code, prediction.measure));
    const site = sites.find(({ id }) => id === prediction.site);
    if (!measure || (prediction.site !== undefined && !site)) return [];
    const reading = readingOf(measure, prediction.site);
    return [
      {
        ...{ prediction, measure, format: reading.format },
        score: scorePrediction(prediction, reading),
        ...(site && { site }),
        ...(testWords !== null && { testWords }),
        mayWithdraw: mayWithdraw(actor, prediction, last),
      },
    ];
  });
  const nodes = diagrams[0] ? diagramOf(diagrams[0]).nodes : beginningOf(charter).nodes;
  return done({
    ...{ charter, sites, predictions, drivers: byDriver(inOutlineOrder(nodes), predictions) },
    mayPredict: mayWriteAnywhere(actor, sites),
  });
}

/**
 * Whether someone may take a prediction back: they may write there, and none of its months is over.
 * Once one is, the prediction stays: that it was otherwise is what one learns from.
 */
export function mayWithdraw(
  actor: Actor,
  { site, since }: Pick<Prediction, "site" | "since">,
  lastEnded: string,
): boolean {
  return may(actor, "write-tests", site) && lastEnded < since;
}

/** Whether someone may write tests and predictions for any of these sites, or for the network. */
export function mayWriteAnywhere(actor: Actor, sites: readonly Pick<Site, "id">[]): boolean {
  return may(actor, "write-tests") || sites.some(({ id }) => may(actor, "write-tests", id));
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
