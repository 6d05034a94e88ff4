import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changeSettings, tableOf } from "../support/network-pages.ts";
import { mailsTo, networkOf, report, strikeAndWork } from "../support/report-world.ts";
import { HOUR, simulatedPlatform, strikeNow } from "../support/simulated-platform.ts";
import { answer, call, newNetwork, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;

beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A network of one measure and one reader; its days pass faster than a session does. */
async function networkAt(now: string): Promise<void> {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(now) });
  ({ slug, leader } = await newNetwork());
  await env.DIRECTORY.prepare("update session set expires_at = 9e15").run();
  await tableOf(slug, "update measure set status = 'retired' where code <> 'CAUTI'");
  await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "network" });
}

/** The hours from one moment to another, and what they ask for done. */
async function pass(from: string, to: string): Promise<void> {
  vi.setSystemTime(new Date(from));
  await simulatedPlatform({}).passUntil(Date.parse(to));
}

const runs = () =>
  tableOf<{ why: string; at: string }>(
    slug,
    `select period, why, strftime('%Y-%m-%dT%H:%M', begun_at / 1000, 'unixepoch') as at
       from run order by begun_at`,
  );

/** A site gives all that it is asked for a month. */
const give = (site: string, period: string) =>
  report(leader, slug, site, period, { numerator: 3, denominator: 1000 });

describe("a month's report", () => {
  it("comes early once every site is in, where the network wants it so, and not again", async () => {
    await networkAt("2026-02-05T12:00:00Z");
    for (const site of ["NOR", "SOU"]) await give(site, "2026-01");
    await tableOf(slug, `update charter set reports = '{"early":true}'`);
    await pass("2026-02-06T06:00:00Z", "2026-02-06T08:00:00Z");
    expect(await runs()).toEqual([]);

    await give("WES", "2026-01");
    await pass("2026-02-07T06:00:00Z", "2026-02-07T08:00:00Z");
    await pass("2026-02-21T06:00:00Z", "2026-02-21T09:00:00Z");

    expect(await runs()).toEqual([{ period: "2026-01", why: "early", at: "2026-02-07T07:00" }]);
    expect(await mailsTo(leader.email)).toHaveLength(1);
  });

  it("waits for its day where the network has not asked for more", async () => {
    await networkAt("2026-02-05T12:00:00Z");
    for (const site of ["NOR", "SOU", "WES"]) await give(site, "2026-01");
    await pass("2026-02-06T06:00:00Z", "2026-02-06T08:00:00Z");

    expect(await runs()).toEqual([]);
  });

  it("is followed by one addendum when the last site is in", async () => {
    await networkAt("2026-02-20T12:00:00Z");
    for (const site of ["NOR", "SOU"]) await give(site, "2026-01");
    await pass("2026-02-21T06:00:00Z", "2026-02-21T08:00:00Z");
    await give("WES", "2026-01");
    await pass("2026-02-22T06:00:00Z", "2026-02-22T08:00:00Z");
    await report(leader, slug, "WES", "2026-01", { numerator: 4, denominator: 1000 });
    await pass("2026-02-23T06:00:00Z", "2026-02-23T08:00:00Z");

    expect(await runs()).toMatchObject([{ why: "calendar" }, { why: "late-figures" }]);
    const mails = await mailsTo(leader.email);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).not.toBe(mails[1]?.text);
  });

  it("is followed by one on the day the month closes, where sites stay away", async () => {
    await networkAt("2026-02-20T12:00:00Z");
    await give("NOR", "2026-01");
    await pass("2026-02-21T06:00:00Z", "2026-02-21T08:00:00Z");
    await give("SOU", "2026-01");
    await pass("2026-02-22T06:00:00Z", "2026-02-22T08:00:00Z");
    expect(await runs()).toHaveLength(1);
    // Day 35 of February is 7 March.
    await pass("2026-03-07T06:00:00Z", "2026-03-07T09:00:00Z");

    expect(await runs()).toMatchObject([
      { why: "calendar" },
      { why: "late-figures", at: "2026-03-07T07:00" },
    ]);
  });
});

describe("the clock", () => {
  it.each([
    ["an hour that the spring skips", "29", "1", "2026-03-29T01:00:00Z"],
    ["an hour that comes twice in autumn", "25", "1", "2026-10-25T00:00:00Z"],
    ["the 31st in February", "31", "7", "2026-02-28T07:00:00Z"],
    ["the 31st in April, in summer time", "31", "7", "2026-04-30T06:00:00Z"],
  ])("strikes as often as it likes: one report, on %s", async (_, reportOn, hour, due) => {
    const dueAt = Date.parse(due);
    await networkAt(new Date(dueAt - 12 * HOUR).toISOString());
    await changeSettings(leader, slug, {
      timeZone: "Europe/London",
      reportOn,
      hour,
      hardLockOn: "40",
    });
    const { bindings } = simulatedPlatform({});
    for (let at = dueAt - 5 * HOUR; at <= dueAt + 4 * HOUR; at += HOUR) {
      vi.setSystemTime(at);
      for (const _again of [1, 2]) await strikeNow(bindings);
    }

    expect(await runs()).toMatchObject([{ why: "calendar", at: due.slice(0, 16) }]);
  });
});

describe("a network of three hundred sites", () => {
  it("has a report that a mail program takes, with every site counted", async () => {
    ({ slug, leader } = await newNetwork());
    const more = Array.from({ length: 297 }, (_, n) => [n + 4, `Hospital ${n + 4}`, `H${n + 4}`]);
    await tableOf(
      slug,
      `insert into site (id, name, code, blinded_code, type, joined)
         select value ->> 0, value ->> 1, value ->> 2, 'Site ' || (value ->> 0), '', '2020-01'
           from json_each('${JSON.stringify(more)}')`,
    );
    const { body } = await answer(call(leader, "GET", `/api/v1/n/${slug}/sites`));
    const codes: string[] = body.items.map(({ code }: { code: string }) => code);
    const lines = ["2025-11", "2025-12", "2026-01"].flatMap((period) =>
      codes.map((code, place) => `${code},${period},CAUTI,${place % 7},${900 + (place % 50)}`),
    );
    const csv = ["site,period,measure,numerator,denominator", ...lines].join("\n");
    const type = { "content-type": "text/csv" };
    const sent = await call(leader, "POST", `/api/v1/n/${slug}/uploads?reason=all`, csv, type);
    expect((await answer(Promise.resolve(sent))).body.counts).toMatchObject({ new: 900 });
    await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "network" });
    await strikeAndWork(Date.UTC(2026, 1, 21, 12), await networkOf(slug));
    const [mail] = await mailsTo(leader.email);
    if (!mail) throw new Error("no report was mailed");

    const htmlBytes = new TextEncoder().encode(mail.html).length;
    const carried = mail.attachments.reduce((sum, { bytes }) => sum + bytes, 0);
    console.info(`300 sites: ${htmlBytes} bytes of HTML, ${carried} bytes of pictures`);
    expect(codes).toHaveLength(300);
    expect(htmlBytes).toBeLessThan(90 * 1024);
    expect(htmlBytes + mail.text.length + (carried * 4) / 3).toBeLessThan(1024 * 1024);
    expect(mail.text).toMatch(/300 sites|of 300/);
  });
});
