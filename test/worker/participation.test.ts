import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let clinician: Person;
let sponsor: Person;

const year = String(new Date().getUTCFullYear());
const send = (who: Person, path: string, fields: Record<string, string>) =>
  call(who, "POST", `/n/${slug}${path}`, new URLSearchParams(fields).toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
const get = (who: Person, path: string) => call(who, "GET", `/n/${slug}${path}`);
const textOf = async (who: Person, path: string) => (await get(who, path)).text();
const record = (who: Person) => `/participation/${who.id}`;
const say = (who: Person, of: Person, kind = "confirmed", words = "They were at every call") =>
  send(who, `${record(of)}/attestations`, { year, kind, words });
const begin = (objective: string) =>
  send(clinician, "/tests", { objective, ramp: "patient", site: "NOR" });

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  clinician = await newPerson("clinician");
  sponsor = await newPerson("sponsor");
  await join(slug, clinician, "clinician", 1);
  await join(slug, sponsor, "sponsor", 1);
});

describe("a record of participation", () => {
  it("counts what is written here anyway", async () => {
    await begin("A kit at one bed");
    await begin("A card for the night");

    const page = await textOf(clinician, record(clinician));
    expect(page).toContain("2 of 1 test");
    expect(page).toContain("0 of 2 events");
    expect(page).toContain("Began a test of change");
    expect(page).not.toContain("Confirm that they took part");
    expect(await textOf(clinician, `${record(clinician)}?year=2020`)).toContain("Nothing of this");
  });

  it("counts the events that somebody came to", async () => {
    const network = await env.DIRECTORY.prepare(
      "select pool.binding from network join pool on pool.network_id = network.id where slug = ?",
    )
      .bind(slug)
      .first<{ binding: keyof typeof env }>();
    const database = env[network?.binding ?? "DIRECTORY"] as unknown as D1Database;
    const at = Date.now() - 86_400_000;
    await database.batch([
      database
        .prepare(
          `insert into event values ('ev_1', 1, 'learning-session', 'Learning session one', '', ?,
            ?, '', '', '', '[]', '[]', null, '', 'clock', 1, 1, null)`,
        )
        .bind(at, at + 1),
      database
        .prepare("insert into attendance values ('ev_1', ?, 1, '', 1, 'clock', 1)")
        .bind(clinician.id),
    ]);

    const page = await textOf(clinician, record(clinician));
    expect(page).toContain("1 of 2 events");
    expect(page).toContain("Learning session one");
  });

  it("is confirmed by a lead of the site, who says what the record lacks", async () => {
    expect((await say(sponsor, clinician, "confirmed", "")).status).toBe(422);
    expect((await say(sponsor, clinician)).status).toBe(303);
    expect((await say(sponsor, clinician)).status).toBe(409);

    const page = await textOf(clinician, record(clinician));
    expect(page).toContain(`Taking part in ${year} is confirmed.`);
    expect(page).toContain("They were at every call");
    expect(await textOf(leader, "/participation")).toContain("1 confirmed");
    expect((await say(sponsor, clinician, "taken-back", "")).status).toBe(422);
    expect((await say(leader, clinician, "taken-back", "Another person")).status).toBe(303);
    expect(await textOf(clinician, record(clinician))).toContain("Still to come");
    const audit = await textOf(leader, "/audit");
    expect(audit).toContain("Confirmed what someone took part in");
    expect(audit).toContain("Took a confirmation back");
  });

  it("is taken along, and the audit says so", async () => {
    await begin("A kit at one bed");
    await say(sponsor, clinician);

    const json = await (await get(clinician, `${record(clinician)}/files/record.json`)).json();
    expect(json).toMatchObject({
      ...{ person: "clinician", year, isConfirmed: true, counted: { tested: 1 } },
      confirmed: { by: "sponsor", words: "They were at every call" },
    });
    const csv = await textOf(sponsor, `${record(clinician)}/files/record.csv`);
    expect(csv).toContain("Began a test of change");
    expect(csv).toContain("Confirmed by sponsor");
    expect(await textOf(leader, "/audit")).toContain("Downloaded a record of participation");
    expect((await get(clinician, `${record(clinician)}/files/other.txt`)).status).toBe(404);
  });

  it("is read by the person and their leads alone, and by nobody of another network", async () => {
    const other = await newPerson("other");
    await join(slug, other, "sponsor", 2);
    const theirs = await newNetwork();

    expect((await get(other, record(clinician))).status).toBe(403);
    expect((await say(other, clinician)).status).toBe(403);
    expect((await say(clinician, sponsor)).status).toBe(403);
    expect((await say(sponsor, sponsor)).status).toBe(403);
    expect((await say(theirs.leader, clinician)).status).toBe(404);
    const astray = `/n/${theirs.slug}/participation/${clinician.id}`;
    expect((await call(theirs.leader, "GET", astray)).status).toBe(403);
    expect(await textOf(clinician, "/participation")).not.toContain(sponsor.id);
    expect(await textOf(clinician, record(clinician))).toContain("Still to come");
  });
});
