import { instantOf } from "./calendar.ts";
import { cellKey, cellsOf } from "./cell.ts";
import type { MeasureId } from "./identity.ts";
import type { Measure } from "./measure.ts";
import type { Charter } from "./network.ts";
import type { FigurePeriod, Period } from "./period.ts";
import { isExpected, type Site } from "./site.ts";

/** When a figure was first there. */
export interface FirstReport {
  measure: MeasureId;
  period: FigurePeriod;
  at: number;
}

/** How much of what was asked for is there, and how much of it was there in time. */
export interface MonthReporting {
  /** What the site was asked for: by its measures, their cadence, and whether it belonged. */
  expected: number;
  /** At most `expected`. */
  given: number;
  /** At most `given`. */
  onTime: number;
}

/**
 * How complete and how timely a site's month is, two things that are never mixed. Neither can be
 * above what was expected: a figure nobody asked for counts for nothing here.
 *
 * @param first When each figure of the site was first reported; corrections do not make it late.
 */
export function monthReporting(
  site: Site,
  measures: readonly Measure[],
  period: Period,
  first: readonly FirstReport[],
  { calendar, timeZone }: Pick<Charter, "calendar" | "timeZone">,
): MonthReporting {
  if (!isExpected(site, period)) return { expected: 0, given: 0, onTime: 0 };
  const asked = cellsOf(measures, site, period);
  const times = new Map(first.map(({ measure, period: of, at }) => [cellKey(measure, of), at]));
  const given = asked.flatMap(
    ({ measure, period: of }) => times.get(cellKey(measure.id, of)) ?? [],
  );
  const late = instantOf(period, calendar.dueOn + 1, 0, timeZone).getTime();
  const onTime = given.filter((at) => at < late).length;
  return { expected: asked.length, given: given.length, onTime };
}

/** Several months, or several sites, together. */
export function reportingTogether(months: readonly MonthReporting[]): MonthReporting {
  return months.reduce(
    (sum, each) => ({
      expected: sum.expected + each.expected,
      given: sum.given + each.given,
      onTime: sum.onTime + each.onTime,
    }),
    { expected: 0, given: 0, onTime: 0 },
  );
}
