import type { Ids } from "./canary.ts";

/** Events to come and past, who comes, a series, what two sites say of themselves, a path. */
export function eventRows(
  database: D1Database,
  { event, series, path, siteId, otherId, person }: Ids,
  word: (what: string) => string,
  leader: string,
): D1PreparedStatement[] {
  const run = (sql: string, ...values: (string | number)[]) =>
    database.prepare(sql).bind(...values);
  const prework = JSON.stringify([{ key: "i1", text: word("pre-work") }]);
  const target = { kind: "link", address: `https://${word("material-host")}.org/` };
  const materials = JSON.stringify([{ title: word("material"), target, isRecording: false }]);
  const steps = JSON.stringify([
    { key: "s1", kind: "learning-session", name: word("step"), starts: TODAY, ends: "2999-01-02" },
  ]);
  const items = JSON.stringify([{ key: "i1", title: word("to-learn"), target, helps: "aim" }]);
  const answers = JSON.stringify(Object.fromEntries(questions.map((key) => [key, 2])));
  const planned = (id: string, at: number) =>
    run(
      `insert into event values (?1, 1, 'training', ?2, ?3, ?4, ?4 + 1000, ?5, ?6, ?7, ?8, ?9,
        ?10, 's1', ?11, 1, 1, null)`,
      ...[id, word("event"), word("event-about"), at, word("place")],
      ...[`https://${word("call")}.org/`, word("agenda-of"), prework, materials, series, leader],
    );
  return [
    run(
      "insert into series values (?, 1, ?, ?, 4, ?, ?, 1, 1)",
      ...[series, word("series"), word("series-about"), steps, leader],
    ),
    planned(event, AHEAD_MS),
    planned(pastEvent(event), 1),
    ...[siteId, otherId].flatMap((site) => [
      run(
        "insert into attendance values (?, ?, ?, 'yes', 1, ?, 1)",
        ...[pastEvent(event), `${person}-${site}`, site, leader],
      ),
      run("insert into prework_done values (?, 'i1', ?, ?, 1)", event, site, leader),
      run(
        "insert into capability values (?, '2026-H1', 1, ?, ?, ?, 1)",
        ...[site, answers, word(`said-${site}`), leader],
      ),
    ]),
    run(
      "insert into training_path values (?, 1, ?, ?, ?, ?, 1, 1, null)",
      ...[path, word("path"), word("path-about"), items, leader],
    ),
    run("insert into training_done values (?, 'i1', ?, 1)", path, person),
  ];
}

/** An event that is over: the one to come has the plain id. */
export const pastEvent = (event: string) => `${event}past`;

const TODAY = "2026-01-01";
const AHEAD_MS = Date.UTC(2999, 0, 1);
const questions = [
  ...["aim", "chart", "variation", "theory", "tests"],
  ...["openness", "families", "time", "leaders", "holding"],
];

/** An answer to each question of the self-assessment, as its form sends them. */
export const someAnswers = Object.fromEntries(questions.map((key) => [`answer-${key}`, "3"]));
