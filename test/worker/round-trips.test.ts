import { env } from "cloudflare:workers";
import { networkPages } from "@allteach/web/network-pages";
import { paths } from "@allteach/web/paths";
import { beforeAll, describe, expect, it } from "vitest";
import { call, newNetwork, newPerson, type Person } from "../support/world.ts";

/** As DESIGN has it: one question to the directory, one to the network. */
const MOST_TRIPS = 2;
const OTHERS = 1000;

/** Pages for a few, which ask more: names stand in the directory, an audit checks its chain. */
const mayAskMore: Readonly<Record<string, number>> = { people: 3, audit: 5 };

/** An index is read to the first row past what was asked for, where there is one. */
const ROW_PAST_THE_END = 2;

let leader: Person;
let network: string;
const month = "2026-01";

beforeAll(async () => {
  ({ slug: network, leader } = await newNetwork());
  await call(leader, "GET", paths.networks);
});

const pages = (): [string, string][] => [
  ["front page", paths.front],
  ["networks", paths.networks],
  ["new network", paths.newNetwork],
  ...Object.entries(networkPages).map(([name, { href }]): [string, string] => [
    name,
    href(network),
  ]),
  ["measure", paths.measure({ network, measure: "CAUTI" })],
  ["site", paths.site({ network, site: "NOR" })],
  ["form", paths.submission({ network, site: "NOR", period: month })],
];

/** What each page asks of the databases. */
async function asked() {
  const found: Record<string, { status: number; trips: number; read: number }> = {};
  for (const [name, path] of pages()) {
    const { status, headers } = await call(leader, "GET", path);
    const [, trips, read] = /trips=(\d+) read=(\d+)/.exec(headers.get("x-database") ?? "") ?? [];
    found[name] = { status, trips: Number(trips), read: Number(read) };
  }
  return found;
}

/** A thousand networks of other people, each with a database and a leader. */
async function addOthers(): Promise<void> {
  const other = await newPerson();
  const numbers = JSON.stringify(Array.from({ length: OTHERS }, (_, n) => n));
  await env.DIRECTORY.batch(
    [
      `insert into network (id, slug, name, status, template, time_zone, created_at)
       select 'n_other' || value, 'other-' || value, 'Other ' || value, 'live', 'blank', 'UTC', 0
       from json_each(?1)`,
      `insert into pool select 'OTHER_' || value, 'n_other' || value, 0 from json_each(?1)`,
      `insert into membership (user_id, network_id, role, site_id, created_at)
       select '${other.id}', 'n_other' || value, 'leader', 0, 0 from json_each(?1)`,
      `insert into due select 'n_other' || value, 'report', 9e15 from json_each(?1)`,
    ].map((sql) => env.DIRECTORY.prepare(sql).bind(numbers)),
  );
}

describe("what a page asks of the databases", () => {
  it(`is the same with one network in the directory and with ${OTHERS} more`, async () => {
    const alone = await asked();
    await addOthers();
    const among = await asked();

    for (const [name, { status, trips, read }] of Object.entries(among)) {
      expect(status, name).toBe(200);
      expect(trips, name).toBe(alone[name]?.trips);
      expect(trips, name).toBeLessThanOrEqual(mayAskMore[name] ?? MOST_TRIPS);
      expect(read - (alone[name]?.read ?? 0), name).toBeLessThanOrEqual(ROW_PAST_THE_END);
    }
    const said = Object.entries(among).map(([name, { trips, read }]) => `${name} ${trips}/${read}`);
    console.log(`round trips/rows read with ${OTHERS + 1} networks: ${said.join(", ")}`);
  });
});
