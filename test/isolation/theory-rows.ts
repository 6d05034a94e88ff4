import type { Ids } from "./canary.ts";

/** A theory, a test of change and a note of the network, and of two of its sites. */
export function theoryRows(
  database: D1Database,
  { siteId, otherId, test, annotation }: Ids,
  word: (what: string) => string,
  leader: string,
): D1PreparedStatement[] {
  const run = (sql: string, ...values: (string | number)[]) =>
    database.prepare(sql).bind(...values);
  const charter = JSON.stringify({ what: word("team-aim"), team: [{ name: word("member") }] });
  const words = JSON.stringify({ question: word("question"), who: word("who") });
  return [
    run("delete from diagram_version"),
    ...[0, siteId, otherId].flatMap((site) => [
      run(
        "insert into diagram_version values (?, 1, ?, ?, ?, 1, ?, 1)",
        ...[site, JSON.stringify(canaryDiagram(word)), word("changed"), word("why"), leader],
      ),
      run("insert into team_charter values (?, 1, ?, ?, 1)", site, charter, leader),
      run(
        `insert into pdsa values (?, ?, 1, 'doing', ?, 'd1', ?, '', '', 'patient', '2026-01-01', '',
          ?, '', '', ?, ?, 1, 1, null)`,
        ...[testId(test, site), site, word("objective"), word("box")],
        ...[words, testId(test, 0), leader],
      ),
      run(
        "insert into annotation values (?, ?, '', '2026-01-01', 'event', ?, ?, 1, null)",
        ...[testId(annotation, site), site, word("note"), leader],
      ),
    ]),
  ];
}

/** The network's own under the plain id, a site's with the site's number behind it. */
export const testId = (id: string, site: number) => (site === 0 ? id : `${id}-${site}`);

const canaryDiagram = (word: (what: string) => string) => [
  { key: "aim", kind: "aim", parent: null, text: word("diagram-aim"), measures: [] },
  { key: "d1", kind: "driver", parent: "aim", text: word("driver"), measures: [] },
];
