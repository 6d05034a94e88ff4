import { env } from "cloudflare:workers";
import { networkPages } from "@allteach/web/network-pages";
import { paths } from "@allteach/web/paths";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { newTally, tallied } from "../../workers/tally.ts";
import { pin } from "../support/pin-forms.ts";
import { networkOf } from "../support/report-world.ts";
import { call, newNetwork, newPerson, type Person } from "../support/world.ts";

/** As DESIGN has it, one after the other: a question to the directory, one to the network. */
const MOST_IN_SEQUENCE = 2;

/**
 * Who people are, the directory is asked while the network answers; a page of two parts asks the
 * network for both at once, and the commons with them.
 */
const MOST_TRIPS = 4;
const OTHERS = 1000;

/** An index is read to the first row past what was asked for, where there is one. */
const ROW_PAST_THE_END = 2;

let leader: Person;
let network: string;
let event: string;
let series: string;
let map: string;
let pinned: string;
let board: string;
let shared: string;
const month = "2026-01";

beforeAll(async () => {
  ({ slug: network, leader } = await newNetwork());
  await call(leader, "GET", paths.networks);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const begun = await call(leader, "POST", paths.processMaps({ network }), "name=A+process", form);
  map = /\/maps\/(\w+)\/edit$/.exec(begun.headers.get("location") ?? "")?.[1] ?? "";
  const made = async (path: string, fields: Record<string, string>) => {
    const answer = await call(leader, "POST", path, new URLSearchParams(fields).toString(), form);
    return /\/([a-z]_[a-z0-9]+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";
  };
  board = await made(paths.boards({ network }), { name: "A board", kind: "network" });
  pinned = await pin(leader, network);
  await made(paths.pinSharing({ network, pin: pinned }), {});
  shared = `${(await networkOf(network)).id}~${pinned}`;
  await vi.waitFor(async () => {
    expect((await call(leader, "GET", paths.commonsPin({ pin: shared }))).status).toBe(200);
  });
  event = await made(paths.events({ network }), {
    ...{ kind: "training", title: "A training", on: "2026-01-05", from: "09:00", until: "10:00" },
  });
  series = await made(paths.everySeries({ network }), {
    ...{ name: "A series", starts: "2026-01-06", rounds: "3", months: "4" },
  });
});

const pages = (): [string, string][] => [
  ["front page", paths.front],
  ["networks", paths.networks],
  ["new network", paths.newNetwork],
  ...Object.entries(networkPages).map(([name, { href }]): [string, string] => [
    name,
    href(network),
  ]),
  ["goals of all networks", paths.commonsGoals],
  ["pins of all networks", paths.commonsPins],
  ["new pin", `${paths.newPin({ network })}?measure=CAUTI&site=NOR`],
  ["new goal", `${paths.newGoal({ network })}?measure=CAUTI`],
  ["who can teach", paths.exemplars({ network, measure: "CAUTI" })],
  ["process map", paths.processMap({ network, map })],
  ["process map changed", paths.processMapEdit({ network, map })],
  ["process map’s history", paths.processMapHistory({ network, map })],
  ["what can go wrong", paths.risks({ network, map })],
  ["something that can go wrong", paths.newRisk({ network, map })],
  ["pins for somebody", `${paths.pins({ network })}?show=for-you&q=plan`],
  ["pin", paths.pin({ network, pin: pinned })],
  ["pin of all networks", paths.commonsPin({ pin: shared })],
  ["pin of another network, to be taken", paths.othersPin({ network, pin: shared })],
  ["boards", paths.boards({ network })],
  ["board", paths.board({ network, board })],
  ["what one follows", paths.follows({ network })],
  ["reports about pins", paths.moderation({ network })],
  ["measure", paths.measure({ network, measure: "CAUTI" })],
  ["new prediction", `${paths.newPrediction({ network })}?measure=CAUTI`],
  ["how far a team is", paths.siteProgress({ network, site: "NOR" })],
  ["one’s own record", paths.ownParticipation({ network })],
  ["site", paths.site({ network, site: "NOR" })],
  ["an event", paths.event({ network, event })],
  ["who came to an event", paths.eventAttendance({ network, event })],
  ["a series", paths.series({ network, series })],
  ["a site's storyboard", paths.siteStoryboard({ network, site: "NOR" })],
  ["a self-assessment", paths.capability({ network, site: "NOR" })],
  ["form", paths.submission({ network, site: "NOR", period: month })],
];

/** What each page asks of the databases. */
async function asked() {
  const found: Record<string, Asked> = {};
  for (const [name, path] of pages()) {
    const { status, headers } = await call(leader, "GET", path);
    const told = headers.get("x-database") ?? "";
    const count = (what: string) => Number(new RegExp(`${what}=(\\d+)`).exec(told)?.[1]);
    const [trips, inSequence, read] = [count("trips"), count("in-sequence"), count("read")];
    found[name] = { status, trips, inSequence, read };
  }
  return found;
}

interface Asked {
  status: number;
  trips: number;
  inSequence: number;
  read: number;
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

    for (const [name, { status, trips, inSequence, read }] of Object.entries(among)) {
      expect(status, name).toBe(200);
      expect(trips, name).toBe(alone[name]?.trips);
      expect(trips, name).toBeLessThanOrEqual(MOST_TRIPS);
      expect(inSequence, name).toBeLessThanOrEqual(MOST_IN_SEQUENCE);
      expect(read - (alone[name]?.read ?? 0), name).toBeLessThanOrEqual(ROW_PAST_THE_END);
    }
    const said = Object.entries(among).map(
      ([name, { trips, inSequence, read }]) => `${name} ${inSequence}/${trips}/${read}`,
    );
    console.log(
      `round trips in sequence/in all/rows read with ${OTHERS + 1} networks: ${said.join(", ")}`,
    );
  });
});

describe("what is counted as one after the other", () => {
  const ask = (d1: D1Database) => d1.prepare("select 1").all();
  const counted = async (work: (d1: D1Database) => Promise<unknown>) => {
    const tally = newTally();
    await work(tallied(env.DIRECTORY, tally));
    return tally;
  };

  it("is what sets out when another is back, and not what is on its way with it", async () => {
    const apart = await counted(async (d1) => [await ask(d1), await ask(d1), await ask(d1)]);
    const together = await counted((d1) => Promise.all([ask(d1), ask(d1), ask(d1)]));

    expect(apart).toMatchObject({ trips: 3, inSequence: 3 });
    expect(together).toMatchObject({ trips: 3, inSequence: 1 });
  });

  it("is also what follows the quicker of two", async () => {
    const mixed = await counted((d1) =>
      Promise.all([
        (async () => [await ask(d1), await ask(d1)])(),
        d1.batch([d1.prepare("select 1"), d1.prepare("select 2")]),
      ]),
    );

    expect(mixed).toMatchObject({ trips: 3, inSequence: 2 });
  });

  it("counts a question that failed", async () => {
    const failed = await counted(async (d1) => {
      await expect(d1.prepare("select nothing from nowhere").first()).rejects.toThrow();
      await ask(d1);
    });

    expect(failed).toMatchObject({ trips: 2, inSequence: 2 });
  });
});
