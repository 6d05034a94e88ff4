import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { databaseOf } from "../support/network-pages.ts";
import {
  mailsTo,
  networkOf,
  pathIn,
  post,
  report,
  strikeAndWork,
} from "../support/report-world.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

const february21 = Date.UTC(2026, 1, 21, 12);
let slug: string;
let leader: Person;

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  await report(leader, slug, "NOR", "2026-01", { numerator: 30, denominator: 1000 });
  await report(leader, slug, "SOU", "2026-01", { numerator: 10, denominator: 1000 });
  await report(leader, slug, "WES", "2026-01", { numerator: 20, denominator: 1000 });
});

const subscribe = (who: Person, wanted: object) =>
  answer(call(who, "POST", `/api/v1/n/${slug}/subscriptions`, wanted));
const member = async (...[role, site]: [Parameters<typeof join>[2], number?]) => {
  const person = await newPerson(role);
  await join(slug, person, role, site);
  return person;
};
const archive = async (who: Person) =>
  (await answer(call(who, "GET", `/api/v1/n/${slug}/reports`))).body.items as { id: string }[];
const run = async () => strikeAndWork(february21, await networkOf(slug));

describe("a subscription", () => {
  it("is to a report of the network, of how it works, of a site, or for funders", async () => {
    expect(await subscribe(leader, { report: "functioning" })).toMatchObject({ status: 201 });
    expect(await subscribe(leader, { report: "site", site: "NOR", format: "pdf" })).toMatchObject({
      ...{ status: 201, body: { report: "site", site: "NOR", format: "pdf" } },
    });
    const { body } = await answer(call(leader, "GET", `/api/v1/n/${slug}/subscriptions`));
    expect(body.items).toMatchObject([{ report: "functioning" }, { report: "site", site: "NOR" }]);
  });

  it("says what is wrong with it", async () => {
    expect((await subscribe(leader, { report: "site" })).body.errors).toMatchObject([
      { detail: "say which site the report is to be of" },
    ]);
    expect(await subscribe(leader, { report: "site", site: "NONE" })).toMatchObject({
      status: 404,
    });
    expect(await subscribe(leader, { report: "weather" })).toMatchObject({ status: 422 });
    expect(await subscribe(leader, { report: "network", sendOn: 32 })).toMatchObject({
      status: 422,
    });
  });

  it("is refused to those who may not see what is in it", async () => {
    const funder = await member("funder");
    const clinician = await member("clinician", 1);

    expect(await subscribe(funder, { report: "network" })).toMatchObject({ status: 403 });
    expect(await subscribe(funder, { report: "funder" })).toMatchObject({ status: 201 });
    expect(await subscribe(clinician, { report: "site", site: "SOU" })).toMatchObject({
      status: 403,
    });
    expect(await subscribe(clinician, { report: "site", site: "NOR" })).toMatchObject({
      status: 201,
    });
  });

  it("waits for its day, and the 31st means the last one", async () => {
    await subscribe(leader, { report: "network", sendOn: 31 });
    await run();

    const database = await databaseOf(slug);
    const { results } = await database.prepare("select not_before as at from delivery").all();
    expect(results).toEqual([{ at: Date.UTC(2026, 1, 28, 7) }]);
  });
});

describe("reports of a month", () => {
  it("are made once for each kind and audience, and mailed to each who asked", async () => {
    const [one, other] = [await member("clinician", 1), await member("data-entry", 1)];
    for (const who of [one, other]) await subscribe(who, { report: "site", site: "NOR" });
    await subscribe(leader, { report: "functioning" });
    await run();

    expect((await archive(leader)).map(({ id }) => id).sort()).toEqual([
      ...["functioning-2026-01", "network-2026-01", "site-1-2026-01"],
    ]);
    for (const who of [one, other]) {
      const [mail, ...more] = await mailsTo(who.email);
      expect(more).toEqual([]);
      expect(mail?.subject).toContain("Northgate");
    }
    const [functioning] = await mailsTo(leader.email);
    expect(functioning?.text).toContain("Sites in time");
    expect((await archive(one)).map(({ id }) => id)).not.toContain("funder-2026-01-sums");
  });

  it("tell a funder the sums alone, and nothing of a few cases", async () => {
    const funder = await member("funder");
    await subscribe(funder, { report: "funder" });
    await report(leader, slug, "NOR", "2025-12", { numerator: 1, denominator: 1000 });
    await run();
    const [mail] = await mailsTo(funder.email);

    expect(mail?.text).toContain("60");
    for (const site of ["Northgate", "Southmoor", "Westhaven"]) {
      expect(mail?.html).not.toContain(site);
    }
    expect(mail?.text).toContain("Months left out: 1.");
    expect(mail?.text).not.toMatch(/2025-12 +1 +1,000/);
  });

  it("say under which codes sites stand, but to those who see every site", async () => {
    const database = await databaseOf(slug);
    await database.prepare("update charter set transparency = 'blinded'").run();
    const clinician = await member("clinician", 1);
    for (const who of [leader, clinician]) await subscribe(who, { report: "network" });
    await run();
    const [[seen], [blinded]] = [await mailsTo(leader.email), await mailsTo(clinician.email)];

    expect(seen?.html).toContain("Southmoor");
    expect(blinded?.html).not.toContain("Southmoor");
    const address = `/api/v1/n/${slug}/reports/network-2026-01-names`;
    expect((await call(clinician, "GET", address)).status).toBe(404);
    expect((await call(leader, "GET", address)).status).toBe(200);
  });

  it("stop for a person whose role no longer lets them see it", async () => {
    const clinician = await member("clinician", 1);
    await subscribe(clinician, { report: "site", site: "NOR" });
    await run();
    const database = await databaseOf(slug);
    await database.prepare("update delivery set status = 'ready'").run();
    await database.prepare("update subscription set user_id = 'someone-else'").run();
    await run();

    const { results } = await database.prepare("select status, failure from delivery").all();
    expect(results).toEqual([{ status: "stopped", failure: "the person left the network" }]);
  });

  it("are made again as an edition of their own; the old one stays", async () => {
    await subscribe(leader, { report: "network" });
    await run();
    const before = await answer(call(leader, "GET", `/api/v1/n/${slug}/reports/network-2026-01`));
    const again = await post(leader, `/n/${slug}/runs`, { reason: "a definition was wrong" });
    expect(again.status).toBe(303);
    const after = await answer(call(leader, "GET", `/api/v1/n/${slug}/reports/network-2026-01`));

    expect(after.body).toEqual(before.body);
    const page = await call(leader, "GET", again.headers.get("location") ?? "");
    expect(await page.text()).toContain("a definition was wrong");
  });
});

describe("one mail a day", () => {
  it("has everything from all of a person's networks in it", async () => {
    const other = await newNetwork(leader);
    await subscribe(leader, { report: "network" });
    await call(leader, "POST", `/api/v1/n/${other.slug}/subscriptions`, { report: "network" });
    await post(leader, `/n/${slug}/mail-preference`, {
      digest: "yes",
      reminders: "yes",
      locale: "",
    });
    await run();
    await strikeAndWork(february21, await networkOf(other.slug));
    expect(await mailsTo(leader.email)).toEqual([]);
    await env.DIRECTORY.prepare("update digest set due_at = 1").run();
    await strikeAndWork(Date.now(), await networkOf(slug));
    const mails = await mailsTo(leader.email);

    expect(mails.map(({ subject }) => subject.replace(/^Allteach, .*?:/, ""))).toEqual([
      expect.stringContaining("2 things from"),
    ]);
    const states = await (await databaseOf(slug)).prepare("select status from delivery").all();
    expect(states.results).toEqual([{ status: "sent" }]);
  });
});

describe("a reminder", () => {
  it("goes once to each who has something left to send, with the way to it", async () => {
    const entry = await member("data-entry", 1);
    await join(slug, entry, "data-entry", 2);
    const done = await member("clinician", 3);
    const network = await networkOf(slug);
    await strikeAndWork(Date.UTC(2026, 1, 10, 7), network);
    await strikeAndWork(Date.UTC(2026, 1, 10, 8), network);
    const [mail, ...more] = await mailsTo(entry.email);

    expect(more).toEqual([]);
    expect(mail?.links).toEqual(
      expect.arrayContaining([expect.stringContaining("/sites/NOR/submissions/2026-01")]),
    );
    expect(mail?.text).toContain("Southmoor");
    expect(await mailsTo(done.email)).toEqual([]);
    const stop = mail?.links.find((link) => link.includes("/unsubscribe/")) ?? "";
    expect((await post(undefined, pathIn(stop))).status).toBe(200);
    await strikeAndWork(Date.UTC(2026, 2, 10, 7), network);
    expect(await mailsTo(entry.email)).toHaveLength(1);
  });
});
