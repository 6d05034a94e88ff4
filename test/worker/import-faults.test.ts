import { env } from "cloudflare:workers";
import { importNetwork } from "@allteach/actions/import-network";
import { randomId } from "@allteach/actions/random-id";
import { sweepImports } from "@allteach/actions/sweep-imports";
import { verifyAudit } from "@allteach/actions/verify-audit";
import type { NetworkId } from "@allteach/domain/identity";
import { Slug } from "@allteach/domain/network";
import { openDirectory } from "@allteach/store/directory";
import { emptyDatabase } from "@allteach/store/empty-database";
import { forgetNetwork } from "@allteach/store/forget-network";
import { openNetwork } from "@allteach/store/network-store";
import { readWhole } from "@allteach/store/whole-network";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { archiveOf } from "../../workers/archive.ts";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import type { Bindings } from "../../workers/env.ts";
import { databasesOf, foundryOf } from "../../workers/networks.ts";
import { killedArchive } from "../faults/killed-archive.ts";
import {
  dies,
  type Kill,
  killedDatabase,
  neverKilled,
  nthKill,
} from "../faults/killed-database.ts";
import { sendForm } from "../support/network-pages.ts";
import { call, newNetwork, newPerson, type Person } from "../support/world.ts";

/** The check kills at each third way, and so before one step and after the next. */
const EACH = env.FULL ? 1 : 3;

const TWO_DAYS_MS = 2 * 24 * 60 * 60 * 1000;

/** An import changes these, and nothing else. */
const own = new Set(["charter", "audit_entry", "audit_head"]);

let zip: Uint8Array;
let unfit: Uint8Array;
let rows: Map<string, string>;
const report = "<p>A report</p>";

const idOf = async (slug: string) =>
  (
    await env.DIRECTORY.prepare("select id from network where slug = ?")
      .bind(slug)
      .first<{ id: NetworkId }>()
  )?.id;

async function storeOf(id: NetworkId) {
  const row = await env.DIRECTORY.prepare("select binding from pool where network_id = ?")
    .bind(id)
    .first<{ binding: string }>();
  const d1 = databasesOf(env).get(row?.binding ?? "");
  if (!d1) throw new Error(`${id} has no database`);
  return { d1, store: openNetwork(d1, id) };
}

/** Each table's rows as text, but for those that an import changes. */
async function rowsOf(id: NetworkId): Promise<Map<string, string>> {
  const { tables } = await readWhole((await storeOf(id)).store);
  return new Map(
    tables
      .filter(({ name }) => !own.has(name))
      .map(({ name, rows: all }) => [name, JSON.stringify(all)]),
  );
}

function killedEnv(kill: Kill): Bindings {
  const databases = [...databasesOf(env)].map(([name, d1]) => [name, killedDatabase(d1, kill)]);
  const DIRECTORY = killedDatabase(env.DIRECTORY, kill);
  return { ...env, ...Object.fromEntries(databases), DIRECTORY };
}

const foundry = (kill: Kill) => ({
  ...foundryOf(killedEnv(kill), new Date()),
  archive: killedArchive(archiveOf(env.ARCHIVE), kill),
});

const hour = (bindings: Bindings) =>
  onTheHour({ scheduledTime: Date.now(), cron: "0 * * * *" } as ScheduledController, bindings);

/** What is wrong with a network that was made from the export; nothing where it is whole. */
async function faultsOf(slug: string, founder: Person): Promise<string[]> {
  const id = await idOf(slug);
  if (!id) return ["there is no such network"];
  const faults: string[] = [];
  const found = await rowsOf(id);
  for (const [table, text] of rows) if (found.get(table) !== text) faults.push(`${table} differs`);
  const { objects } = await env.ARCHIVE.list({ prefix: `networks/${id}/` });
  const texts = await Promise.all(
    objects.map(async ({ key }) => (await env.ARCHIVE.get(key))?.text()),
  );
  if (texts.join() !== report) faults.push(`files: ${texts.join()}`);
  const { store } = await storeOf(id);
  const { fault } = await verifyAudit(store);
  if (fault) faults.push("the audit does not hold");
  const [imports] = await store.db.all<{ n: number }>(
    "select count(*) as n from audit_entry where action = 'import-network'" as never,
  );
  if (imports?.n !== 1) faults.push(`${imports?.n} entries say that it was imported`);
  const leaders = await env.DIRECTORY.prepare(
    "select group_concat(user_id) as who from membership where network_id = ? and role = 'leader'",
  )
    .bind(id)
    .first<{ who: string }>();
  if (leaders?.who !== founder.id) faults.push(`led by ${leaders?.who}`);
  return faults;
}

/** Its database and address are free for the next try. */
async function forget(slug: string): Promise<void> {
  const id = await idOf(slug);
  if (!id) return;
  const { d1 } = await storeOf(id);
  await archiveOf(env.ARCHIVE).remove(
    (await archiveOf(env.ARCHIVE).list(`networks/${id}/`)).map(({ key }) => key),
  );
  await emptyDatabase(d1, id);
  await forgetNetwork(env.DIRECTORY, id);
}

const keptImports = async () => (await env.ARCHIVE.list({ prefix: "imports/" })).objects.length;

beforeAll(async () => {
  const { slug, leader } = await newNetwork();
  const id = await idOf(slug);
  if (!id) throw new Error("no network to export");
  await call(leader, "PUT", `/api/v1/n/${slug}/sites/NOR/submissions/2026-01`, {
    figures: [{ measure: "CAUTI", numerator: 3, denominator: 1000 }],
  });
  await sendForm(leader, `/n/${slug}/nodes`, { name: "North", code: "N", about: "", in: ["NOR"] });
  await env.ARCHIVE.put(`networks/${id}/reports/network-2026-01/report.html`, report);
  const file = await call(leader, "POST", `/n/${slug}/export.zip`);
  zip = new Uint8Array(await file.arrayBuffer());
  rows = await rowsOf(id);
  const files = unzipSync(zip);
  const whole = JSON.parse(strFromU8(files["network.json"] ?? new Uint8Array()));
  const { columns, rows: sites } = whole.tables.site;
  whole.tables.site.rows = sites.map((row: unknown[]) =>
    row.with(columns.indexOf("merged_into"), 77),
  );
  unfit = zipSync({ ...files, "network.json": strToU8(JSON.stringify(whole)) });
}, 60_000);

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});

describe("an import that is killed on its way", { timeout: 600_000 }, () => {
  it("is reachable only when it is whole, and made whole by the clock or not there", async () => {
    // The second finds a database that is migrated, as all after it do.
    const [warm, probe] = [neverKilled(), neverKilled()];
    for (const kill of [warm, probe]) {
      const first = Slug.parse(`import-${randomId("").slice(0, 8)}`);
      const founder = await newPerson("founder");
      const made = await importNetwork(foundry(kill), founder.id, { slug: first }, zip);
      expect(made.ok).toBe(true);
      expect(await faultsOf(first, founder)).toEqual([]);
      await forget(first);
    }

    let [ways, killed, openAtOnce, finished, never] = [0, 0, 0, 0, 0];
    for (let way = 0; way < 2 * probe.steps; way += EACH) {
      ways += 1;
      const slug = Slug.parse(`import-${randomId("").slice(0, 8)}`);
      const kill = nthKill(way, probe.steps);
      const person = await newPerson("founder");
      const importing = () => importNetwork(foundry(kill), person.id, { slug }, zip);
      if (await dies(importing)) killed += 1;
      const at = `killed ${kill.when} step ${kill.at}`;
      const { status } = await call(person, "GET", `/n/${slug}`);
      expect([200, 404], at).toContain(status);
      if (status === 200) {
        openAtOnce += 1;
        expect(await faultsOf(slug, person), at).toEqual([]);
      }
      await dies(() => hour(killedEnv(nthKill(way, 2 * probe.steps))));
      const interrupted = (await call(person, "GET", `/n/${slug}`)).status;
      if (interrupted === 200) expect(await faultsOf(slug, person), at).toEqual([]);
      await hour(env);
      if (await idOf(slug)) {
        finished += 1;
        expect((await call(person, "GET", `/n/${slug}`)).status, at).toBe(200);
        expect(await faultsOf(slug, person), at).toEqual([]);
      } else {
        never += 1;
        const again = foundry(neverKilled());
        expect((await importNetwork(again, person.id, { slug }, zip)).ok, at).toBe(true);
      }
      await forget(slug);
    }
    console.info(
      `chaos: imports: ${ways} ways, ${killed} killed, ${openAtOnce} open at once, ` +
        `${finished} whole after the clock, ${never} never claimed and asked for again`,
    );
    expect(killed).toBe(ways);
    expect(finished + never).toBe(ways);
    expect(never).toBeLessThan(ways / 2);
  });

  it("of a file that does not fit leaves nothing, and its place is free", async () => {
    const probe = neverKilled();
    const slug = Slug.parse(`unfit-${randomId("").slice(0, 8)}`);
    const founder = await newPerson("founder");
    const refused = await importNetwork(foundry(probe), founder.id, { slug }, unfit);
    expect(refused).toMatchObject({ ok: false, refusal: { kind: "invalid" } });

    for (let way = 0; way < 2 * probe.steps; way += EACH) {
      const kill = nthKill(way, probe.steps);
      const person = await newPerson("founder");
      await dies(() => importNetwork(foundry(kill), person.id, { slug }, unfit));
      const at = `killed ${kill.when} step ${kill.at}`;
      expect((await call(person, "GET", `/n/${slug}`)).status, at).toBe(404);
      await hour(env);
      expect(await idOf(slug), at).toBeUndefined();
    }
    const held = await env.DIRECTORY.prepare(
      "select count(*) as n from pool where network_id is not null",
    ).first();
    expect(held).toEqual({ n: 1 });
  });

  it("leaves files that are swept a day later, and none that is in use", async () => {
    const archive = archiveOf(env.ARCHIVE);
    const directory = openDirectory(env.DIRECTORY);
    expect(await keptImports()).toBeGreaterThan(0);
    await hour(env);
    expect(await keptImports()).toBeGreaterThan(0);

    const person = await newPerson("founder");
    const slug = Slug.parse(`late-${randomId("").slice(0, 8)}`);
    const kill: Kill = { at: 3, when: "after", steps: 0 };
    await dies(() => importNetwork(foundry(kill), person.id, { slug }, zip));
    const id = await idOf(slug);
    await sweepImports({ directory, archive, now: new Date(Date.now() + TWO_DAYS_MS) });

    const { objects } = await env.ARCHIVE.list({ prefix: "imports/" });
    expect(objects.map(({ key }) => key)).toEqual([`imports/${id}`]);
    await hour(env);
    expect(await faultsOf(slug, person)).toEqual([]);
    expect(await keptImports()).toBe(0);
  });
});
