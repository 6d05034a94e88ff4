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

async function strikeAndWorkWithout() {
  await change(
    `insert into report (id, kind, period, status, due_at)
       values ('network-2026-01', 'network', '2026-01', 'pending', 1)`,
  );
  await expect(build(archiveOf(env.ARCHIVE), brokenPng)).rejects.toThrow();
}
