import { env } from "cloudflare:workers";
import { provisionNetwork } from "@allteach/actions/provision-network";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { sha256 } from "@allteach/domain/digest";
import { shiftPeriod } from "@allteach/domain/period";
import type { Role } from "@allteach/domain/permission";
import { makeInvitationLink } from "../../workers/invitation-link.ts";
import { foundryOf } from "../../workers/networks.ts";
import { databaseOf } from "../support/network-pages.ts";
import { join, newPerson, type Person } from "../support/world.ts";

/** What every address, form and message of a network can name, by the word for it in addresses. */
export interface Ids {
  network: string;
  name: string;
  /** The network's id in the directory. */
  id: string;
  site: string;
  siteId: number;
  /** Another site, by its code and by the code that stands for it where names are hidden. */
  other: string;
  otherBlinded: string;
  otherId: number;
  measure: string;
  period: string;
  /** A month that is closed for all but those who may unlock it. */
  closed: string;
  report: string;
  upload: string;
  token: string;
  siteToken: string;
  subscription: string;
  delivery: string;
  invitation: string;
  invited: string;
  request: string;
  person: string;
  email: string;
  policy: string;
  policyHash: string;
  node: string;
  session: string;
  certificate: string;
  link: string;
}

export type Letter = "a" | "b" | "c";

/** A network every text of which tells on whoever shows it to others. */
export interface CanaryNetwork {
  letter: Letter;
  transparency: "named" | "blinded" | "own-only";
  /** Whether the site that principals belong to has yet to sign what the network wants signed. */
  isUnsigned: boolean;
  ids: Ids;
  database: D1Database;
  leader: Person;
  /** What other systems show. */
  secrets: { whole: string; site: string };
  /** Those who belong to this network and to no other. */
  people: string[];
}

/** What only members may read. */
export const canary = (letter: Letter) => `zq-${letter}-`;

/** The network's name, which the directory knows as well. */
export const nameCanary = (letter: Letter) => `zn-${letter}-`;

const shapes = {
  a: { slug: "alder", place: 0, transparency: "named", isUnsigned: false },
  b: { slug: "birch", place: 1, transparency: "blinded", isUnsigned: false },
  c: { slug: "cedar", place: 2, transparency: "own-only", isUnsigned: true },
} as const;

/** When everything is due: not while the tests run. */
export const DUE_AT = 9_000_000_000_000;

const SITES = 5;
const CSV = "text/csv";

export async function newCanaryNetwork(letter: Letter): Promise<CanaryNetwork> {
  const { slug, place, transparency, isUnsigned } = shapes[letter];
  const word = (what: string) => `${canary(letter)}${what}`;
  const [leader, bystander] = [await newPerson(word("leader")), await newPerson(word("bystander"))];
  const codes = Array.from({ length: SITES }, (_, n) => `${slug.toUpperCase()}${n + 1}`);
  const made = await provisionNetwork(foundryOf(env, new Date()), leader.id, {
    ...{ slug: slug as never, name: `${nameCanary(letter)}name`, template: "patient-safety" },
    ...{ timeZone: "Etc/UTC", purpose: word("purpose") },
    sites: codes.map((code, n) => ({ code, name: word(`site-${n + 1}`), type: "" })),
  });
  if (!made.ok) throw new Error(`no network ${slug}: ${made.refusal.kind}`);
  const database = await databaseOf(slug);
  const [siteId, otherId] = [place + 1, place + 2];
  const ids: Ids = {
    ...{ network: slug, id: made.value.id, siteId, otherId, measure: `CAUTI-${letter}` },
    ...{ site: codes[place] ?? "", other: codes[place + 1] ?? "", otherBlinded: "" },
    ...datesOf(place),
    ...{ upload: await sha256(new TextEncoder().encode(word("upload"))) },
    ...{ token: `t_${letter}-whole`, siteToken: `t_${letter}-site` },
    ...{ subscription: `s_${letter}`, delivery: `dl_${letter}`, invitation: `i_${letter}` },
    ...{ invited: `${word("invited")}@there.example`, request: `j_${letter}` },
    ...{ person: bystander.id, email: bystander.email },
    ...{ policy: "membership", policyHash: "", node: `NODE-${letter}` },
    ...{ name: `${nameCanary(letter)}name`, certificate: `gone-${letter}` },
    session: (await hashOf(leader)).slice(0, 16),
    link: await makeInvitationLink(env.AUTH_SECRET, `link-${letter}`),
  };
  const network = { letter, transparency, isUnsigned, ids, database, leader };
  const secrets = { whole: `allteach_${letter}_whole`, site: `allteach_${letter}_site` };
  await fillDatabase(network, word);
  await fillDirectory(network, word, secrets, await newPerson(word("asking")));
  await join(slug, bystander, "family", otherId);
  await join(slug, await newPerson(word("second-leader")), "leader");
  await env.ARCHIVE.put(`networks/${ids.id}/uploads/${ids.upload}`, word("upload"));
  const { results } = await env.DIRECTORY.prepare(
    "select user_id from membership where network_id = ?",
  )
    .bind(ids.id)
    .all<{ user_id: string }>();
  const people = results.map((row) => row.user_id);
  return { ...network, secrets, people };
}

/** One more member, with a role and, where it is held at one, a site. */
export async function newMember(
  { ids, letter }: Pick<CanaryNetwork, "ids" | "letter">,
  role: Role,
  site = 0,
): Promise<Person> {
  const person = await newPerson(`${canary(letter)}${role}`);
  await join(ids.network, person, role, site);
  return person;
}

function datesOf(place: number) {
  const period = lastEndedPeriod(new Date(), "Etc/UTC");
  const closed = shiftPeriod(period, -8);
  return { period, closed, report: `network-${shiftPeriod(period, -place - 1)}` };
}

const hashOf = ({ cookie }: Person) => sha256(cookie.replace(/^session=/, ""));

type Word = (what: string) => string;

async function fillDatabase(
  { database, ids, transparency, isUnsigned, leader }: Omit<CanaryNetwork, "secrets" | "people">,
  word: Word,
): Promise<void> {
  const text = word("artefact");
  const hash = await sha256(new TextEncoder().encode(text));
  for (const name of ["report.html", "report.csv", "mail.html", "mail.txt"]) {
    const key = `networks/${ids.id}/reports/${ids.report}/${hash}`;
    await env.ARCHIVE.put(key, text, { httpMetadata: { contentType: CSV } });
    await database.batch([
      database
        .prepare("insert or ignore into report values (?, 'network', ?, 'built', ?, 1, 2, ?)")
        .bind(ids.report, ids.report.slice(8), word("report"), null),
      database
        .prepare("insert into artefact values (?, ?, 'text/html', ?, ?)")
        .bind(ids.report, name, hash, text.length),
    ]);
  }
  const run = (sql: string, ...values: (string | number)[]) =>
    database.prepare(sql).bind(...values);
  await database.batch([
    run(
      `update charter set mission = ?, vision = ?, aim = ?, transparency = ?, signature_required = ?`,
      ...[word("mission"), word("vision"), word("aim"), transparency, isUnsigned ? 1 : 0],
    ),
    run("update site set type = ?", word("type")),
    run(
      `update measure set code = code || ?, name = ? || code, numerator = ?, denominator = ?,
        exclusions = ?, unit = ?, status = iif(place > 3, 'retired', status)`,
      ...[`-${word("")[3]}`, word("measure-"), word("numerator"), word("denominator")],
      ...[word("exclusions"), word("unit")],
    ),
    run("update policy set title = ?, text = ?", word("title"), word("policy")),
    run(
      `insert into policy_signature select key, version, ?, ?, ?, sha256, 1 from policy`,
      ...[ids.otherId, word("signer"), leader.id],
    ),
    run(
      `insert into decision values ('d_1', ?, ?, '2026-01-15', ?, ?, ?, 1)`,
      ...[word("decision"), word("text"), word("by"), word("stakeholders"), leader.id],
    ),
    run("insert into former_site values (?, 1, ?, ?)", ids.siteId, word("old"), word("former")),
    run("insert into node values (?, ?, ?, ?)", ids.siteId, ids.node, word("node"), word("about")),
    run("insert into node_site select ?, id, '2024-01', null from site", ids.siteId),
    run("insert into subscription values (?, ?, 'network', 1, null)", ids.subscription, leader.id),
    run(
      `insert into delivery values (?, ?, ?, 'failed', 1, null, null, ?, null, ?)`,
      ...[ids.delivery, ids.report, ids.subscription, word("provider"), word("failure")],
    ),
    ...figures(database, ids, word),
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
        .bind(period, word("reason"), word("actor")),
      database
        .prepare(
          `insert into figure select site.id, measure.id, ?, 1, 'not-collected', null, null, ?
            from site join measure on measure.place > 1`,
        )
        .bind(period, word("not-collected")),
      database
        .prepare(
          `insert into figure select site.id, measure.id, ?, 1, 'measured', site.id, 1000, null
            from site join measure on measure.place = 1`,
        )
        .bind(period),
      database
        .prepare(
          "insert or replace into roll_up select id, ?, 15, 5000, 5 from measure where place = 1",
        )
        .bind(period),
    ]),
  ];
}

async function fillDirectory(
  { ids, leader }: Pick<CanaryNetwork, "ids" | "leader">,
  word: Word,
  secrets: CanaryNetwork["secrets"],
  asking: Person,
): Promise<void> {
  const run = (sql: string, ...values: (string | number)[]) =>
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
      "insert into join_request values (?, ?, ?, ?, 1, null, null, null)",
      ...[ids.request, ids.id, asking.id, word("wish")],
    ),
    run(
      "insert into deletion_certificate values (?, ?, 1, 1, ?, ?, null, null)",
      ...[ids.certificate, leader.id, removedOf(word("table"))],
      "0".repeat(64),
    ),
  ]);
}
