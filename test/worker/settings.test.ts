import { env } from "cloudflare:workers";
import { nextMorning, reportDueAt, usualCalendar } from "@allteach/domain/calendar";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeSettings, siteCodes, tableOf } from "../support/network-pages.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
const begin = async () => {
  ({ slug, leader } = await newNetwork());
};

const inDirectory = (network = slug) =>
  env.DIRECTORY.prepare(
    `select network.name, time_zone, due.at from network
     join due on due.network_id = network.id and due.what = 'report' where slug = ?`,
  )
    .bind(network)
    .first<{ name: string; time_zone: string; at: number }>();

describe("changing a network's settings", () => {
  beforeEach(begin);

  it("keeps them, with what stood before in the audit", async () => {
    const saved = await changeSettings(leader, slug, { name: "A better name", aim: "Halve it" });

    const [charter] = await tableOf(slug, "select name, aim from charter");
    const [entry] = await tableOf<{ detail: string }>(
      slug,
      "select detail from audit_entry where action = 'change-charter'",
    );
    expect(saved.status).toBe(303);
    expect(charter).toEqual({ name: "A better name", aim: "Halve it" });
    expect(JSON.parse(entry?.detail ?? "")).toMatchObject({
      before: { name: `Network ${slug}` },
      after: { name: "A better name", aim: "Halve it" },
    });
    expect((await inDirectory())?.name).toBe("A better name");
  });

  it("writes nothing when nothing changes", async () => {
    await changeSettings(leader, slug, {});

    expect(
      await tableOf(slug, "select id from audit_entry where action = 'change-charter'"),
    ).toEqual([]);
  });

  it("has the clock look on the next morning of its new time zone", async () => {
    const later = { softLockOn: "20", reportOn: "28", hardLockOn: "60" };
    await changeSettings(leader, slug, { ...later, timeZone: "Pacific/Auckland" });

    const due = await inDirectory();
    const calendar = { ...usualCalendar, reportOn: 28, hardLockOn: 60 };
    const { at } = reportDueAt(calendar, "Pacific/Auckland", new Date());
    const morning = nextMorning(calendar, "Pacific/Auckland", new Date());
    expect([at.getTime(), morning.getTime()]).toContain(due?.at);
    expect(due?.time_zone).toBe("Pacific/Auckland");
  });
});

describe("settings that cannot be", () => {
  beforeAll(begin);

  it.each([
    ["days out of order", { dueOn: "9" }],
    ["a report before figures are locked", { reportOn: "19" }],
    ["closing before the report", { hardLockOn: "20" }],
    ["a day that is no number", { dueOn: "soon" }],
    ["a day that no month has", { opensOn: "0" }],
    ["an hour that no day has", { hour: "24" }],
    ["a time zone that is none", { timeZone: "Mars/Olympus" }],
    ["no name", { name: "" }],
    ["a transparency that is none", { transparency: "all" }],
    ["rules that are none", { ruleSet: "mine" }],
  ])("are refused: %s", async (_, changes) => {
    const before = await tableOf(slug, "select * from charter");

    expect((await changeSettings(leader, slug, changes)).status).toBe(422);
    expect(await tableOf(slug, "select * from charter")).toEqual(before);
  });
});

describe("settings of others", () => {
  beforeAll(begin);

  it.each(["coordinator", "analyst", "researcher", "sponsor"] as const)(
    "are kept from a %s",
    async (role) => {
      const person = await newPerson();
      await join(slug, person, role, role === "sponsor" ? 1 : 0);

      expect((await call(person, "GET", `/n/${slug}/settings`)).status).toBe(403);
      expect((await changeSettings(person, slug, { name: "Mine" })).status).toBe(403);
      expect((await inDirectory())?.name).not.toBe("Mine");
    },
  );

  it("are kept from another network's leader, and stay when theirs change", async () => {
    const theirs = await newNetwork();

    expect((await changeSettings(theirs.leader, slug, { name: "Mine" })).status).toBe(404);
    await changeSettings(leader, slug, { name: "Ours" });
    expect((await inDirectory(theirs.slug))?.name).not.toBe("Ours");
  });
});

describe("a network that shows its sites under codes", () => {
  let clerk: Person;
  const hidden = /Southmoor|Westhaven|SOU\b|WES\b/;
  const blinded = async () =>
    (
      await tableOf<{ code: string; blinded_code: string }>(
        slug,
        "select code, blinded_code from site order by id",
      )
    ).map((row) => [row.code, row.blinded_code] as const);

  beforeAll(async () => {
    await begin();
    clerk = await newPerson();
    await join(slug, clerk, "data-entry", 1);
    for (const site of ["NOR", "SOU", "WES"]) {
      await call(leader, "PUT", `/api/v1/n/${slug}/sites/${site}/submissions/2026-09`, {
        figures: [{ measure: "CAUTI", numerator: 2, denominator: 900 }],
      });
    }
    await changeSettings(leader, slug, { transparency: "blinded" });
  });

  it.each([
    "",
    "/sites",
    "/sites?q=o",
    "/measures/CAUTI",
    "/sites/NOR",
    "/uploads",
    "/people",
    "/reports",
  ])("names no other site on the page %s", async (page) => {
    const answered = await call(clerk, "GET", `/n/${slug}${page}`);
    const html = await answered.text();

    expect(answered.status).toBe(200);
    expect(html).not.toMatch(hidden);
  });

  it("names none by API, and keeps their real addresses shut", async () => {
    const codes = new Map(await blinded());

    expect(await siteCodes(clerk, slug)).toEqual(
      ["NOR", codes.get("SOU"), codes.get("WES")].sort(),
    );
    expect((await call(clerk, "GET", `/n/${slug}/sites/SOU`)).status).toBe(404);
    expect((await call(clerk, "GET", `/n/${slug}/sites/${codes.get("SOU")}`)).status).toBe(200);
    const path = `/api/v1/n/${slug}/measures/CAUTI/chart?site=`;
    expect((await call(clerk, "GET", `${path}SOU`)).status).toBe(404);
    const seen = await answer(call(clerk, "GET", `${path}${codes.get("SOU")}`));
    expect(seen.body.site).toBe(codes.get("SOU"));
    const months = await call(clerk, "GET", `/api/v1/n/${slug}/submissions?period=2026-09`);
    expect(await months.text()).not.toMatch(hidden);
  });

  it("names them to whoever leads, coordinates or analyses", async () => {
    for (const role of ["coordinator", "analyst"] as const) {
      const person = await newPerson();
      await join(slug, person, role);
      expect(await siteCodes(person, slug)).toEqual(["NOR", "SOU", "WES"]);
    }
    expect(await siteCodes(leader, slug)).toEqual(["NOR", "SOU", "WES"]);
  });

  it("shows a site nothing of the others where sites see only themselves", async () => {
    const codes = await blinded();
    await changeSettings(leader, slug, { transparency: "own-only" });

    expect(await siteCodes(clerk, slug)).toEqual(["NOR"]);
    for (const page of ["", "/sites", "/measures/CAUTI"]) {
      const html = await (await call(clerk, "GET", `/n/${slug}${page}`)).text();
      expect(html).not.toMatch(hidden);
      for (const [code, blind] of codes) if (code !== "NOR") expect(html).not.toContain(blind);
    }
    await changeSettings(leader, slug, { transparency: "blinded" });
    expect(await blinded()).toEqual(codes);
  });
});
