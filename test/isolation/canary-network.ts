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
import { type CanaryNetwork, canary, type Ids, type Letter, nameCanary } from "./canary.ts";
import { fillDatabase, fillDirectory } from "./canary-rows.ts";
import { fillCommons } from "./goal-rows.ts";
import { shareCanaryPin } from "./pin-rows.ts";

const shapes = {
  a: { slug: "alder", place: 0, transparency: "named", isUnsigned: false },
  b: { slug: "birch", place: 1, transparency: "blinded", isUnsigned: false },
  c: { slug: "cedar", place: 2, transparency: "own-only", isUnsigned: false },
  d: { slug: "dogwood", place: 3, transparency: "named", isUnsigned: true },
} as const;

const SITES = 5;

export async function newCanaryNetwork(letter: Letter): Promise<CanaryNetwork> {
  const { slug, place, transparency, isUnsigned } = shapes[letter];
  const word = (what: string) => `${canary(letter)}${what}`;
  const [leader, chief] = [await newPerson(word("leader")), await newPerson(word("chief"))];
  const bystander = await newPerson(word("bystander"));
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
    draft: `PRESSURE-${letter}`,
    ...{ site: codes[place] ?? "", other: codes[place + 1] ?? "", otherBlinded: "" },
    ...datesOf(place),
    ...{ upload: await sha256(new TextEncoder().encode(word("upload"))) },
    ...{ token: `t_${letter}-whole`, siteToken: `t_${letter}-site` },
    ...{ subscription: `s_${letter}`, delivery: `dl_${letter}`, invitation: `i_${letter}` },
    ...{ invited: `${word("invited")}@there.example`, request: `j_${letter}` },
    ...{ person: bystander.id, email: bystander.email, chief: chief.id },
    ...{ policy: "membership", policyHash: "", node: `NODE-${letter}` },
    ...{
      goal: `g_${letter}${"0".repeat(15)}`,
      introduction: `x_${letter}`,
      question: `q_${letter}`,
    },
    shared: `${made.value.id}~g_${letter}${"0".repeat(14)}2`,
    ...{ pin: `p_${letter}${"0".repeat(15)}`, pinFile: `f_${letter}${"0".repeat(15)}` },
    sharedPin: `${made.value.id}~p_${letter}${"0".repeat(14)}2`,
    ...{ board: `b_${letter}${"0".repeat(15)}`, comment: `c_${letter}${"0".repeat(15)}` },
    ...{ flag: `f_${letter}${"0".repeat(15)}`, try: `y_${letter}${"0".repeat(15)}` },
    ...{ small: `SMALL-${letter}`, former: `FORMER-${letter}` },
    ...{ event: `e_${letter}`, series: `l_${letter}`, path: `t_${letter}` },
    ...{ map: `m_${letter}`, risk: `f_${letter}` },
    ...{ test: `p_${letter}`, annotation: `a_${letter}`, prediction: `e_${letter}` },
    ...{ name: `${nameCanary(letter)}name`, certificate: `gone-${letter}` },
    session: (await hashOf(leader)).slice(0, 16),
    link: await makeInvitationLink(env.AUTH_SECRET, `link-${letter}`),
  };
  const network = { letter, transparency, isUnsigned, ids, database, leader };
  const secrets = { whole: `allteach_${letter}_whole`, site: `allteach_${letter}_site` };
  await fillDatabase(network, word);
  await shareCanaryPin(ids);
  await fillCommons(ids, word, leader, await newPerson(word("curious")));
  await fillDirectory(network, word, secrets, await newPerson(word("asking")));
  await join(slug, bystander, "family", otherId);
  await join(slug, chief, "leader");
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
  const month = shiftPeriod(period, -place - 1);
  const reports = { report: `network-${month}`, funderReport: `funder-${month}-sums` };
  return { period, closed, ...reports, run: month };
}

const hashOf = ({ cookie }: Person) => sha256(cookie.replace(/^session=/, ""));
