import { type Period, shiftPeriod } from "@allteach/domain/period";
import type { Ids } from "./canary.ts";
import { farPinOf } from "./pin-requests.ts";

/** The measure on which two sites improved: every network has it by the same code. */
export const IMPROVED = "CLABSI";

/** Two sites that improved and stayed there, what they tested, and another site's pin that one tried. */
export function exemplarRows(
  database: D1Database,
  ids: Ids,
  word: (what: string) => string,
  owner: string,
): D1PreparedStatement[] {
  const run = (sql: string, ...values: (string | number)[]) =>
    database.prepare(sql).bind(...values);
  const sites = [ids.siteId, ids.otherId];
  return [
    run(
      `insert into figure (site_id, measure_id, period, revision, state, numerator, denominator,
          comment)
        select site.value, measure.id, month.value ->> 'period', 1, 'measured',
          month.value ->> 'infections', 1000, ?
        from json_each(?) as site join json_each(?) as month join measure on measure.code = ?`,
      ...[
        word("counted"),
        JSON.stringify(sites),
        JSON.stringify(monthsUntil(ids.closed)),
        IMPROVED,
      ],
    ),
    run("update pdsa set measure = ? where site_id in (?, ?)", IMPROVED, ...sites),
    run("update pin set family = 'line-infections' where id = ?", farPinOf(ids)),
    run(
      "insert into pin_try values (?, ?, ?, null, '2026-01-01', ?, 1, null)",
      ...[`${ids.try}2`, farPinOf(ids), ids.siteId, owner],
    ),
  ];
}

/** Two years of months up to one: twenty infections in each of the first, four in each of the second. */
function monthsUntil(last: string): { period: Period; infections: number }[] {
  return Array.from({ length: 24 }, (_, n) => ({
    period: shiftPeriod(last as Period, n - 24),
    infections: n < 12 ? 20 : 4,
  }));
}
