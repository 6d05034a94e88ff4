import { env } from "cloudflare:workers";
import { instantOf } from "@allteach/domain/calendar";
import { type Period, shiftPeriod } from "@allteach/domain/period";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databaseOf, tableOf } from "../support/network-pages.ts";
import {
  mailsTo,
  networkOf,
  pathIn,
  post,
  report,
  strikeAndWork,
} from "../support/report-world.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
/** Each test has a month of its own in the one network. */
let month = "2025-09" as Period;

beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
});

beforeEach(async () => {
  month = shiftPeriod(month, 1);
  const database = await databaseOf(slug);
  await database.batch([
    database.prepare("update subscription set ended_at = 1 where ended_at is null"),
    database.prepare("update charter set transparency = 'named'"),
  ]);
  for (const [site, numerator] of [
    ["NOR", 30],
    ["SOU", 10],
    ["WES", 20],
  ] as const) {
    await report(leader, slug, site, month, { numerator, denominator: 1000 });
  }
});

const HOUR = 60 * 60 * 1000;

/** Noon of a day of the month after the test's own. */
const day = (number: number, period = month) => instantOf(period, number, 12, "Etc/UTC").getTime();
const mailed = (columns: string) =>
  tableOf(slug, `select ${columns} from delivery where report_id like '%${month}%'`);
const ofMonth = (items: readonly { id: string }[]) =>
  items.map(({ id }) => id).filter((id) => id.includes(month));

const subscribe = (who: Person, wanted: object) =>
  answer(call(who, "POST", `/api/v1/n/${slug}/subscriptions`, wanted));
const member = async (...[role, site]: [Parameters<typeof join>[2], number?]) => {
  const person = await newPerson(role);
  await join(slug, person, role, site);
  return person;
};
const archive = async (who: Person) =>
  (await answer(call(who, "GET", `/api/v1/n/${slug}/reports`))).body.items as { id: string }[];
const run = async () => strikeAndWork(day(21), await networkOf(slug));

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

    const [year = 0, number = 0] = month.split("-").map(Number);
    const lastDay = Date.UTC(year, number + 1, 0, 7);
    expect(await mailed("not_before as at")).toEqual([{ at: lastDay }]);
  });
});

describe("reports of a month", () => {
  it("are made once for each kind and audience, and mailed to each who asked", async () => {
    const [one, other] = [await member("clinician", 1), await member("data-entry", 1)];
    for (const who of [one, other]) await subscribe(who, { report: "site", site: "NOR" });
    await subscribe(leader, { report: "functioning" });
    await run();

    expect(ofMonth(await archive(leader)).sort()).toEqual([
      ...[`functioning-${month}`, `network-${month}`, `site-1-${month}`],
    ]);
    for (const who of [one, other]) {
      const [mail, ...more] = await mailsTo(who.email);
      expect(more).toEqual([]);
      expect(mail?.subject).toContain("Northgate");
    }
    const [functioning] = await mailsTo(leader.email);
    expect(functioning?.text).toContain("Sites in time");
    expect(ofMonth(await archive(one))).not.toContain(`funder-${month}-sums`);
  });

  it("tell a funder the sums alone, and nothing of a few cases", async () => {
    const funder = await member("funder");
    await subscribe(funder, { report: "funder" });
    // A month before any of the tests' own.
    await report(leader, slug, "NOR", "2025-08", { numerator: 1, denominator: 1000 });
    await run();
    const [mail] = await mailsTo(funder.email);

    expect(mail?.text).toContain("60");
    for (const site of ["Northgate", "Southmoor", "Westhaven"]) {
      expect(mail?.html).not.toContain(site);
    }
    expect(mail?.text).toContain("Months left out: 1.");
    expect(mail?.text).not.toMatch(/2025-08 +1 +1,000/);
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
    const address = `/api/v1/n/${slug}/reports/network-${month}-names`;
    expect((await call(clinician, "GET", address)).status).toBe(404);
    expect((await call(leader, "GET", address)).status).toBe(200);
  });

  it("stop for a person whose role no longer lets them see it", async () => {
    const clinician = await member("clinician", 1);
    await subscribe(clinician, { report: "site", site: "NOR" });
    await run();
    await tableOf(slug, "update delivery set status = 'ready'");
    await tableOf(slug, "update subscription set user_id = 'someone-else' where ended_at is null");
    await run();

    expect(await mailed("status, failure")).toEqual([
      { status: "stopped", failure: "the person left the network" },
    ]);
  });

  it("are made again as an edition of their own; the old one stays", async () => {
    await subscribe(leader, { report: "network" });
    await run();
    const before = await answer(call(leader, "GET", `/api/v1/n/${slug}/reports/network-${month}`));
    const again = await post(leader, `/n/${slug}/runs`, { reason: "a definition was wrong" });
    expect(again.status).toBe(303);
    const after = await answer(call(leader, "GET", `/api/v1/n/${slug}/reports/network-${month}`));

    expect(after.body).toEqual(before.body);
    const page = await call(leader, "GET", again.headers.get("location") ?? "");
    expect(await page.text()).toContain("a definition was wrong");
  });
});

describe("one mail a day", () => {
  it("has everything from all of a person's networks in it", async () => {
    const other = await newNetwork();
    const reader = await member("analyst");
    await join(other.slug, reader, "analyst");
    await subscribe(reader, { report: "network" });
    await call(reader, "POST", `/api/v1/n/${other.slug}/subscriptions`, { report: "network" });
    await post(reader, `/n/${slug}/mail-preference`, {
      digest: "yes",
      reminders: "yes",
      locale: "",
    });
    await run();
    await strikeAndWork(day(21), await networkOf(other.slug));
    expect(await mailsTo(reader.email)).toEqual([]);
    await env.DIRECTORY.prepare("update digest set due_at = 1").run();
    await strikeAndWork(Date.now(), await networkOf(slug));
    const mails = await mailsTo(reader.email);

    expect(mails.map(({ subject }) => subject.replace(/^Allteach, .*?:/, ""))).toEqual([
      expect.stringContaining("2 things from"),
    ]);
    expect(await mailed("status")).toEqual([{ status: "sent" }]);
  });
});

describe("a reminder", () => {
  it("goes once to each who has something left to send, with the way to it", async () => {
    const entry = await member("data-entry", 1);
    await join(slug, entry, "data-entry", 2);
    const done = await member("clinician", 3);
    const network = await networkOf(slug);
    await strikeAndWork(day(10), network);
    await strikeAndWork(day(10) + HOUR, network);
    const [mail, ...more] = await mailsTo(entry.email);

    expect(more).toEqual([]);
    expect(mail?.links).toEqual(
      expect.arrayContaining([expect.stringContaining(`/sites/NOR/submissions/${month}`)]),
    );
    expect(mail?.text).toContain("Southmoor");
    expect(await mailsTo(done.email)).toEqual([]);
    const stop = mail?.links.find((link) => link.includes("/unsubscribe/")) ?? "";
    expect((await post(undefined, pathIn(stop))).status).toBe(200);
    await strikeAndWork(day(10, shiftPeriod(month, 1)), network);
    expect(await mailsTo(entry.email)).toHaveLength(1);
  });
});
