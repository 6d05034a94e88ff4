import type { Figure } from "@allteach/domain/figure";
import { isProportion, type Measure } from "@allteach/domain/measure";
import { type FigurePeriod, periodName } from "@allteach/domain/period";
import { ReportError } from "@allteach/report/report-error";
import { type CountCell, tenOrFewer } from "@allteach/report/suppression/count-table";
import { type SumsRule, tellMonths } from "@allteach/report/suppression/told-months";
import { listed } from "@allteach/report/wording";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import {
  type NewlyTold,
  type ToldFigure,
  toldFiguresOf,
  toldMonthsQuery,
} from "@allteach/store/told-month";
import { togetherMeasure } from "./measure-reading.ts";
import type { ReportData } from "./report-data.ts";

/** Fewer sites than this under one sum would show what a single one of them reported. */
export const FEWEST_SITES = 3;

/** A month's sum as a funder's report tells it. */
export type ToldSum = Pick<ToldFigure, "period" | "figure" | "sites">;

/** One measure as a funder may be told it. */
export interface ToldMeasure {
  measure: Measure;
  months: readonly ToldSum[];
  /** How many months are left out, and how many stand as they were told before. */
  leftOut: number;
  asBefore: number;
}

/** What a funder's report may say, and what of it is new to funders. */
export interface Telling {
  measures: readonly ToldMeasure[];
  told: NewlyTold;
}

/** Everything that funders were told in this network's reports. */
export async function readTold(store: NetworkStore): Promise<ToldFigure[]> {
  const [rows] = await ask(store, toldMonthsQuery(store));
  return toldFiguresOf(rows);
}

/**
 * Decides which of a network's sums its funders may be told, beside all that they were told before.
 *
 * @param sayNothingNew Whether only what they were told already may be said again.
 * @throws {ReportError} where a small count is given away by what was told, whatever is left out.
 */
export function tellFunder(
  data: ReportData,
  before: readonly ToldFigure[],
  { sayNothingNew = false } = {},
): Telling {
  const { smallestCell } = data.charter.reports;
  const byMeasure = Map.groupBy(before, ({ measure }) => measure);
  const figures = Map.groupBy(data.figures, ({ measure }) => measure);
  const decided = data.measures
    .filter(({ status }) => status === "live")
    .map((measure) =>
      tellMeasure({
        measure: togetherMeasure(measure),
        ...{ smallestCell, sayNothingNew },
        cells: cellsOf(measure, figures.get(measure.id) ?? []),
        sums: data.rollUps.filter((sum) => sum.measure === measure.id),
        before: (byMeasure.get(measure.id) ?? []).map(weighed),
      }),
    );
  return {
    measures: decided.map(({ own }) => own),
    told: { figures: decided.flatMap((each) => each.fresh), after: before.length },
  };
}

interface OneMeasure {
  measure: Measure;
  smallestCell: number;
  sayNothingNew: boolean;
  cells: ReadonlyMap<string, readonly CountCell[]>;
  sums: ReportData["rollUps"];
  before: readonly WeighedFigure[];
}

/** What was told, as the proof takes it. */
type WeighedFigure = Omit<ToldFigure, "cells"> & { month: string; cells: readonly CountCell[] };

const weighed = ({ cells, ...told }: ToldFigure): WeighedFigure => ({
  ...{ ...told, month: told.period },
  cells: cells.map(([site, numerator, denominator]) => ({
    ...{ site, month: told.period, numerator, denominator },
  })),
});

function tellMeasure({ measure, smallestCell, sayNothingNew, cells, sums, before }: OneMeasure): {
  own: ToldMeasure;
  fresh: readonly ToldFigure[];
} {
  const rule = ruleOf(smallestCell);
  const kind = isProportion(measure) ? "proportion" : "ratio";
  const { months, unproved } = tellMonths({ kind, months: cells, before }, rule);
  if (unproved.length > 0) throw givenAway(measure, unproved);
  const own: ToldMeasure = { measure, months: [], leftOut: 0, asBefore: 0 };
  const told: ToldSum[] = [];
  const fresh: ToldFigure[] = [];
  for (const sum of sums) {
    const parts = cells.get(sum.period) ?? [];
    if (!isSumOf(sum.figure, parts)) {
      throw new ReportError(measure, `its sum of ${sum.period} is not that of its sites`);
    }
    const telling = months.get(sum.period);
    const { period, figure, sites } = sum;
    if (sum.figure.state !== "measured") {
      if (smallestCell === 0) told.push({ period, figure, sites });
    } else if (telling?.says === "now" && !(sayNothingNew && telling.isNew)) {
      told.push({ period, figure, sites });
      if (telling.isNew) fresh.push(newFigure({ ...sum, measure: measure.id }, parts, rule));
    } else if (telling?.says === "before") {
      told.push(telling.told);
      own.asBefore += 1;
    } else {
      own.leftOut += 1;
    }
  }
  return { own: { ...own, months: told }, fresh };
}

/** No count from 1 to what is still too small; 0 leaves nothing out. */
function ruleOf(smallestCell: number): SumsRule {
  const largest = Math.max(0, smallestCell - 1);
  return {
    ...{ ...tenOrFewer, largest, possible: largest + 2 },
    fewestSites: smallestCell === 0 ? 1 : FEWEST_SITES,
  };
}

function givenAway(measure: Measure, months: readonly string[]): ReportError {
  const which = listed(months.map((month) => periodName(month as FigurePeriod)));
  return new ReportError(
    measure,
    `what funders were told before gives small counts of ${which} away, whatever is ` +
      "left out now. Somebody has to look before they are told more",
  );
}

/** A measure's counts by period; of a mean its numerator counts nobody. */
function cellsOf(
  measure: Measure,
  figures: ReportData["figures"],
): ReadonlyMap<string, readonly CountCell[]> {
  const cells = figures.flatMap(({ site, period, figure }): CountCell[] => {
    if (figure.state !== "measured") return [];
    const denominator = Math.round(figure.denominator);
    const numerator = figure.sample && !isProportion(measure) ? 0 : Math.round(figure.numerator);
    return [{ site: String(site), month: period, numerator, denominator }];
  });
  return Map.groupBy(cells, ({ month }) => month);
}

/** The proof is about the sites' figures, so the sum that is told has to be theirs. */
function isSumOf(figure: Figure, cells: readonly CountCell[]): boolean {
  if (figure.state !== "measured") return true;
  const sumOf = (count: "numerator" | "denominator") =>
    cells.reduce((sum, cell) => sum + cell[count], 0);
  const rounded = Math.max(1, cells.length) / 2;
  return (
    (figure.sample !== undefined || sumOf("numerator") === figure.numerator) &&
    Math.abs(sumOf("denominator") - figure.denominator) <= rounded
  );
}

function newFigure(
  { measure, period, figure, sites }: Pick<ToldFigure, "measure" | "period" | "figure" | "sites">,
  parts: readonly CountCell[],
  { largest }: SumsRule,
): ToldFigure {
  const cells = parts.map(
    ({ site, numerator, denominator }) => [site, numerator, denominator] as const,
  );
  return { ...{ measure, period, largest, figure, sites }, cells };
}
