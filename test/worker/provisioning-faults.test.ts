import { env } from "cloudflare:workers";
import type { Foundry } from "@allteach/actions/foundry";
import type { Job } from "@allteach/actions/job";
import { askForMigrations, migrateOne } from "@allteach/actions/migrate-networks";
import { finishProvisioning, provisionNetwork } from "@allteach/actions/provision-network";
import { templateOf } from "@allteach/catalogue/templates";
import { NetworkId } from "@allteach/domain/identity";
import { openDirectory } from "@allteach/store/directory";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import type { Bindings } from "../../workers/env.ts";
import { databasesOf, foundryOf, networkMigrations } from "../../workers/networks.ts";
import {
  dies,
  type Kill,
  killedDatabase,
  neverKilled,
  nthKill,
} from "../faults/killed-database.ts";
import { call, newPerson, type Person } from "../support/world.ts";

/** Enough for every way to be killed; `pnpm chaos:provisioning` sets 200, with as many databases. */
const NETWORKS = Number(env.FAULT_NETWORKS ?? 20);
const SIGN_UPS = 50;

const template = templateOf("patient-safety");
const request = {
  name: "Safer care together",
  template: "patient-safety",
  timeZone: "Etc/UTC",
  sites: [
    { name: "Northgate", code: "NOR", type: "" },
    { name: "Southmoor", code: "SOU", type: "" },
  ],
};

/** A later version's migrations: applied twice, the second fails and the first leaves two rows. */
const later = [
  ...networkMigrations,
  {
    name: "9001_chaos.sql",
    sql: "CREATE TABLE chaos (note TEXT) STRICT;\n\nINSERT INTO chaos (note) VALUES ('once');\n",
  },
  { name: "9002_chaos.sql", sql: "ALTER TABLE chaos ADD COLUMN more TEXT;\n" },
];

const say = (what: string, figures: Record<string, number>) =>
  console.log(
    `chaos: ${what}: ${Object.entries(figures)
      .map(([name, count]) => `${count} ${name}`)
      .join(", ")}`,
  );

/** The Worker's bindings as a process sees them that is about to be killed. */
function killedEnv(kill: Kill): Bindings {
  const databases = [...databasesOf(env)].map(([name, d1]) => [name, killedDatabase(d1, kill)]);
  const DIRECTORY = killedDatabase(env.DIRECTORY, kill);
  return { ...env, ...Object.fromEntries(databases), DIRECTORY };
}

const foundry = (kill: Kill, migrations = networkMigrations): Foundry => ({
  ...foundryOf(killedEnv(kill), new Date()),
  migrations,
});

const hour = (bindings: Bindings) =>
  onTheHour(
    { scheduledTime: Date.now(), cron: "0 * * * *", noRetry() {} } as ScheduledController,
    bindings,
  );

const all = async (d1: D1Database, sql: string, ...values: unknown[]) =>
  (
    await d1
      .prepare(sql)
      .bind(...values)
      .all<Record<string, unknown>>()
  ).results;

/** What is missing or doubled in a network: nothing where it is whole. */
async function faultsOf(slug: string, migrations = networkMigrations): Promise<string[]> {
  const [row] = await all(
    env.DIRECTORY,
    `select n.id, n.status, p.binding, n.founded_by as founder,
       (select count(*) from pool where network_id = n.id) as databases,
       (select count(*) from membership where network_id = n.id and role = 'leader') as leaders,
       (select group_concat(what) from due where network_id = n.id) as due
     from network n join pool p on p.network_id = n.id where n.slug = ?`,
    slug,
  );
  if (!row) return ["there is no such network"];
  const database = databasesOf(env).get(String(row.binding)) as D1Database;
  const [inside] = await all(
    database,
    `select (select group_concat(network_id) from charter) as charters,
       (select group_concat(code) from (select code from site order by code)) as sites,
       (select count(*) from measure) as measures,
       (select group_concat(name) from (select name from d1_migrations order by name)) as migrations`,
  );
  const found = { ...row, ...inside };
  const whole = {
    ...row,
    ...{ status: "live", databases: 1, leaders: 1, due: "report" },
    charters: row.id,
    sites: "NOR,SOU",
    measures: template?.measures.length,
    migrations: migrations.map(({ name }) => name).join(),
  };
  return Object.entries(whole)
    .filter(([name, value]) => found[name as keyof typeof found] !== value)
    .map(
      ([name, value]) => `${slug}: ${name} is ${found[name as keyof typeof found]}, not ${value}`,
    );
}

/** What a killed process logs is no news here. */
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

const making = async () =>
  Number(
    (await all(env.DIRECTORY, "select count(*) as n from network where status = 'making'"))[0]?.n,
  );

describe("fifty who sign up at once for the one free database", () => {
  afterEach(async () => {
    await all(
      env.DIRECTORY,
      "update pool set network_id = null, claimed_at = null where network_id like 'n_NET_%'",
    );
    await all(env.DIRECTORY, "delete from network where id like 'n_NET_%'");
  });

  it("get exactly one network between them", async () => {
    const kept = [...databasesOf(env).keys()].slice(1);
    await env.DIRECTORY.batch([
      env.DIRECTORY.prepare(
        `insert into network (id, slug, name, status, template, time_zone, created_at)
         select 'n_' || value, 'kept-' || lower(value), '', 'making', '', '', 0 from json_each(?)`,
      ).bind(JSON.stringify(kept)),
      env.DIRECTORY.prepare(
        `insert into pool select value, 'n_' || value, 0 from json_each(?) where true
         on conflict do update set network_id = excluded.network_id, claimed_at = 0`,
      ).bind(JSON.stringify(kept)),
    ]);
    const people = await Promise.all(Array.from({ length: SIGN_UPS }, () => newPerson()));

    const answers = await Promise.all(
      people.map(async (person, n) => {
        const from = { "cf-connecting-ip": `198.51.${n}.7` };
        const body = { ...request, slug: `crowd-${n}` };
        return (await call(person, "POST", "/api/v1/networks", body, from)).status;
      }),
    );

    const made = await all(env.DIRECTORY, "select slug from network where slug like 'crowd-%'");
    const refused = answers.filter((status) => status === 503).length;
    say("sign-ups at once for one free database", {
      "sign-ups": SIGN_UPS,
      networks: made.length,
      "told that none is free": refused,
    });
    expect(answers.filter((status) => status === 201)).toHaveLength(1);
    expect(refused).toBe(SIGN_UPS - 1);
    expect(made).toHaveLength(1);
    expect(await faultsOf(String(made[0]?.slug))).toEqual([]);
  });
});

describe(`${NETWORKS} networks whose making is killed at every step`, () => {
  it("are reachable only when whole, and made whole by the clock; so are their migrations", {
    timeout: 600_000,
  }, async () => {
    const founders = await provisionAll();
    await sweepAll(founders);
    await migrateAll(founders);
  });
});

interface Founded {
  slug: string;
  leader: Person;
}

/** Every network's making is killed, each at the next step; none is reachable unless it is whole. */
async function provisionAll(): Promise<Founded[]> {
  const probe = neverKilled();
  const first = { slug: "chaos-0", leader: await newPerson() };
  const made = await provisionNetwork(foundry(probe), first.leader.id, { ...request, ...first });
  expect(made.ok).toBe(true);

  const founded = [first];
  let [killed, half, open] = [0, 0, 0];
  for (let n = 1; n < NETWORKS; n++) {
    const each = { slug: `chaos-${n}`, leader: await newPerson() };
    const wanted = { ...request, slug: each.slug };
    const kill = nthKill(n - 1, probe.steps);
    if (await dies(() => provisionNetwork(foundry(kill), each.leader.id, wanted))) killed += 1;
    const { status } = await call(each.leader, "GET", `/n/${each.slug}`);
    expect([200, 404]).toContain(status);
    if (status === 200) {
      open += 1;
      half += (await faultsOf(each.slug)).length > 0 ? 1 : 0;
    }
    founded.push(each);
  }
  say("making networks", {
    networks: NETWORKS,
    "steps each": probe.steps,
    killed,
    "open at once": open,
    "open and half made": half,
  });
  expect(killed).toBe(NETWORKS - 1);
  expect(half).toBe(0);
  return founded;
}

/** The clock is killed too, several times; then one hour finishes everything that was claimed. */
async function sweepAll(founded: readonly Founded[]): Promise<void> {
  const before = await making();
  const kills = [2, 5, 9, 16, 40, 90].map((at, n) => nthKill(2 * at + (n % 2), 1000));
  for (const kill of kills) await dies(() => hour(killedEnv(kill)));
  const interrupted = await making();
  await hour(env);
  const left = await making();

  let again = 0;
  for (const { slug, leader } of founded) {
    const [claimed] = await all(env.DIRECTORY, "select id from network where slug = ?", slug);
    if (claimed) continue;
    again += 1;
    const made = await provisionNetwork(foundryOf(env, new Date()), leader.id, {
      ...request,
      slug,
    });
    expect(made.ok).toBe(true);
  }
  const faults = (await Promise.all(founded.map(({ slug }) => faultsOf(slug)))).flat();
  await hour(env);
  const untouched = (await Promise.all(founded.map(({ slug }) => faultsOf(slug)))).flat();
  const held = await all(
    env.DIRECTORY,
    "select network_id from pool where network_id is not null group by 1 having count(*) > 1",
  );
  say("the clock finishes them", {
    "claimed and unfinished": before,
    "sweeps killed": kills.length,
    "unfinished after those": interrupted,
    "unfinished after one whole sweep": left,
    "never claimed, asked for again": again,
    "missing or doubled parts": faults.length,
  });
  expect([left, faults, untouched, held]).toEqual([0, [], [], []]);
}

/** Every network's migration is killed, each at the next step, while people keep opening them. */
async function migrateAll(founded: readonly Founded[]): Promise<void> {
  const ids = new Map<string, NetworkId>();
  for (const { slug } of founded) {
    const [row] = await all(env.DIRECTORY, "select id from network where slug = ?", slug);
    ids.set(slug, NetworkId.parse(row?.id));
  }
  const idOf = (slug: string) => ids.get(slug) as NetworkId;
  const probe = neverKilled();
  await migrateOne(foundry(probe, later), idOf("chaos-0"));

  let [killed, failed] = [0, 0];
  for (const [n, { slug, leader }] of founded.slice(1).entries()) {
    const kill = nthKill(n, probe.steps);
    if (await dies(() => migrateOne(foundry(kill, later), idOf(slug)))) killed += 1;
    const { status } = await call(leader, "GET", `/n/${slug}`);
    if (status >= 500) failed += 1;
  }
  const jobs: { network: NetworkId }[] = [];
  const platform = {
    directory: openDirectory(env.DIRECTORY),
    later: async (asked: readonly Job[]) =>
      void jobs.push(...asked.flatMap((job) => (job.kind === "migrate" ? [job] : []))),
    now: new Date(),
  };
  const behind = await askForMigrations(platform, later);
  for (const { network } of jobs) await migrateOne(foundry(neverKilled(), later), network);
  const left = await askForMigrations(platform, later);

  const faults = (await Promise.all(founded.map(({ slug }) => faultsOf(slug, later)))).flat();
  const notes = await Promise.all(
    [...databasesOf(env).values()].map((d1) => all(d1, "select note from chaos").catch(() => [])),
  );
  const doubled = notes.filter((found) => found.length > 1).length;
  say("migrating them", {
    networks: founded.length,
    "steps each": probe.steps,
    killed,
    "pages that failed meanwhile": failed,
    "behind after that": behind,
    "behind after one run of the jobs": left,
    "missing or doubled parts": faults.length,
  });
  expect({ killed, failed, left, faults, doubled }).toEqual({
    ...{ killed: founded.length - 1, failed: 0, left: 0, faults: [], doubled: 0 },
  });
}

describe("making a network that is made", () => {
  it("changes nothing", async () => {
    const [row] = await all(env.DIRECTORY, "select id from network where status = 'live' limit 1");
    const kill = neverKilled();

    await finishProvisioning(foundry(kill), NetworkId.parse(row?.id));

    expect(kill.steps).toBe(1);
  });
});
