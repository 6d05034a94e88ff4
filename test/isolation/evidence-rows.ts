import type { Ids } from "./canary.ts";
import { testId } from "./theory-rows.ts";

/** A prediction, a team's own score and a confirmed record of the network and of two of its sites. */
export function evidenceRows(
  database: D1Database,
  { siteId, otherId, prediction, test, person, measure }: Ids,
  word: (what: string) => string,
  leader: string,
): D1PreparedStatement[] {
  const run = (sql: string, ...values: (string | number)[]) =>
    database.prepare(sql).bind(...values);
  return [
    ...[0, siteId, otherId].map((site) =>
      run(
        `insert into prediction values (?, ?, ?, 'd1', ?, ?, 'fall-to', 1, null, 1, '2199-01',
          '2199-06', ?, ?, 1, null)`,
        ...[testId(prediction, site), site, measure, word("expected-box"), testId(test, site)],
        ...[word("because"), leader],
      ),
    ),
    ...[siteId, otherId].map((site) =>
      run(
        "insert into progress_score values (?, '2026-01', 1, 4, 3, ?, ?, ?, 1)",
        ...[site, JSON.stringify([word("held")]), word("standing"), leader],
      ),
    ),
    run(
      "insert into attestation values (?, '2026', 1, ?, 'confirmed', 1, ?, ?, ?, 1)",
      ...[person, siteId, JSON.stringify({ said: word("counted") }), word("attested"), leader],
    ),
  ];
}
