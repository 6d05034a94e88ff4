import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Figure } from "@allteach/domain/figure";
import { isAssigned, type Measure } from "@allteach/domain/measure";
import { type Period, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { siteFiguresQuery, standingFigures } from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { submissionOf, submissionQuery } from "@allteach/store/submission";
import { monthsToDraw, USUAL_MONTHS } from "./chart-series.ts";
import type { ActionContext } from "./context.ts";
import { measureReading } from "./measure-reading.ts";
import type { MeasureChart } from "./read-measure.ts";
import { type MonthState, siteBy } from "./submit-period.ts";

/** A site's month with what its form shows beside each measure. */
export interface MonthSheet extends MonthState {
  /** The last month that has ended. */
  lastPeriod: Period;
  mayReport: boolean;
  rows: readonly SheetMeasure[];
}

export interface SheetMeasure {
  measure: Measure;
  standing: Figure | undefined;
  /** The site's chart of the months before. */
  past: MeasureChart;
  /** The same chart with this month's figure as given. */
  withFigure(figure: Figure): MeasureChart;
}

/** Reads a site's month for its form: what stands, and the months before it, in one round trip. */
export async function readMonthSheet(
  { store, actor, now, network }: ActionContext,
  code: string,
  period: Period,
): Promise<Outcome<MonthSheet>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const span = { from: shiftPeriod(period, 1 - USUAL_MONTHS), to: period };
  const [charters, sites, measureRows, newest, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    submissionQuery(store, code, period),
    siteFiguresQuery(store, code, span),
  );
  const charter = charterOf(charters);
  const seen = seenSites(actor, charter, sites.map(siteOf));
  const site = siteBy(seen, code);
  if (!site) return refused({ kind: "not-found", what: "site", known: seen.map((s) => s.code) });
  const measures = measureRows.map(measureOf);
  const figures = standingFigures(rows);
  const submission = submissionOf(site.id, period, newest, figures);
  const ofMeasure = Map.groupBy(figures, ({ measure }) => measure);

  const sheetMeasure = (measure: Measure): SheetMeasure => {
    const known = new Map(
      (ofMeasure.get(measure.id) ?? []).map(({ period: month, figure }) => [month, figure]),
    );
    const chartOf = (values: ReadonlyMap<Period, Figure>, to: Period): MeasureChart => {
      const months = monthsToDraw({ from: span.from, to }, values);
      return { measure, site, months, reading: measureReading(measure, months, charter.ruleSet) };
    };
    return {
      measure,
      standing: known.get(period),
      past: chartOf(known, shiftPeriod(period, -1)),
      withFigure: (figure) => chartOf(new Map(known).set(period, figure), period),
    };
  };
  return done({
    ...{ site, charter, measures, submission },
    lastPeriod: lastEndedPeriod(now, network.timeZone),
    mayReport: may(actor, "report-figures", site.id),
    rows: measures.filter((measure) => isAssigned(measure, site)).map(sheetMeasure),
  });
}
