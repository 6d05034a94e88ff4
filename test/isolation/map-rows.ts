import type { Ids } from "./canary.ts";
import { testId } from "./theory-rows.ts";

/** A process map with what can go wrong in it, of the network and of two of its sites. */
export function mapRows(
  database: D1Database,
  { siteId, otherId, map, risk, test, measure }: Ids,
  word: (what: string) => string,
  leader: string,
): D1PreparedStatement[] {
  const run = (sql: string, ...values: (string | number)[]) =>
    database.prepare(sql).bind(...values);
  const steps = JSON.stringify([
    { key: "s1", kind: "start", text: word("step"), lane: word("lane"), ways: wayTo("s2", word) },
    { key: "s2", kind: "end", text: "Done", lane: "", ways: [] },
  ]);
  return [0, siteId, otherId].flatMap((site) => [
    run(
      "insert into process_map_version values (?, 1, ?, ?, ?, ?, ?, ?, 1, 1)",
      ...[testId(map, site), site, word("map-name"), steps, word("changed"), word("why"), leader],
    ),
    run(
      `insert into failure_mode values (?, ?, 's1', ?, 1, ?, ?, ?, 4, 5, 6, ?, ?, null, null, null,
        ?, ?, ?, 1, null)`,
      ...[testId(risk, site), testId(map, site), word("step"), word("mode"), word("causes")],
      ...[word("effects"), word("action"), word("who"), measure, testId(test, site), leader],
    ),
  ]);
}

const wayTo = (to: string, word: (what: string) => string) => [{ to, label: word("case") }];
