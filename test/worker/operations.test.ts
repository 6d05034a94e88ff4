import { env } from "cloudflare:workers";
import { askForMigrations, migrateOne } from "@allteach/actions/migrate-networks";
import { schemaVersion } from "@allteach/actions/schema-version";
import { NetworkId } from "@allteach/domain/identity";
import { outboxMails } from "@allteach/mail/outbox-transport";
import { openDirectory } from "@allteach/store/directory";
import { beforeEach, describe, expect, it } from "vitest";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import { shelfOf } from "../../workers/mailer.ts";
import { foundryOf, networkMigrations } from "../../workers/networks.ts";
import { consume } from "../../workers/queue/consume.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

const directory = openDirectory(env.DIRECTORY);
let operator: Person;

/** Someone whose address the settings name. */
async function newOperator(): Promise<Person> {
  const person = await newPerson();
  const email = "operator@allteach.example";
  await run("update user set email = id || '@elsewhere.example' where email = ?", email);
  await run("update user set email = ? where id = ?", email, person.id);
  return { ...person, email };
}

const run = (sql: string, ...values: unknown[]) =>
  env.DIRECTORY.prepare(sql)
    .bind(...values)
    .run();

const rows = async (sql: string, ...values: unknown[]) =>
  (
    await env.DIRECTORY.prepare(sql)
      .bind(...values)
      .all()
  ).results;

const idOf = async (slug: string) => {
  const [row] = await rows("select id from network where slug = ?", slug);
  return NetworkId.parse(row?.id);
};

/** What the Worker's queues would be handed, in place of the queues. */
function remembering() {
  const asked: unknown[] = [];
  const later = async (jobs: readonly unknown[]) => void asked.push(...jobs);
  return { asked, platform: { directory, later, now: new Date() } };
}

beforeEach(async () => {
  operator = await newOperator();
});

describe("the operator's page", () => {
  it("tells how the service fares, without a figure or a person", async () => {
    const { slug, leader } = await newNetwork();
    const figures = [{ measure: "CAUTI", numerator: 31337, denominator: 98765 }];
    await call(leader, "PUT", `/api/v1/n/${slug}/sites/NOR/submissions/2026-01`, { figures });

    const page = await call(operator, "GET", "/operator");
    const text = await page.text();

    expect(page.status).toBe(200);
    expect(text).toContain(slug);
    expect(text).toContain("of 24 databases are free");
    expect(text).toContain('<a href="/operator">Operations</a>');
    expect(await (await call(leader, "GET", "/networks")).text()).not.toContain("/operator");
    expect(text).not.toMatch(/31337|98765|31,337/);
    expect(text).not.toContain(leader.email);
  });

  it("is drawn from two questions to the directory and none to a network", async () => {
    await newNetwork();
    await call(operator, "GET", "/operator");
    const page = await call(operator, "GET", "/operator");

    expect(page.headers.get("x-database")).toMatch(/^trips=2 /);
  });

  it.each([
    ["GET", "/operator"],
    ["POST", "/operator/migrations"],
    ["POST", "/operator/dead-letters/again"],
    ["POST", "/operator/dead-letters/some-letter/again"],
  ])("is not there for anyone else: %s %s", async (method, path) => {
    const { slug, leader } = await newNetwork();
    const { token } = await (
      await call(leader, "POST", `/api/v1/n/${slug}/tokens`, { name: "EHR" })
    ).json<{ token: string }>();
    await run("insert into dead_letter values ('some-letter', 'mail-dead', '{}', 1, null, null)");

    for (const who of [undefined, leader, token]) {
      expect((await call(who, method, path)).status).toBe(404);
    }
    expect(await rows("select retried_at from dead_letter where id = 'some-letter'")).toEqual([
      { retried_at: null },
    ]);
    await run("delete from dead_letter");
  });

  it("is not there for whom the settings name but no mail link has shown", async () => {
    await run("update user set email_verified_at = null where id = ?", operator.id);

    expect((await call(operator, "GET", "/operator")).status).toBe(404);
  });

  it("lists a thousand networks a page at a time", async () => {
    const numbers = JSON.stringify(Array.from({ length: 1000 }, (_, n) => n));
    await run(
      `insert into network (id, slug, name, status, template, time_zone, created_at)
       select 'n_many' || value, 'many-' || printf('%04d', value), 'Many', 'making', '', '', 0
       from json_each(?)`,
      numbers,
    );

    const first = await (await call(operator, "GET", "/operator")).text();
    const second = await (await call(operator, "GET", "/operator?after=many-0049")).text();

    expect(first).toContain("many-0001");
    expect(first).not.toContain("many-0100");
    expect(first).toContain("/operator?after=");
    expect(second).toContain("many-0050");
    expect(second).not.toContain("many-0049<");
    await run("delete from network where id like 'n_many%'");
  });
});

describe("mails", () => {
  it("are counted by day, and the page shows the counts alone", async () => {
    const email = "someone@hospital.example";
    const form = { "content-type": "application/x-www-form-urlencoded" };
    await run("delete from mail_day");
    await call(undefined, "POST", "/sign-in", `email=${email}`, form);
    await call(undefined, "POST", "/sign-in", `email=${email}`, form);

    const page = await (await call(operator, "GET", "/operator")).text();

    expect(await rows("select sent, refused, unknown from mail_day")).toEqual([
      { sent: 2, refused: 0, unknown: 0 },
    ]);
    expect(page).toContain("Mails this month");
    expect(page).not.toContain(email);
  });
});

describe("jobs that were given up", () => {
  const job = { kind: "deliver", network: "n_abcdefghijklmnop", delivery: "d_1" };
  const letter = (id: string, body: unknown = job) =>
    run(
      "insert into dead_letter values (?, 'mail-dead', ?, 1, null, null)",
      id,
      JSON.stringify(body),
    );
  const open = () => rows("select id from dead_letter where retried_at is null order by id");

  beforeEach(() => run("delete from dead_letter"));

  it("are listed by their ids, and asked for again one by one", async () => {
    await letter("one");
    await letter("two");

    const before = await (await call(operator, "GET", "/operator")).text();
    const again = await call(operator, "POST", "/operator/dead-letters/one/again");

    expect(before).toContain("<code>one</code>");
    expect(again.headers.get("location")).toBe("/operator?done=again&jobs=1");
    expect(await open()).toEqual([{ id: "two" }]);
    expect(await rows("select retried_by from dead_letter where id = 'one'")).toEqual([
      { retried_by: operator.id },
    ]);
  });

  it("are asked for again all at once", async () => {
    await letter("one");
    await letter("two");

    await call(operator, "POST", "/operator/dead-letters/again");

    expect(await open()).toEqual([]);
  });

  it("offers no second try for what is no job", async () => {
    await letter("odd", { kind: "dance" });

    const page = await (await call(operator, "GET", "/operator")).text();

    expect(page).toContain("No job");
    expect(page).not.toContain("/operator/dead-letters/odd/again");
  });
});

describe("a job that fails", () => {
  const body = { kind: "dance", network: "n_abcdefghijklmnop" };
  const batch = (queue: string, attempts: number) => {
    const settled: string[] = [];
    const message = {
      ...{ id: "m1", attempts, body, timestamp: new Date() },
      ack: () => void settled.push("ack"),
      retry: () => void settled.push("retry"),
    };
    return { settled, batch: { queue, messages: [message] } as unknown as MessageBatch };
  };
  const failing = () => rows("select queue, attempts, cause from failing_job");

  beforeEach(() => run("delete from failing_job"));

  it("is noted while it is tried again, and kept once it is given up", async () => {
    await consume(batch("mail", 1).batch, env);
    await consume(batch("mail", 2).batch, env);
    expect(await failing()).toEqual([{ queue: "mail", attempts: 2, cause: "ZodError" }]);

    await consume(batch("mail-dead", 1).batch, env);

    expect(await failing()).toEqual([]);
    expect(await rows("select queue from dead_letter where id = 'm1'")).toEqual([
      { queue: "mail-dead" },
    ]);
  });
});

describe("the migration of every network", () => {
  it("is asked for by a job each, and done once however often it is asked for", async () => {
    const { slug, leader } = await newNetwork();
    const id = await idOf(slug);
    await run("delete from network_schema where network_id = ?", id);
    const { asked, platform } = remembering();

    await askForMigrations(platform, networkMigrations);
    await askForMigrations(platform, networkMigrations);
    expect(asked.filter((job) => (job as { network: string }).network === id)).toEqual([
      { kind: "migrate", network: id },
      { kind: "migrate", network: id },
    ]);

    await migrateOne(foundryOf(env, new Date()), id);
    await migrateOne(foundryOf(env, new Date()), id);

    expect(await rows("select version from network_schema where network_id = ?", id)).toEqual([
      { version: schemaVersion(networkMigrations) },
    ]);
    expect((await call(leader, "GET", `/n/${slug}`)).status).toBe(200);
    const rest = remembering();
    await askForMigrations(rest.platform, networkMigrations);
    expect(rest.asked).not.toContainEqual({ kind: "migrate", network: id });
  });

  it("keeps a failure for the operator, and still opens the network", async () => {
    const { slug, leader } = await newNetwork();
    const id = await idOf(slug);
    const broken = [
      ...networkMigrations,
      { name: "9999_broken.sql", sql: "CREATE TABLE site (x);" },
    ];
    const foundry = { ...foundryOf(env, new Date()), migrations: broken };

    await expect(migrateOne(foundry, id)).rejects.toThrow(/site/);
    const page = await (await call(operator, "GET", "/operator")).text();

    expect(page).toContain("Networks that could not be migrated");
    expect(page).toMatch(/table .?site.? already exists/);
    expect((await call(leader, "GET", `/n/${slug}`)).status).toBe(200);
    await run("delete from network_schema where network_id = ?", id);
  });

  it("happens on the spot when someone opens a network before its job has come", async () => {
    const { slug, leader } = await newNetwork();
    const id = await idOf(slug);
    await run("update network_schema set version = '0000 none' where network_id = ?", id);

    expect((await call(leader, "GET", `/n/${slug}`)).status).toBe(200);

    expect(await rows("select version from network_schema where network_id = ?", id)).toEqual([
      { version: schemaVersion(networkMigrations) },
    ]);
  });

  it("is asked for at once from the operator's page", async () => {
    const { slug } = await newNetwork();
    const id = await idOf(slug);
    await run("update network_schema set version = '0000 none' where network_id = ?", id);

    const asked = await call(operator, "POST", "/operator/migrations");

    expect(asked.status).toBe(303);
    expect(asked.headers.get("location")).toMatch(/done=migrating&jobs=[1-9]/);
  });
});

describe("a member of a network", () => {
  it("is no operator, whatever the role", async () => {
    const { slug } = await newNetwork();
    const person = await newPerson();
    for (const role of ["leader", "coordinator", "analyst"] as const)
      await join(slug, person, role);

    expect((await call(person, "GET", "/operator")).status).toBe(404);
  });
});

describe("operators", () => {
  const mailed = async () =>
    (await outboxMails(shelfOf(env.ARCHIVE))).filter(({ subject }) => subject.includes("free for"));
  const hour = (at: number) =>
    onTheHour({ scheduledTime: at, cron: "0 * * * *", noRetry() {} } as ScheduledController, env);

  it("are mailed once a day when few databases are free, however often the clock fires", async () => {
    await newNetwork();
    await run(
      `insert into network (id, slug, name, status, template, time_zone, created_at)
       select 'n_' || binding, 'kept-' || lower(binding), '', 'making', '', '', 0
       from pool where network_id is null limit 20`,
    );
    await run(
      `update pool set network_id = 'n_' || binding, claimed_at = 0
       where 'n_' || binding in (select id from network)`,
    );
    const noon = Date.UTC(2026, 9, 30, 12);

    await Promise.all([hour(noon), hour(noon)]);
    await hour(noon + 3_600_000);
    expect((await mailed()).map(({ to }) => to).sort()).toEqual([
      "operator@allteach.example",
      "second@allteach.example",
    ]);

    await hour(noon + 24 * 3_600_000);
    expect(await mailed()).toHaveLength(4);
  });
});
