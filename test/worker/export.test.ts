import { env } from "cloudflare:workers";
import { unpackNetwork } from "@allteach/interchange/unpack-network";
import { strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import {
  changeSettings,
  databaseOf,
  sendFile,
  sendForm,
  tableOf,
} from "../support/network-pages.ts";
import { pin } from "../support/pin-forms.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;

async function exported(who: Person, network: string): Promise<Uint8Array> {
  const answered = await call(who, "POST", `/n/${network}/export.zip`);
  expect(answered.status).toBe(200);
  return new Uint8Array(await answered.arrayBuffer());
}

const imported = (who: Person, zip: Uint8Array, to: string) =>
  sendFile(who, "/networks/import", { slug: to }, zip);

const textOf = (zip: Uint8Array, name: string) =>
  new TextDecoder().decode(unzipSync(zip)[name] ?? new Uint8Array());

async function networkIdOf(network: string): Promise<string> {
  const row = await env.DIRECTORY.prepare("select id from network where slug = ?")
    .bind(network)
    .first<{ id: string }>();
  return row?.id ?? "";
}

async function placesTaken(): Promise<number> {
  const row = await env.DIRECTORY.prepare(
    "select count(*) as n from pool where network_id is not null",
  ).first<{ n: number }>();
  return row?.n ?? -1;
}

beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
  const figures = [
    { measure: "CAUTI", numerator: 3, denominator: 1204.5 },
    { measure: "CLABSI", noCases: true },
    { measure: "CDIFF", notCollected: "=the laboratory “moved”, ä" },
  ];
  const month = `/api/v1/n/${slug}/sites/NOR/submissions/2026-01`;
  await call(leader, "PUT", month, { figures });
  await call(leader, "PUT", month, {
    figures: [{ measure: "CAUTI", numerator: 4, denominator: 1204.5 }],
    reason: "recount",
  });
  await sendForm(leader, `/n/${slug}/nodes`, { name: "North", code: "N", about: "", in: ["NOR"] });
  await changeSettings(leader, slug, { aim: "Halve it\nby 2027" });
  const id = await networkIdOf(slug);
  const bytes = strToU8("<p>A report</p>");
  const hash = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  await env.ARCHIVE.put(`networks/${id}/reports/network-2026-01/${hash}`, bytes, {
    httpMetadata: { contentType: "text/html" },
  });
});

describe("a network's export", () => {
  it("holds every table as CSV and every row as JSON, and is recorded", async () => {
    const zip = await exported(leader, slug);
    const names = Object.keys(unzipSync(zip));
    // The index of words is left out: an import makes it again from the pins.
    const tables = await tableOf<{ name: string }>(
      slug,
      `select name from sqlite_master where type = 'table' and name not like 'sqlite%'
         and name not like '\\_cf%' escape '\\' and name <> 'd1_migrations'
         and name not like 'pin\\_text%' escape '\\'`,
    );

    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) expect(names).toContain(`tables/${name}.csv`);
    expect(textOf(zip, "tables/figure.csv")).toContain("'=the laboratory “moved”, ä");
    const acts = await tableOf(slug, "select action from audit_entry order by id desc limit 1");
    expect(acts).toEqual([{ action: "export-network" }]);
  });

  it("makes the same network again: export, import, export", async () => {
    const founder = await newPerson("founder");
    const first = await exported(leader, slug);
    expect((await imported(founder, first, "made-again")).status).toBe(303);
    const second = await exported(founder, "made-again");

    const [one, two] = [unpackNetwork(first), unpackNetwork(second)];
    if (!one.ok || !two.ok) throw new Error("an export cannot be read");
    const own = new Set(["charter", "audit_entry", "audit_head"]);
    for (const name of Object.keys(one.value.whole.tables)) {
      if (own.has(name)) continue;
      expect(textOf(second, `tables/${name}.csv`)).toBe(textOf(first, `tables/${name}.csv`));
      expect(two.value.whole.tables[name]).toEqual(one.value.whole.tables[name]);
    }
    expect(two.value.whole.migrations).toEqual(one.value.whole.migrations);
    expect(two.value.whole.archive).toEqual(one.value.whole.archive);
    expect(two.value.files).toEqual(one.value.files);
    expect(one.value.files.size).toBe(1);

    const rows = (read: typeof one, table: string, without: readonly string[]) => {
      const { columns = [], rows = [] } = read.value.whole.tables[table] ?? {};
      return rows.map((row) => row.filter((_, place) => !without.includes(columns[place] ?? "")));
    };
    const ids = ["network_id", "slug"];
    expect(rows(two, "charter", ids)).toEqual(rows(one, "charter", ids));
    const hashes = ["prev_hash", "hash"];
    const before = rows(one, "audit_entry", hashes);
    const after = rows(two, "audit_entry", hashes);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(([, , , action]) => action)).toEqual(["import-network"]);
  });

  it("opens as a network that works, its audit unbroken, and leaves no file behind", async () => {
    const founder = await newPerson("founder");
    await imported(founder, await exported(leader, slug), "at-work");

    expect((await call(founder, "GET", "/n/at-work")).status).toBe(200);
    expect((await call(founder, "GET", "/n/at-work/measures/CAUTI?node=N")).status).toBe(200);
    const saved = await call(founder, "PUT", "/api/v1/n/at-work/sites/NOR/submissions/2026-02", {
      figures: [{ measure: "CAUTI", numerator: 1, denominator: 900 }],
    });
    expect(saved.status).toBe(200);
    const kept = await tableOf<{ detail: string }>(
      "at-work",
      "select detail from audit_entry where action = 'import-network'",
    );
    expect(JSON.parse(kept[0]?.detail ?? "{}")).toMatchObject({ fault: null });
    expect((await env.ARCHIVE.list({ prefix: "imports/" })).objects).toEqual([]);
    expect((await call(leader, "GET", "/n/at-work")).status).toBe(404);
  });

  it("shares nothing with all networks that its old network shared", async () => {
    const { slug: old, leader: sharing } = await newNetwork();
    const said = { site: "NOR", toWords: "Each arm with its own cuff", kind: "90-day" };
    const shared = async (title: string) => {
      const made = await answer(
        call(sharing, "POST", `/api/v1/n/${old}/goals`, { ...said, title, visibility: "team" }),
      );
      await sendForm(sharing, `/n/${old}/goals/${made.body.id}/sharing`, { parts: [] });
      return made.body.id;
    };
    await shared("Cuffs that are shared");
    const back = await shared("Cuffs being taken back");
    const card = await pin(sharing, old, { title: "A card that is shared" });
    await sendForm(sharing, `/n/${old}/pins/${card}/sharing`, { parts: [] });
    const inCommons = async (id: string) =>
      (
        await env.COMMONS.prepare(
          `select title from shared_goal where network_id = ?1
           union all select title from shared_pin where network_id = ?1 order by 1`,
        )
          .bind(id)
          .all()
      ).results;
    const oldId = await networkIdOf(old);
    await vi.waitFor(async () => expect(await inCommons(oldId)).toHaveLength(3));
    await (await databaseOf(old))
      .prepare(
        "update goal_publication set status = 'withdrawing', back_to = 'team' where goal_id = ?",
      )
      .bind(back)
      .run();
    const founder = await newPerson("founder");
    const zip = await exported(sharing, old);
    expect((await imported(founder, zip, "shares-nothing")).status).toBe(303);

    const ledgers =
      "select status from goal_publication union all select status from pin_publication";
    const status = "withdrawn";
    expect(await tableOf("shares-nothing", ledgers)).toEqual([{ status }, { status }, { status }]);
    const read =
      "select title, visibility from goal union all select title, visibility from pin order by 1";
    expect(await tableOf("shares-nothing", read)).toEqual([
      { title: "A card that is shared", visibility: "network" },
      { title: "Cuffs being taken back", visibility: "team" },
      { title: "Cuffs that are shared", visibility: "network" },
    ]);
    await onTheHour({ scheduledTime: Date.now(), cron: "" } as ScheduledController, env as never);
    expect(await inCommons(await networkIdOf("shares-nothing"))).toEqual([]);
    expect(await inCommons(oldId)).not.toEqual([]);
  });

  it("is refused to those who do not manage the network", async () => {
    for (const role of ["coordinator", "analyst", "funder"] as const) {
      const person = await newPerson();
      await join(slug, person, role);
      expect((await call(person, "POST", `/n/${slug}/export.zip`)).status).toBe(403);
      expect((await call(person, "GET", `/n/${slug}/export`)).status).toBe(403);
    }
    const theirs = await newNetwork();
    expect((await call(theirs.leader, "POST", `/n/${slug}/export.zip`)).status).toBe(404);
  });
});

describe("a file that is no good export", () => {
  const rewritten = async (change: (json: string) => string) => {
    const zip = unzipSync(await exported(leader, slug));
    const json = change(new TextDecoder().decode(zip["network.json"]));
    return zipSync({ ...zip, "network.json": strToU8(json) });
  };

  it.each<[string, () => Promise<Uint8Array>]>([
    ["that is no zip", async () => strToU8("hello")],
    ["whose chart is none", () => rewritten((json) => json.replace('"decrease"', '"sideways"'))],
    [
      "whose calendar is none",
      () => rewritten((json) => json.replace('\\"dueOn\\":15', '\\"dueOn\\":99')),
    ],
    [
      "with a table that is not ours",
      () => rewritten((json) => json.replace('"site":{', '"sites":{')),
    ],
    [
      "with a column that is not ours",
      () => rewritten((json) => json.replace('"left_after"', '"left_before"')),
    ],
    [
      "with a row that breaks a rule",
      () => rewritten((json) => json.replace('"not-collected"', '"lost"')),
    ],
    ["with two rows of one key", () => rewritten((json) => json.replace('[2,"SOU"', '[1,"SOU"'))],
    [
      "whose figures are simulated",
      () => rewritten((json) => json.replace(',"patient-safety",0,', ',"patient-safety",1,')),
    ],
    [
      "with an altered report",
      () =>
        rewritten((json) => json).then((zip) => {
          const entries = unzipSync(zip);
          const name =
            Object.keys(entries).find((each) => each.startsWith("archive/reports/")) ?? "";
          return zipSync({ ...entries, [name]: strToU8("<p>B report</p>") });
        }),
    ],
  ])("%s is refused, and leaves nothing behind", async (_, make) => {
    const founder = await newPerson("founder");
    const zip = await make();
    const taken = await placesTaken();

    const refused = await imported(founder, zip, "no-good");

    expect(refused.status).toBe(422);
    expect(await networkIdOf("no-good")).toBe("");
    expect(await placesTaken()).toBe(taken);
    expect((await env.ARCHIVE.list({ prefix: "imports/" })).objects).toEqual([]);
  });

  it("is refused without a file, and with an address that is taken", async () => {
    const founder = await newPerson("founder");

    expect((await sendForm(founder, "/networks/import", { slug: "x-y-z" })).status).toBe(422);
    expect((await imported(founder, await exported(leader, slug), slug)).status).toBe(409);
    expect((await call(undefined, "GET", "/networks/import")).status).toBe(303);
  });
});
