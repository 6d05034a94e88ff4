import { env } from "cloudflare:workers";
import { buildNetworkReport } from "@allteach/actions/build-report";
import { openDirectory } from "@allteach/store/directory";
import { beforeEach, describe, expect, it } from "vitest";
import { archiveOf } from "../../workers/archive.ts";
import { storeOf } from "../../workers/networks.ts";
import { pngTools } from "../../workers/png-tools.ts";
import { databaseOf } from "../support/network-pages.ts";
import { mailsTo, networkOf, report, strikeAndWork } from "../support/report-world.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

const february21 = Date.UTC(2026, 1, 21, 12);
let slug: string;
let leader: Person;

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "network" });
});

const run = async () => strikeAndWork(february21, await networkOf(slug));
const stateOf = async () =>
  (await answer(call(leader, "GET", `/api/v1/n/${slug}/reports`))).body.items;
const change = async (sql: string) => (await databaseOf(slug)).prepare(sql).run();

describe("a report", () => {
  it("of no data at all comes, and says why it is empty", async () => {
    await run();
    const [mail] = await mailsTo(leader.email);

    expect(mail?.text).toContain("No figures for January 2026 are in yet.");
    expect(mail?.attachments).toEqual([]);
  });

  it("shows names with markup, quotes and other scripts as they are, and runs none", async () => {
    const name = `<script>alert("x")</script> O'Neill שלום ${"long ".repeat(30)}`.slice(0, 200);
    await (await databaseOf(slug))
      .prepare("update measure set name = ? where code = 'CAUTI'")
      .bind(name)
      .run();
    await report(leader, slug, "NOR", "2026-01", { numerator: 3, denominator: 1000 });
    await run();
    const [mail] = await mailsTo(leader.email);

    expect(mail?.html).not.toContain("<script");
    expect(mail?.html).toContain("&lt;script&gt;");
    expect(new TextEncoder().encode(mail?.html).length).toBeLessThan(90 * 1024);
  });

  it("of one site is made, and tells a funder nothing of it", async () => {
    const funder = await newPerson("funder");
    await join(slug, funder, "funder");
    await call(funder, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "funder" });
    await report(leader, slug, "NOR", "2026-01", { numerator: 300, denominator: 1000 });
    await run();
    const [mail] = await mailsTo(funder.email);

    expect(mail?.text).not.toContain("300");
    expect(mail?.text).toContain("Months left out: 1.");
  });

  it("whose paper cannot be made is stopped with a reason on the page of its run", async () => {
    await report(leader, slug, "NOR", "2026-01", { numerator: 3, denominator: 1000 });
    await change("insert into run values ('2026-01', '2026-01', 1, 'calendar', '', 'clock', 1, 1)");
    await strikeAndWorkWithout({ wasm: pngTools.wasm, fonts: pngTools.fonts.slice(0, 1) });

    const page = await (await call(leader, "GET", `/n/${slug}/runs/2026-01`)).text();
    expect(page).toContain("the paper form: it could not be made, so nothing is sent");
    expect(await mailsTo(leader.email)).toEqual([]);
  });

  it("whose chart cannot be drawn is stopped with a reason, and nobody is mailed", async () => {
    await report(leader, slug, "NOR", "2026-01", { numerator: 3, denominator: 1000 });
    await strikeAndWorkWithout();

    expect(await stateOf()).toMatchObject([
      { status: "failed", failure: expect.stringContaining("its chart could not be drawn") },
    ]);
    expect(await mailsTo(leader.email)).toEqual([]);
  });

  it("waits while the archive refuses, and comes once it does not", async () => {
    await report(leader, slug, "NOR", "2026-01", { numerator: 3, denominator: 1000 });
    const network = await networkOf(slug);
    await change("insert into run values ('2026-01', '2026-01', 1, 'calendar', '', 'clock', 1, 1)");
    await change(
      `insert into report (id, kind, period, status, due_at)
         values ('network-2026-01', 'network', '2026-01', 'pending', 1)`,
    );
    const refusing = {
      ...archiveOf(env.ARCHIVE),
      put: async () => {
        throw new Error("the bucket is away");
      },
    };
    await expect(build(refusing)).rejects.toThrow("the bucket is away");
    expect(await stateOf()).toMatchObject([{ status: "pending" }]);
    await strikeAndWork(february21, network);
    expect(await stateOf()).toMatchObject([{ status: "built" }]);
  });
});

describe.each(["network", "funder"] as const)("a %s report", (kind) => {
  const sites = ["NOR", "SOU", "WES"];
  let reader: Person;
  beforeEach(async () => {
    reader = kind === "network" ? leader : await newPerson("funder");
    if (kind === "funder") {
      await join(slug, reader, "funder");
      await call(reader, "POST", `/api/v1/n/${slug}/subscriptions`, { report: kind });
    }
  });
  const enter = async (numerator: number, denominator: number) => {
    for (const site of sites)
      await report(leader, slug, site, "2026-01", { numerator, denominator });
  };
  const mailed = async () => {
    await run();
    const [mail] = await mailsTo(reader.email);
    if (!mail) throw new Error(JSON.stringify(await stateOf()));
    expect(new TextEncoder().encode(mail.html ?? "").length).toBeLessThan(90 * 1024);
    return mail;
  };

  it("of nothing reported says so", async () => {
    const mail = await mailed();
    expect(mail.text).toContain("No figures for January 2026 are in yet.");
    expect(mail.attachments).toEqual([]);
  });

  it("of months without cases has no points, and no chart", async () => {
    for (const site of sites) {
      await report(leader, slug, site, "2026-01", { numerator: 0, denominator: 0 });
    }
    const mail = await mailed();
    expect(mail.attachments).toEqual([]);
    expect(mail.text).not.toContain("NaN");
  });

  it("of a few cases shows them to the network, and nothing at all to a funder", async () => {
    await enter(1, 1000);
    const mail = await mailed();
    expect(/\b3 +3,000\b/.test(mail.text)).toBe(kind === "network");
    expect(mail.attachments.length).toBe(kind === "network" ? 1 : 0);
    if (kind === "funder") expect(mail.text).toContain("Months left out: 1.");
  });

  it.each([
    ["200 letters", "Infection ".repeat(20).trim()],
    ["right-to-left and Chinese letters", "معدل \u202eevil\u202c لكل 每千住院日感染数"],
    ["emoji and markup", `👨‍👩‍👧 😀 <script>alert("x")</script><b>O'Neill</b>`],
  ])("takes a measure’s name of %s", async (_what, name) => {
    const database = await databaseOf(slug);
    await database
      .prepare("update measure set name = ?, unit = 'per 千 😀' where code = 'CAUTI'")
      .bind(name)
      .run();
    await enter(30, 1000);
    const mail = await mailed();
    const plain = name.replace(/[\u202a-\u202e]/g, "");

    expect(mail.text.replace(/\s+/g, " ")).toContain(plain);
    expect(mail.html).not.toContain("<script");
    expect(mail.html).not.toContain("\u202e");
    expect(mail.attachments.length).toBe(1);
  });
});

/** Tools whose letters are gone when a chart is to be drawn. */
const brokenPng = {
  wasm: pngTools.wasm,
  get fonts(): never {
    throw new Error("no letters");
  },
};

async function build(archive: ReturnType<typeof archiveOf>, png: typeof pngTools = pngTools) {
  const network = await networkOf(slug);
  const place = {
    ...{ network, store: storeOf(env, network), archive },
    directory: openDirectory(env.DIRECTORY),
  };
  const later = async () => undefined;
  const tools = { png, origin: "https://a.example", later, now: new Date() };
  return buildNetworkReport(place, "network-2026-01", tools);
}

async function strikeAndWorkWithout(png: typeof pngTools = brokenPng) {
  await change(
    `insert into report (id, kind, period, status, due_at)
       values ('network-2026-01', 'network', '2026-01', 'pending', 1)`,
  );
  await expect(build(archiveOf(env.ARCHIVE), png)).rejects.toThrow();
}
