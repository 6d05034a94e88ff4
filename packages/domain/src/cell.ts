import { periodsAsked } from "./cadence.ts";
import type { MeasureId, SiteId } from "./identity.ts";
import { isAssigned, type Measure } from "./measure.ts";
import type { FigurePeriod, Period } from "./period.ts";

/** One figure that a month's form asks a site for: a measure, and the month, week or quarter. */
export interface Cell {
  measure: Measure;
  period: FigurePeriod;
}

/** By which a month's figures are kept. */
export type CellKey = `${number} ${string}`;

export function cellKey(measure: MeasureId, period: FigurePeriod): CellKey {
  return `${measure} ${period}`;
}

/** What a month asks a site for, in the network's order: a measure of weeks has a cell for each. */
export function cellsOf(
  measures: readonly Measure[],
  site: { type: string; id?: SiteId },
  month: Period,
): Cell[] {
  return measures
    .filter((measure) => isAssigned(measure, site, month))
    .flatMap((measure) =>
      periodsAsked(measure.cadence, month).map((period) => ({ measure, period })),
    );
}
