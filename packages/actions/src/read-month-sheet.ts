import { periodBefore } from "@allteach/domain/cadence";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { type Cell, type CellKey, cellKey, cellsOf } from "@allteach/domain/cell";
import {
  type FirstReport,
  type MonthReporting,
  monthReporting,
} from "@allteach/domain/completeness";
import type { Figure } from "@allteach/domain/figure";
import type { MeasureId } from "@allteach/domain/identity";
import { type FigurePeriod, type Period, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { phasesOf } from "@allteach/domain/phase";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { NetworkStore } from "@allteach/store/network-store";
import { givenFigures } from "@allteach/store/submission";
import { USUAL_MONTHS } from "./chart-series.ts";
import type { ActionContext } from "./context.ts";
import { type Consequence, consequenceOf } from "./figure-consequence.ts";
import { type DoubtedFigure, type Doubts, doubtsOf } from "./figure-doubts.ts";
import { measureMonths } from "./measure-reading.ts";
import { type MonthRows, monthRows, type OpenMonth, openMonth } from "./open-month.ts";
import type { MeasureChart } from "./read-measure.ts";

/** A site's month with what its form shows beside each measure. */
export interface MonthSheet extends OpenMonth {
  /** The last month that has ended. */
  lastPeriod: Period;
  mayReport: boolean;
  rows: readonly SheetCell[];
  reporting: MonthReporting;
  /** Who last said that the month is complete and correct, where that still holds. */
  attestation: { by: string; at: number } | undefined;
  /** What would be doubted about figures, were they reported. */
  doubts(figures: readonly DoubtedFigure[]): ReadonlyMap<CellKey, Doubts>;
}

/** One figure that the form asks for. */
export interface SheetCell extends Cell {
  standing: Figure | undefined;
  /** What was last said of the figure that stands. */
  comment: string | undefined;
  /** What was reported for the period before. */
  before: { period: FigurePeriod; figure: Figure | undefined };
  /** The last twelve periods, the oldest first. */
  earlier: readonly { period: FigurePeriod; figure: Figure | undefined }[];
  /** The site's chart of the periods before. */
  past: MeasureChart;
  /** What a figure for this period would do to the chart. */
  consequence(figure: Figure, doubts: Doubts | undefined): Consequence;
}

/** How many earlier periods stand beside a cell. */
const EARLIER_SHOWN = 12;

/** The first month that stands beside a month's form. */
const sheetBegins = (period: Period) => shiftPeriod(period, 1 - USUAL_MONTHS);

/** Asks for the rows that a month's form is made from; nobody is asked who may see them. */
export function sheetRows(store: NetworkStore, code: string, period: Period): Promise<MonthRows> {
  return monthRows(store, code, period, sheetBegins(period));
}

/**
 * Reads a site's month for its form: what stands, and the months before it, in one round trip.
 *
 * @param read The form's rows, where they were read already.
 */
export async function readMonthSheet(
  ctx: ActionContext,
  code: string,
  period: Period,
  read?: MonthRows,
): Promise<Outcome<MonthSheet>> {
  if (!may(ctx.actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const from = sheetBegins(period);
  const opened = await openMonth(ctx, code, period, from, read);
  if (!opened.ok) return opened;
  const month = opened.value;
  const { site, charter, measures, rules, decisions } = month;
  const standing = givenFigures(month.figures);
  const attested = month.submission.attested && month.revisions.findLast((each) => each.attested);
  return done({
    ...month,
    lastPeriod: lastEndedPeriod(ctx.now, ctx.network.timeZone),
    mayReport: may(ctx.actor, "report-figures", site.id),
    rows: cellsOf(measures, site, period).map((cell) => sheetCell(cell, month, from)),
    reporting: monthReporting(site, measures, period, firstReports(month), charter),
    attestation: attested ? { by: attested.by, at: attested.at } : undefined,
    doubts: (figures) => doubtsOf(figures, { site, measures, rules, standing, decisions }),
  });
}

function sheetCell(
  { measure, period }: Cell,
  { figures, submission, site, charter, comments, decisions }: OpenMonth,
  from: Period,
): SheetCell {
  const known = new Map<FigurePeriod, Figure>(
    figures.flatMap((each) => (each.measure === measure.id ? [[each.period, each.figure]] : [])),
  );
  const before = new Map([...known].filter(([each]) => each < period));
  const phases = phasesOf(decisions, measure.id, { site: site.id });
  const chartOf = (values: ReadonlyMap<FigurePeriod, Figure>, to: Period): MeasureChart => ({
    ...{ measure, site },
    ...measureMonths(measure, { from, to }, values, charter.ruleSet, phases),
  });
  const last =
    period === submission.period ? shiftPeriod(submission.period, -1) : submission.period;
  const past = chartOf(before, last);
  const earlier = earlierPeriods(measure.cadence, period).map((each) => ({
    ...{ period: each, figure: known.get(each) },
  }));
  const noteOf = (each: FigurePeriod) =>
    comments.findLast((said) => said.measure === measure.id && said.period === each)?.text;
  return {
    ...{ measure, period, past, earlier, standing: known.get(period) },
    comment: submission.comments?.get(cellKey(measure.id, period)),
    before: { period: periodBefore(measure.cadence, period), figure: earlier.at(-1)?.figure },
    consequence: (figure, doubts) =>
      consequenceOf(past, chartOf(new Map(before).set(period, figure), submission.period), {
        ...{ place: doubts?.place, noteOf },
      }),
  };
}

function earlierPeriods(cadence: Cell["measure"]["cadence"], period: FigurePeriod): FigurePeriod[] {
  const periods: FigurePeriod[] = [];
  for (let each = period; periods.length < EARLIER_SHOWN; ) {
    each = periodBefore(cadence, each);
    periods.unshift(each);
  }
  return periods;
}

/** When each figure of the month was first there. */
function firstReports({ said, revisions }: OpenMonth): FirstReport[] {
  const times = new Map(revisions.map(({ revision, at }) => [revision, at]));
  const first = new Map<CellKey, FirstReport>();
  for (const { measure, period, revision } of said) {
    const key = cellKey(measure as MeasureId, period);
    const at = times.get(revision);
    if (at !== undefined && !first.has(key)) first.set(key, { measure, period, at });
  }
  return [...first.values()];
}
