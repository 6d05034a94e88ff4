import { env } from "cloudflare:workers";
import { sha256 } from "@allteach/domain/digest";
import type { Person } from "../support/world.ts";
import { boardRows } from "./board-rows.ts";
import type { CanaryNetwork, Ids } from "./canary.ts";
import { eventRows } from "./event-rows.ts";
import { evidenceRows } from "./evidence-rows.ts";
import { exemplarRows, IMPROVED } from "./exemplar-rows.ts";
import { goalRows } from "./goal-rows.ts";
import { mapRows } from "./map-rows.ts";
import { pinRows } from "./pin-rows.ts";
import { theoryRows } from "./theory-rows.ts";

const CSV = "text/csv";

/** When everything is due: not while the tests run. */
export const DUE_AT = 9_000_000_000_000;

/** What one of a network's people was told of. */
export const noticeOf = ({ request }: Ids) => `request ${request} u_1`;

type Word = (what: string) => string;

export async function fillDatabase(
  { database, ids, transparency, isUnsigned, leader }: Omit<CanaryNetwork, "secrets" | "people">,
  word: Word,
): Promise<void> {
  const text = word("artefact");
  const hash = await sha256(new TextEncoder().encode(text));
  const names = ["report.html", "report.csv", "report.pdf", "mail.html", "mail.txt"];
  for (const [kind, report, name] of [
    ...names.map((each) => ["network", ids.report, each] as const),
    ["funder", ids.funderReport, "report.html"] as const,
  ]) {
    const key = `networks/${ids.id}/reports/${report}/${hash}`;
    await env.ARCHIVE.put(key, text, { httpMetadata: { contentType: CSV } });
    await database.batch([
      database
        .prepare(
          `insert or ignore into report values
            (?, ?, ?, 'built', ?, 1, 2, ?, 1, 'sums', 0, 0, ?)`,
        )
        .bind(report, kind, ids.run, word("report"), null, word("summary")),
      database
        .prepare("insert into artefact values (?, ?, 'text/html', ?, ?)")
        .bind(report, name, hash, text.length),
    ]);
  }
  const run = (sql: string, ...values: (string | number | null)[]) =>
    database.prepare(sql).bind(...values);
  await database.batch([
    run(
      `insert into told_month select ?, id, '2026-09', 10, '{"state":"no-cases"}', 3, '[]'
        from measure where place = 1`,
      ids.report,
    ),
    run(
      `update charter set mission = ?, vision = ?, aim = ?, transparency = ?, signature_required = ?`,
      ...[word("mission"), word("vision"), word("aim"), transparency, isUnsigned ? 1 : 0],
    ),
    run("update site set type = ?", word("type")),
    run(
      `update measure set code = iif(code = ?, code, code || ?), name = ? || code, numerator = ?, denominator = ?,
        exclusions = ?, unit = ?,
        status = case place when 5 then 'draft' when 4 then 'retired' else status end,
        comments_until = iif(place = 5, '2999-01-01', null)`,
      ...[IMPROVED, `-${word("")[3]}`, word("measure-"), word("numerator"), word("denominator")],
      ...[word("exclusions"), word("unit")],
    ),
    run(
      `insert into measure_version select id, 1, json_object('code', code, 'name', name,
        'kind', kind, 'numerator', ?, 'denominator', denominator, 'unit', unit,
        'multiplier', multiplier, 'direction', direction, 'chart', chart), null, ?, ?, ?, 1
        from measure`,
      ...[word("earlier"), word("why-so"), leader.id, word("definer")],
    ),
    run(
      "insert into measure_comment select null, id, 1, ?, ?, ?, 1 from measure where place = 5",
      ...[word("remark"), leader.id, word("remarker")],
    ),
    run("update policy set title = ?, text = ?", word("title"), word("policy")),
    run(
      `insert into policy_signature select key, version, ?, ?, ?, sha256, 1 from policy`,
      ...[ids.otherId, word("signer"), leader.id],
    ),
    run(
      "insert into policy_review select key, version, '2999-01-01', ?, 1 from policy",
      word("reviewer"),
    ),
    run(
      `insert into decision values ('d_1', ?, ?, '2026-01-15', ?, ?, ?, 1)`,
      ...[word("decision"), word("text"), word("by"), word("stakeholders"), leader.id],
    ),
    ...[null, ids.siteId, ids.otherId].map((site) =>
      run(
        `insert into phase_decision values
          (null, 1, ?, null, '2024-02', 'shift', 'accept', ?, ?, ?, ?, 1)`,
        ...[site, word("phase"), word("evidence"), leader.id, word("decider")],
      ),
    ),
    run(
      "insert into follow_up values (null, ?, ?, 1, ?, ?, ?, 1)",
      ...[ids.siteId, ids.period, word("follow-up"), leader.id, word("caller")],
    ),
    run(
      `insert into idempotency values ('token x', ?, ?, 9999999999999, 200,
        json_object('etag', ?), ?)`,
      ...[word("key"), "0".repeat(64), word("etag"), word("answered")],
    ),
    run("insert into former_site values (?, 1, ?, ?)", ids.siteId, ids.former, word("former")),
    run(
      "insert into upload_mapping values (?, json_object(?, 'ignore'), ?, 1)",
      ...["0".repeat(64), word("heading"), leader.id],
    ),
    run("insert into node values (?, ?, ?, ?)", ids.siteId, ids.node, word("node"), word("about")),
    run("insert into node_site select ?, id, '2024-01', null from site", ids.siteId),
    run("insert into node values (90, ?, ?, ?)", ids.small, word("small"), word("about")),
    run("insert into node_site values (90, ?, '2024-01', null)", ids.otherId),
    run(
      "insert into run values (?, ?, 1, 'asked', ?, ?, 1, 1)",
      ...[ids.run, ids.report.slice(8), word("why"), word("runner")],
    ),
    run(
      `insert into subscription values
        (?, ?, 'network', 1, null, 0, 0, 'mail', null, null, '', '', null, '')`,
      ...[ids.subscription, leader.id],
    ),
    run(
      `insert into subscription values
        (?, '', 'funder', 1, 2, 0, 0, 'mail', null, null, ?, ?, null, 'bounced')`,
      ...[`${ids.subscription}x`, `${word("outsider")}@there.example`, word("proposer")],
    ),
    run(
      `insert into delivery values
        (?, ?, ?, 'failed', 1, null, null, ?, null, ?, '', 0, 0, 1)`,
      ...[ids.delivery, ids.report, ids.subscription, word("provider"), word("failure")],
    ),
    run("insert into reminder_stop values (?, 1)", word("quiet")),
    run("insert into review values (?, ?, 1)", ids.report, word("reader")),
    run(
      "insert into agenda_item values (?, ?, ?, ?, ?, 1, null)",
      ...[ids.period, ids.measure, ids.otherId, word("agenda"), word("adder")],
    ),
    ...figures(database, ids, word),
    run(
      "insert into network_rule values ('nr_1', ?, '<=', ?, 'look', ?, ?, 1, null)",
      ...[word("left"), word("right"), word("rule"), leader.id],
    ),
    run("update figure set comment = ?", word("comment")),
    run(
      "insert into figure_comment_0012 select site_id, measure_id, period, revision, comment from figure",
    ),
    ...eventRows(database, ids, word, leader.id),
    ...theoryRows(database, ids, word, leader.id),
    ...mapRows(database, ids, word, leader.id),
    ...evidenceRows(database, ids, word, leader.id),
    ...goalRows(database, ids, word, leader.id),
    ...(await pinRows(database, ids, word, leader.id)),
    ...boardRows(database, ids, word, leader.id),
    ...exemplarRows(database, ids, word, leader.id),
  ]);
  const [[blinded], [policy]] = await Promise.all([
    rowsOf<{ code: string }>(
      run("select blinded_code as code from site where id = ?", ids.otherId),
    ),
    rowsOf<{ sha256: string }>(run("select sha256 from policy where key = ?", ids.policy)),
  ]);
  Object.assign(ids, { otherBlinded: blinded?.code ?? "", policyHash: policy?.sha256 ?? "" });
}

const removedOf = (table: string) =>
  JSON.stringify({ tables: { [table]: 1 }, files: 1, bytes: 1, elsewhere: {} });

const rowsOf = async <Row>(statement: D1PreparedStatement) => (await statement.all<Row>()).results;

/** Two months of every site, one figure of each kind, with the audit's word for it. */
function figures(database: D1Database, ids: Ids, word: Word): D1PreparedStatement[] {
  const months = [ids.closed, ids.period];
  return [
    database
      .prepare("update audit_entry set subject = ?, detail = json_object('said', ?)")
      .bind(word("subject"), word("detail")),
    ...months.flatMap((period) => [
      database
        .prepare(
          `insert into submission select id, ?, 1, 1, ?, ?, 'form', 1,
            (select max(id) from audit_entry) from site`,
        )
        .bind(period, word("reason"), `person ${ids.person}`),
      database
        .prepare(
          `insert into figure (site_id, measure_id, period, revision, state, numerator, denominator, reason)
              select site.id, measure.id, ?, 1, 'not-collected', null, null, ?
            from site join measure on measure.place > 1`,
        )
        .bind(period, word("not-collected")),
      database
        .prepare(
          `insert into figure (site_id, measure_id, period, revision, state, numerator, denominator, reason)
              select site.id, measure.id, ?, 1, 'measured', site.id, 1000, null
            from site join measure on measure.place = 1`,
        )
        .bind(period),
      database
        .prepare(
          `insert or replace into roll_up (measure_id, period, numerator, denominator, sites)
            select id, ?, 15, 5000, 5 from measure where place = 1`,
        )
        .bind(period),
    ]),
  ];
}

export async function fillDirectory(
  { ids, leader }: Pick<CanaryNetwork, "ids" | "leader">,
  word: Word,
  secrets: CanaryNetwork["secrets"],
  asking: Person,
): Promise<void> {
  const run = (sql: string, ...values: (string | number | null)[]) =>
    env.DIRECTORY.prepare(sql).bind(...values);
  const token = "insert into token values (?, ?, ?, ?, ?, ?, 1, null)";
  const letter = word("")[3] ?? "";
  await env.DIRECTORY.batch([
    ...["provision", "sweep", "report"].map((what) =>
      run("insert or replace into due values (?, ?, ?)", ids.id, what, DUE_AT),
    ),
    run(token, await sha256(secrets.whole), ids.token, ids.id, 0, word("token"), leader.id),
    run(
      token,
      ...[await sha256(secrets.site), ids.siteToken, ids.id, ids.siteId],
      ...[word("site-token"), leader.id],
    ),
    run(
      `insert into invitation values (?, ?, ?, ?, ?, 'family', ?, ?, 1, 9999999999999, 1,
        null, null, null)`,
      ...[
        ids.invitation,
        await sha256(`link-${letter}`),
        ids.id,
        `${word("invited")}@there.example`,
      ],
      ...[`${word("invited")}@there.example`, ids.siteId, leader.id],
    ),
    run(
      "insert into join_request values (?, ?, ?, ?, 1, null, null, null, null)",
      ...[ids.request, ids.id, asking.id, word("wish")],
    ),
    run("insert into notice values (?, ?, 1, null)", ids.id, noticeOf(ids)),
    run("update review_watch set at = ? where network_id = ?", DUE_AT, ids.id),
    run(
      "insert into deletion_certificate values (?, ?, 1, 1, ?, ?, null, null)",
      ...[ids.certificate, leader.id, removedOf(word("table"))],
      "0".repeat(64),
    ),
  ]);
}
