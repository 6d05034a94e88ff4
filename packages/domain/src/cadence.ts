import * as z from "zod";
import {
  dayOf,
  type FigurePeriod,
  type Period,
  partsOf,
  periodName,
  shiftPeriod,
  type Week,
  weeksOf,
} from "./period.ts";

/** How often a measure is counted. */
export const Cadence = z.enum(["week", "month", "quarter"]);
export type Cadence = z.infer<typeof Cadence>;

/**
 * The periods of a measure that a month's form asks for: its month, the weeks that end in it, or
 * the quarter that ends with it, which is named by its last month.
 */
export function periodsAsked(cadence: Cadence, month: Period): FigurePeriod[] {
  switch (cadence) {
    case "week":
      return weeksOf(month);
    case "month":
      return [month];
    case "quarter":
      return partsOf(month).month % 3 === 0 ? [month] : [];
  }
}

/** The period of a cadence that came before. */
export function periodBefore(cadence: Cadence, period: FigurePeriod): FigurePeriod {
  if (cadence === "week") return dayOf(period, 0) as Week;
  return shiftPeriod(period as Period, cadence === "month" ? -1 : -3);
}

/** What one period of a cadence is called, and many. */
export function cadenceNoun(cadence: Cadence): { one: string; many: string } {
  return { one: cadence, many: `${cadence}s` };
}

/** A period as one says it for its cadence: `Q3 2026`, `week to 4 October 2026`, `October 2026`. */
export function cadencePeriodName(cadence: Cadence, period: FigurePeriod): string {
  if (cadence !== "quarter") return periodName(period);
  const { year, month } = partsOf(period);
  return `Q${Math.ceil(month / 3)} ${year}`;
}
