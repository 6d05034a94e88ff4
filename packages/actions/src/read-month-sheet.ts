import { periodBefore } from "@allteach/domain/cadence";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { type Cell, cellsOf } from "@allteach/domain/cell";
import type { Figure } from "@allteach/domain/figure";
import { type FigurePeriod, type Period, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { siteFiguresQuery, standingFigures } from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { submissionOf, submissionQuery } from "@allteach/store/submission";
import { USUAL_MONTHS } from "./chart-series.ts";
import type { ActionContext } from "./context.ts";
import { measureMonths } from "./measure-reading.ts";
import type { MeasureChart } from "./read-measure.ts";
import { type MonthState, siteBy } from "./submit-period.ts";

/** A site's month with what its form shows beside each measure. */
export interface MonthSheet extends MonthState {
  /** The last month that has ended. */
  lastPeriod: Period;
  mayReport: boolean;
  rows: readonly SheetCell[];
}

/** One figure that the form asks for. */
export interface SheetCell extends Cell {
  standing: Figure | undefined;
  /** What was reported for the period before. */
  before: { period: FigurePeriod; figure: Figure | undefined };
  /** The site's chart of the periods before. */
  past: MeasureChart;
  /** The same chart with this period's figure as given. */
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

  const sheetCell = ({ measure, period: of }: Cell): SheetCell => {
    const known = new Map<FigurePeriod, Figure>(
      (ofMeasure.get(measure.id) ?? []).map((each) => [each.period, each.figure]),
    );
    const earlier = periodBefore(measure.cadence, of);
    const before = new Map([...known].filter(([each]) => each < of));
    const upTo = new Map([...known].filter(([each]) => each <= of));
    const chartOf = (values: ReadonlyMap<FigurePeriod, Figure>, to: Period): MeasureChart => {
      const until = { from: span.from, to };
      return { measure, site, ...measureMonths(measure, until, values, charter.ruleSet) };
    };
    return {
      ...{ measure, period: of, standing: known.get(of) },
      before: { period: earlier, figure: known.get(earlier) },
      past: chartOf(before, of === period ? shiftPeriod(period, -1) : period),
      withFigure: (figure) => chartOf(upTo.set(of, figure), period),
    };
  };
  return done({
    ...{ site, charter, measures, submission },
    lastPeriod: lastEndedPeriod(now, network.timeZone),
    mayReport: may(actor, "report-figures", site.id),
    rows: cellsOf(measures, site, period).map(sheetCell),
  });
}
