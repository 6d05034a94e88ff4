import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { databasesOf } from "../../workers/networks.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let database: D1Database;

const month = (site: string, period = "2026-01") =>
  `/api/v1/n/${slug}/sites/${site}/submissions/${period}`;
const cauti = (numerator: number, reason?: string) => ({
  figures: [{ measure: "CAUTI", numerator, denominator: 1000 }],
  ...(reason && { reason }),
});
const page = async (who: Person | undefined = leader, query = "") => {
  const answer = await call(who, "GET", `/n/${slug}/audit${query}`);
  return { status: answer.status, text: await answer.text() };
};
const entries = async () =>
  (await database.prepare("select * from audit_entry order by id").all<Entry>()).results;

interface Entry {
  id: number;
  actor: string;
  action: string;
  subject: string;
  via: string;
  address: string;
  detail: string;
}

async function databaseOf(network: string): Promise<D1Database> {
  const row = await env.DIRECTORY.prepare(
    "select binding from pool join network on network.id = pool.network_id where slug = ?",
  )
    .bind(network)
    .first<{ binding: string }>();
  return databasesOf(env).get(row?.binding ?? "") as D1Database;
}

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  database = await databaseOf(slug);
});

describe("what a network's audit says", () => {
  it("tells who, what, from where, before and after", async () => {
    const from = { "cf-connecting-ip": "203.0.113.77" };
    await call(leader, "PUT", month("NOR"), cauti(3), from);
    await call(leader, "PUT", month("NOR"), cauti(4, "a recount"), from);

    const last = (await entries()).at(-1);

    expect(last).toMatchObject({
      ...{ actor: `person ${leader.id}`, action: "report-figures", subject: "NOR 2026-01" },
      ...{ via: "api", address: "203.0.113.0/24" },
    });
    expect(JSON.parse(last?.detail ?? "")).toMatchObject({
      months: [{ code: "NOR", revision: 2, reason: "a recount" }],
      changes: [{ measure: "CAUTI", before: "3 / 1000", after: "4 / 1000" }],
    });
  });

  it("holds an entry for every write and every export, and none for what changed nothing", async () => {
    await call(leader, "PUT", month("NOR"), cauti(3));
    await call(leader, "PUT", month("NOR"), cauti(3));
    const csv = "site,period,measure,numerator,denominator\nSOU,2026-01,CAUTI,2,500\n";
    await call(leader, "POST", `/api/v1/n/${slug}/uploads`, csv, { "content-type": "text/csv" });
    const subscription = { report: "network" };
    const begun = await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, subscription);
    await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, subscription);
    const { id } = (await begun.json()) as { id: string };
    await call(leader, "DELETE", `/api/v1/n/${slug}/subscriptions/${id}`);
    await call(leader, "DELETE", `/api/v1/n/${slug}/subscriptions/${id}`);
    await call(leader, "POST", `/api/v1/n/${slug}/tokens`, { name: "EHR" });
    await call(leader, "GET", `/api/v1/n/${slug}/measures/CAUTI/chart.csv`);
    await call(leader, "GET", `/api/v1/n/${slug}/measures/CAUTI/chart`);
    await call(leader, "GET", `/n/${slug}/audit.csv`);

    expect((await entries()).map(({ action }) => action)).toEqual([
      ...["found-network", "report-figures", "report-figures", "subscribe", "unsubscribe"],
      ...["make-token", "export-chart", "export-audit"],
    ]);
  });

  it("is shown to leaders and coordinators, filtered as they ask", async () => {
    await call(leader, "PUT", month("NOR"), cauti(3));

    const all = await page();
    const some = await page(leader, "?what=found-network");
    const none = await page(leader, "?to=2001-01-01");

    expect(all.text).toContain("The record is whole: 2 entries are as written");
    expect(all.text).toContain("CAUTI 3 / 1000");
    expect(all.text).toContain(leader.email);
    expect(some.text).not.toContain("CAUTI 3 / 1000");
    expect(none.text).toContain("Nothing of that kind");
  });

  it("is refused to everyone else, as a page and as a file", async () => {
    const analyst = await newPerson();
    await join(slug, analyst, "analyst");
    const stranger = await newPerson();

    expect((await page(analyst)).status).toBe(403);
    expect((await call(analyst, "GET", `/n/${slug}/audit.csv`)).status).toBe(403);
    expect((await page(stranger)).status).toBe(404);
  });

  it("leaves another network's audit as it was", async () => {
    const theirs = await newNetwork();
    await call(leader, "PUT", month("NOR"), cauti(3));

    const { results } = await (await databaseOf(theirs.slug))
      .prepare("select action from audit_entry")
      .all();
    expect(results).toEqual([{ action: "found-network" }]);
  });

  it("goes into a file with every hash, so that a copy can be compared", async () => {
    await call(leader, "PUT", month("NOR"), cauti(3));
    const file = await (await call(leader, "GET", `/n/${slug}/audit.csv`)).text();

    const { results } = await database
      .prepare("select hash from audit_entry where id <= 2")
      .all<{ hash: string }>();
    for (const { hash } of results) expect(file).toContain(hash);
    expect(file.split("\r\n")).toHaveLength(4);
  });
});

describe("the chain of the audit", () => {
  it("holds when twenty sites report at once, and every one of them is in it", async () => {
    const network = await newNetwork();
    ({ slug, leader } = network);
    database = await databaseOf(slug);
    await database
      .prepare(
        `insert into site (code, name, joined, blinded_code)
         select 'W' || value, 'Ward ' || value, '2025-01', 'B-' || value
         from json_each(?)`,
      )
      .bind(JSON.stringify(Array.from({ length: 20 }, (_, place) => place)))
      .run();

    const saved = await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        call(leader, "PUT", month(`W${place}`), cauti(place)),
      ),
    );

    expect(saved.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect((await page()).text).toContain("The record is whole: 21 entries are as written");
    const subjects = (await entries()).slice(1).map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(20);
  }, 20_000);

  /** Every way to change one entry of five by hand, and what finds it. */
  const ids = [1, 2, 3, 4, 5];
  const edits: [string, (id: number) => string[]][] = [
    ["its time", (id) => [`update audit_entry set at = at + 1 where id = ${id}`]],
    ["its actor", (id) => [`update audit_entry set actor = 'clock' where id = ${id}`]],
    ["its act", (id) => [`update audit_entry set action = 'export-chart' where id = ${id}`]],
    ["its subject", (id) => [`update audit_entry set subject = subject || '!' where id = ${id}`]],
    ["its door", (id) => [`update audit_entry set via = 'mail' where id = ${id}`]],
    ["its address", (id) => [`update audit_entry set address = '10.0.0.0/24' where id = ${id}`]],
    ["its detail", (id) => [`update audit_entry set detail = detail || ' ' where id = ${id}`]],
    ["its hash", (id) => [`update audit_entry set hash = hex(zeroblob(32)) where id = ${id}`]],
    [
      "the hash before it",
      (id) => [`update audit_entry set prev_hash = hex(zeroblob(32)) where id = ${id}`],
    ],
    ["its presence", (id) => [...unbound(id), `delete from audit_entry where id = ${id}`]],
    [
      "its presence, with those after it moved up",
      (id) => [
        ...unbound(id),
        `delete from audit_entry where id = ${id}`,
        `update audit_entry set id = id - 1 where id > ${id}`,
        `update submission set audit = audit - 1 where audit > ${id}`,
        `update audit_head set id = id - 1 where id > ${id}`,
      ],
    ],
    [
      "its neighbourhood, by one slipped in after it",
      (id) => [
        `update audit_entry set id = id + 1001 where id > ${id}`,
        "update audit_entry set id = id - 1000 where id > 1000",
        `insert into audit_entry select ${id} + 1, at, actor, action, subject, via, address, detail,
           prev_hash, hash from audit_entry where id = ${id}`,
      ],
    ],
    [
      "its place, with its neighbour's",
      (id) => [
        `update audit_entry set id = 1000 where id = ${id}`,
        `update audit_entry set id = ${id} where id = ${(id % 5) + 1}`,
        `update audit_entry set id = ${(id % 5) + 1} where id = 1000`,
      ],
    ],
  ];

  /** Whoever takes an entry out by hand must first let go of what points to it. */
  const unbound = (id: number) => [
    `update submission set audit = 1 where audit = ${id}`,
    `update audit_head set id = 1 where id = ${id}`,
    ...(id === 1 ? ["update submission set audit = 2 where audit = 1"] : []),
    ...(id === 1 ? ["update audit_head set id = 2 where id = 1"] : []),
  ];

  it.each(edits)("tells when someone changed %s, whichever entry it was", async (_, edit) => {
    await call(leader, "PUT", month("NOR"), cauti(3));
    await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "network" });
    await call(leader, "PUT", month("SOU"), cauti(1));
    await call(leader, "PUT", month("WES"), cauti(2));
    const kept = await snapshot();

    for (const id of ids) {
      const statements = edit(id).map((sql) => database.prepare(sql));
      await database.batch([database.prepare("pragma defer_foreign_keys = on"), ...statements]);
      expect((await page()).text, `entry ${id}`).toContain("The record does not hold");
      await putBack(kept);
      expect((await page()).text, `entry ${id} put back`).toContain("The record is whole");
    }
  });

  it("is kept by the database itself where figures were reported", async () => {
    await call(leader, "PUT", month("NOR"), cauti(3));

    await expect(database.prepare("delete from audit_entry where id = 2").run()).rejects.toThrow(
      "FOREIGN KEY constraint failed",
    );
  });

  it("tells an end that was cut off with everything that pointed to it", async () => {
    await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "network" });
    await call(leader, "GET", `/api/v1/n/${slug}/measures/CAUTI/chart.csv`);

    await database.batch([
      database.prepare("pragma defer_foreign_keys = on"),
      database.prepare("delete from audit_entry where id = 3"),
      database.prepare("update audit_head set id = 1"),
    ]);

    expect((await page()).text).toContain("The record does not hold");
  });

  const tables = ["audit_entry", "audit_head", "submission"];

  async function snapshot() {
    return Promise.all(
      tables.map(async (table) => ({
        table,
        rows: (await database.prepare(`select * from ${table}`).raw()) as unknown[][],
      })),
    );
  }

  async function putBack(kept: Awaited<ReturnType<typeof snapshot>>) {
    await database.batch([
      database.prepare("pragma defer_foreign_keys = on"),
      ...kept.map(({ table }) => database.prepare(`delete from ${table}`)),
      ...kept.flatMap(({ table, rows }) =>
        rows.map((row) =>
          database
            .prepare(`insert into ${table} values (${row.map(() => "?").join(", ")})`)
            .bind(...row),
        ),
      ),
    ]);
  }
});
