import { env } from "cloudflare:workers";
import { randomId } from "@allteach/actions/random-id";
import { removeNetwork } from "@allteach/actions/remove-network";
import { NetworkId } from "@allteach/domain/identity";
import { departuresDue } from "@allteach/store/departure";
import { openNetwork } from "@allteach/store/network-store";
import { readWhole } from "@allteach/store/whole-network";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { archiveOf } from "../../workers/archive.ts";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import { foundryOf } from "../../workers/networks.ts";
import { lettersTo } from "../support/letters.ts";
import { changeSettings, databaseOf, sendForm, tableOf } from "../support/network-pages.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

const DAY_MS = 86_400_000;

/** Another one for each test: several networks of this file stand at once. */
let canary: string;
let slug: string;
let id: string;
let leader: Person;
const at = (path: string) => `/n/${slug}${path}`;
const end = (name = `Network ${canary}`) => sendForm(leader, at("/removal"), { name });
const strike = (days: number) =>
  onTheHour({ scheduledTime: Date.now() + days * DAY_MS, cron: "0 * * * *" } as never, env);

/** Everything that a database holds, as text. */
async function everythingIn(d1: D1Database): Promise<string> {
  const { results } = await d1
    .prepare(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'
         and name not like '\\_cf\\_%' escape '\\'`,
    )
    .all<{ name: string }>();
  const tables = await d1.batch(results.map(({ name }) => d1.prepare(`select * from "${name}"`)));
  return JSON.stringify(tables.map((table) => table.results));
}

/** The names and contents of every file that is no mail: those have been sent. */
async function everyFile(): Promise<string> {
  const { objects } = await env.ARCHIVE.list();
  const kept = objects.filter(({ key }) => !key.startsWith("outbox/"));
  const texts = await Promise.all(
    kept.map(async ({ key }) => (await env.ARCHIVE.get(key))?.text()),
  );
  return JSON.stringify([kept.map(({ key }) => key), texts]);
}

beforeEach(async () => {
  canary = randomId("canary");
  ({ slug, leader } = await newNetwork());
  await changeSettings(leader, slug, { name: `Network ${canary}`, aim: `aim ${canary}` });
  await sendForm(leader, at("/sites"), { sites: `Hospital ${canary}, ${canary}` });
  await call(leader, "PUT", `/api/v1/n/${slug}/sites/${canary}/submissions/2026-01`, {
    figures: [{ measure: "CAUTI", notCollected: `because ${canary}` }],
  });
  await call(leader, "POST", `/api/v1/n/${slug}/tokens`, { name: `token ${canary}` });
  const row = await env.DIRECTORY.prepare("select id from network where slug = ?")
    .bind(slug)
    .first<{ id: string }>();
  id = row?.id ?? "";
  await env.ARCHIVE.put(`networks/${id}/uploads/${"a".repeat(64)}`, `file ${canary}`);
  await env.DIRECTORY.prepare(
    "insert into dead_letter (id, queue, body, given_up) values (?, 'reports', ?, 0)",
  )
    .bind(`letter-${id}`, JSON.stringify({ network: id }))
    .run();
  await env.COMMONS.prepare(
    "insert into participant (network_id, slug, name, since) values (?, ?, ?, 0)",
  )
    .bind(id, slug, canary)
    .run();
});

describe("a network that is asked to be removed", () => {
  it("is left alone without its name, typed exactly", async () => {
    for (const name of ["", "network", slug]) expect((await end(name)).status).toBe(422);

    expect((await call(leader, "GET", at(""))).status).toBe(200);
  });

  it("closes for its members, who see until when, and can be kept", async () => {
    const clerk = await newPerson();
    await join(slug, clerk, "data-entry", 1);
    expect((await end()).status).toBe(303);

    const page = await call(clerk, "GET", at("/measures/CAUTI"));
    const html = await page.text();
    expect(page.status).toBe(409);
    expect(html).toContain("is leaving");
    expect(html).not.toContain("Keep the network");
    expect((await call(clerk, "GET", `/api/v1/n/${slug}/sites`)).status).toBe(409);
    expect((await sendForm(clerk, at("/removal/end"), {})).status).toBe(403);
    expect((await call(leader, "POST", at("/export.zip"))).status).toBe(200);

    expect((await sendForm(leader, at("/removal/end"), {})).status).toBe(303);
    expect((await call(clerk, "GET", at("/measures/CAUTI"))).status).toBe(200);
    const due = await env.DIRECTORY.prepare("select what from due where network_id = ?")
      .bind(id)
      .all();
    expect(due.results).toContainEqual({ what: "report" });
    await strike(40);
    expect((await call(leader, "GET", at(""))).status).toBe(200);
  });

  it("stands for thirty days, and makes no report meanwhile", async () => {
    await end();
    await strike(29);

    const database = await databaseOf(slug);
    expect(await everythingIn(database)).toContain(canary);
    const reports = await database.prepare("select id from report").all();
    expect(reports.results).toEqual([]);
  });

  it("is gone after that: no row, file or mention is left, and its place is free", async () => {
    const database = await databaseOf(slug);
    const theirs = await newNetwork();
    const before = await tableOf(theirs.slug, "select * from site");
    await end();
    await strike(31);

    for (const d1 of [database, env.DIRECTORY, env.COMMONS]) {
      const everything = await everythingIn(d1);
      expect(everything).not.toContain(canary);
      expect(everything).not.toContain(id);
      expect(everything).not.toContain(slug);
    }
    expect(await everyFile()).not.toMatch(new RegExp(`${canary}|${id}`));
    const migrations = await database.prepare("select count(*) as n from d1_migrations").first();
    expect(migrations).not.toEqual({ n: 0 });
    expect((await call(leader, "GET", at(""))).status).toBe(404);
    expect(await tableOf(theirs.slug, "select * from site")).toEqual(before);

    const next = await newNetwork(leader);
    expect((await call(leader, "GET", `/n/${next.slug}`)).status).toBe(200);
  });

  it("leaves a certificate, for whoever asked and nobody else", async () => {
    await end();
    await strike(31);

    const mails = await lettersTo(leader.email);
    const links = mails.flatMap(({ text }) => text.match(/\/deletions\/\S+/g) ?? []);
    expect(mails.filter(({ subject }) => subject.includes("is gone"))).toHaveLength(1);
    const [link = ""] = links;
    expect(new Set(links).size).toBe(1);
    const page = await call(leader, "GET", link);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toMatch(/Nothing of the network is left/);
    expect(html).toMatch(/[0-9a-f]{64}/);
    expect(html).not.toContain(canary);
    expect((await call(await newPerson(), "GET", link)).status).toBe(404);
    await strike(32);
    expect((await lettersTo(leader.email)).length).toBe(mails.length);
  });
});

describe("a removal that is killed", () => {
  it("at every step is done by the next hour, with the first list of what there was", async () => {
    await end();
    const now = new Date(Date.now() + 31 * DAY_MS);
    const foundry = { ...foundryOf(env, now), commons: env.COMMONS };
    const archive = archiveOf(env.ARCHIVE);
    const [due] = (await departuresDue(foundry.directory, now)).filter(
      (each) => each.network.id === id,
    );
    if (!due) throw new Error("nothing is due");
    const whole = await readWhole(openNetwork(await databaseOf(slug), NetworkId.parse(id)));
    const database = await databaseOf(slug);

    let steps = 0;
    for (let killedAt = 0; killedAt < 40; killedAt++) {
      const die = vi.fn(() => {
        if (die.mock.calls.length > killedAt) throw new Error("killed");
      });
      const dying = {
        ...archive,
        remove: async (keys: readonly string[]) => {
          die();
          return archive.remove(keys);
        },
        list: async (prefix: string) => {
          die();
          return archive.list(prefix);
        },
      };
      const mortal = new Proxy(database, {
        get: (target, name) => {
          if (name === "batch") {
            return async (statements: D1PreparedStatement[]) => {
              die();
              return target.batch(statements);
            };
          }
          const value = Reflect.get(target, name);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      const databases = new Map([[due.network.binding, mortal]]);
      try {
        await removeNetwork({ ...foundry, archive: dying, databases }, due);
        break;
      } catch (error) {
        expect(String(error)).toContain("killed");
        steps += 1;
      }
    }

    const kept = await env.DIRECTORY.prepare("select * from deletion_certificate where id = ?")
      .bind(due.departure.certificate)
      .first<{ removed: string; completed_at: number }>();
    const { tables } = JSON.parse(kept?.removed ?? "{}");
    expect(steps).toBeGreaterThan(5);
    expect(kept?.completed_at).toBe(now.getTime());
    expect(tables).toEqual(
      Object.fromEntries(whole.tables.map(({ name, rows }) => [name, rows.length])),
    );
    expect(await everythingIn(database)).not.toContain(canary);
  });
});

describe("whoever does not manage the network", () => {
  it.each(["coordinator", "analyst", "sponsor"] as const)(
    "cannot have it removed: %s",
    async (role) => {
      const person = await newPerson();
      await join(slug, person, role, role === "sponsor" ? 1 : 0);

      const name = `Network ${canary}`;
      expect((await call(person, "GET", at("/removal"))).status).toBe(403);
      expect((await sendForm(person, at("/removal"), { name })).status).toBe(403);
      expect((await call(leader, "GET", at(""))).status).toBe(200);
    },
  );

  it("cannot as another network's leader", async () => {
    const theirs = await newNetwork();

    const name = `Network ${canary}`;
    expect((await sendForm(theirs.leader, at("/removal"), { name })).status).toBe(404);
    expect((await call(leader, "GET", at(""))).status).toBe(200);
  });
});
