import { isAssigned, type Measure } from "./measure.ts";
import type { Period } from "./period.ts";
import { isExpected, type Site } from "./site.ts";

/** Periods of a cadence in an average month. */
const periodsAMonth = { week: 52 / 12, month: 1, quarter: 1 / 3 } as const;

/** What a measure costs the network each month. */
export interface Burden {
  /** Sites that are asked for it. */
  sites: number;
  /** Minutes a month, of all sites together; 0 where nobody has said how long it takes. */
  minutes: number;
}

/**
 * How long a measure keeps people busy in an average month: minutes for a period, times its periods
 * in a month, times the sites that report it. A draft is counted as if it were asked for already.
 */
export function burdenOf(measure: Measure, sites: readonly Site[], month: Period): Burden {
  const asked = {
    ...measure,
    status: measure.status === "draft" ? "test" : measure.status,
  } as const;
  const count = sites.filter(
    (site) => isExpected(site, month) && isAssigned(asked, site, month),
  ).length;
  const each = (measure.minutes ?? 0) * periodsAMonth[measure.cadence];
  return { sites: count, minutes: Math.round(each * count) };
}
